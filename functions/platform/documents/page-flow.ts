import type { Canvas } from './drawing.ts';
import { ornament } from './structure.ts';

/** The part of an A4 page that text may fill, in points. */
export const page = { width: 595.28, height: 841.89, left: 42, right: 553.28, top: 44, bottom: 786 } as const;

/** The width between the margins. */
export const textWidth = page.right - page.left;

/** A place in a run of pages: content is put at `y`, and a new page, with its head, is opened when it does not fit. */
export interface PageFlow extends Canvas {
	y: number;
	/** Opens a page and sets `y` under its head. */
	openPage(): void;
}

/**
 * Starts a run of pages that all have the same head.
 *
 * @param drawHead - Draws the head of each page and gives the y where content begins.
 */
export function startFlow(canvas: Canvas, drawHead: (canvas: Canvas) => number): PageFlow {
	let opened = false;
	const flow: PageFlow = {
		...canvas,
		y: page.top,
		openPage() {
			canvas.doc.addPage();
			// Read aloud once; on the pages after the first it only repeats.
			flow.y = opened ? ornament(canvas, () => drawHead(canvas)) : drawHead(canvas);
			opened = true;
		},
	};
	flow.openPage();
	return flow;
}

/** True when so much height is left on the page. */
export function fits(flow: PageFlow, height: number): boolean {
	// Half a point of grace: sums of line heights are not exact.
	return flow.y + height <= page.bottom + 0.5;
}
