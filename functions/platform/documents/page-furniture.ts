import {
	accent,
	drawLines,
	drawRule,
	drawText,
	ink,
	lineHeight,
	softInk,
	type Canvas,
	type TextStyle,
} from './drawing.ts';
import { breakLines, clipLine } from './line-breaking.ts';
import { page, textWidth } from './page-flow.ts';
import { inElement, ornament } from './structure.ts';

/** A label with its value, as in the head of a page. */
export interface HeadField {
	label: string;
	value: string;
	/** Share of the width of its row. */
	width?: number;
}

const titleStyle: TextStyle = { weight: 'bold', size: 17, color: ink };
const labelStyle: TextStyle = { weight: 'regular', size: 8, color: softInk };
const valueStyle: TextStyle = { weight: 'regular', size: 10, color: ink };
const footerStyle: TextStyle = { weight: 'regular', size: 8.2, color: softInk };
const gap = 10;

function drawFieldRow(canvas: Canvas, fields: readonly HeadField[], top: number): number {
	const total = fields.reduce((sum, field) => sum + (field.width ?? 1), 0);
	let x: number = page.left;
	let bottom = top;
	for (const field of fields) {
		const width = ((field.width ?? 1) / total) * textWidth;
		const lines = breakLines(canvas.fonts[valueStyle.weight], field.value, valueStyle.size, width - gap);
		const left = x;
		// Label and value are read in one breath.
		const y = inElement(canvas, 'P', () => {
			drawText(canvas, field.label, labelStyle, { x: left, y: top, width: width - gap });
			return drawLines(canvas, lines, valueStyle, {
				x: left,
				y: top + lineHeight(labelStyle) - 1,
				width: width - gap,
			});
		});
		bottom = Math.max(bottom, y);
		x += width;
	}
	return bottom;
}

/** The head of a page: its title, and rows of labelled values under it. Gives the y where content begins. */
export function drawPageHead(canvas: Canvas, title: string, rows: readonly (readonly HeadField[])[]): number {
	inElement(canvas, 'H1', () =>
		drawText(canvas, title, titleStyle, { x: page.left, y: page.top - 6, width: textWidth, spacing: 0.6 }),
	);
	let y = page.top + lineHeight(titleStyle);
	drawRule(canvas, [page.left, y], [page.right, y], { width: 1.2, color: ink });
	drawRule(canvas, [page.left, y], [page.left + 48, y], { width: 2.4, color: accent });
	y += 8;
	for (const row of rows) y = drawFieldRow(canvas, row, y) + 5;
	drawRule(canvas, [page.left, y + 2], [page.right, y + 2]);
	return y + 16;
}

/** The text at the three places of a footer. */
export interface Footer {
	start: string;
	middle: string;
	end: string;
}

/** Writes the footer of every page; the last thing to do, because only then the number of pages is known. */
export function drawFooters(
	canvas: Canvas,
	footerOf: (pageNumber: number, pageCount: number) => Footer,
): void {
	const { start, count } = canvas.doc.bufferedPageRange();
	const font = canvas.fonts[footerStyle.weight];
	for (let index = 0; index < count; index++) {
		canvas.doc.switchToPage(start + index);
		ornament(canvas, () => drawFooter(index));
	}

	function drawFooter(index: number) {
		const footer = footerOf(index + 1, count);
		const top = page.bottom + 12;
		drawRule(canvas, [page.left, top], [page.right, top]);
		const outer = Math.max(
			font.widthOf(footer.start, footerStyle.size),
			font.widthOf(footer.end, footerStyle.size),
		);
		const place = { x: page.left, y: top + 4, width: textWidth };
		drawText(canvas, footer.start, footerStyle, place);
		// The name is the only part that can be long; it gives way.
		const middle = clipLine(font, footer.middle, footerStyle.size, textWidth - (outer + gap) * 2);
		drawText(canvas, middle, footerStyle, { ...place, align: 'center' });
		drawText(canvas, footer.end, footerStyle, { ...place, align: 'right' });
	}
}
