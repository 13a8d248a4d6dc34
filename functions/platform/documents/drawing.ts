import type { DocumentFonts, FontWeight } from './document-fonts.ts';
import type { PdfDocument } from './pdf-document.ts';
import { asContent, asParagraph, inElement, ornament } from './structure.ts';

/** Colours and sizes that all documents share: one ink, one warm accent, hairlines. Sizes in points. */
export const ink = '#1b2a41';
export const softInk = '#5b6472';
export const accent = '#a8502a';
export const hairline = '#cfc9bd';
export const tint = '#f5f2eb';

export interface TextStyle {
	weight: FontWeight;
	size: number;
	color: string;
}

export type Align = 'left' | 'center' | 'right';

/** What drawing functions need: the document and the fonts that it was made with. */
export interface Canvas {
	readonly doc: PdfDocument;
	readonly fonts: DocumentFonts;
}

export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** The height of a line of running text. */
export function lineHeight(style: TextStyle): number {
	return style.size * 1.45;
}

/** Writes one line, which the caller has made fit, into a line box with its top at `y`. */
export function drawText(
	canvas: Canvas,
	text: string,
	style: TextStyle,
	{
		x,
		y,
		width,
		align = 'left',
		spacing = 0,
	}: { x: number; y: number; width: number; align?: Align; spacing?: number },
): void {
	const { doc, fonts } = canvas;
	if (text === '') return;
	// Letter spacing follows the last character too; without it the line would hang to the left.
	const textWidth =
		align === 'left'
			? 0
			: fonts[style.weight].widthOf(text, style.size) + spacing * (Array.from(text).length - 1);
	const indent = align === 'right' ? width - textWidth : align === 'center' ? (width - textWidth) / 2 : 0;
	// Ideographs stand 0.88 em above the baseline and 0.12 em below.
	const baseline = y + (lineHeight(style) - style.size) / 2 + style.size * 0.88;
	asContent(canvas, () =>
		doc
			.font(style.weight)
			.fontSize(style.size)
			.fillColor(style.color)
			.text(text, x + indent, baseline, {
				lineBreak: false,
				baseline: 'alphabetic',
				characterSpacing: spacing,
			}),
	);
}

/** Writes lines one under the other and gives the y under the last. */
export function drawLines(
	canvas: Canvas,
	lines: readonly string[],
	style: TextStyle,
	place: { x: number; y: number; width: number; align?: Align },
): number {
	return asParagraph(canvas, () => {
		let y = place.y;
		for (const line of lines) {
			drawText(canvas, line, style, { ...place, y });
			y += lineHeight(style);
		}
		return y;
	});
}

/** Fills or strokes a shape that says nothing. */
export function drawShape(canvas: Canvas, draw: (doc: PdfDocument) => unknown): void {
	ornament(canvas, () => draw(canvas.doc));
}

export function drawRule(
	canvas: Canvas,
	[fromX, fromY]: readonly [number, number],
	[toX, toY]: readonly [number, number],
	{ width = 0.4, color = hairline }: { width?: number; color?: string } = {},
): void {
	ornament(canvas, () =>
		canvas.doc.lineWidth(width).strokeColor(color).moveTo(fromX, fromY).lineTo(toX, toY).stroke(),
	);
}

// A PNG with transparency is unpacked before it is embedded, and a small file can unpack to gigabytes.
const mostPixels = 30_000_000;

function pngPixels(bytes: Uint8Array): number {
	if (bytes[0] !== 0x89 || bytes.length < 24) return 0;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	return view.getUint32(16) * view.getUint32(20);
}

/**
 * Draws a JPEG or PNG, whole and centred, into a box.
 *
 * @param picture.name - For the message when its bytes cannot be read.
 * @param picture.alt - What it shows, for those who do not see it.
 */
export function drawPicture(
	canvas: Canvas,
	bytes: Uint8Array,
	box: Box,
	{ name, alt }: { name: string; alt: string },
): void {
	if (pngPixels(bytes) > mostPixels) throw new Error(`picture has too many pixels: ${name}`);
	try {
		const image = () =>
			canvas.doc.image(bytes as Buffer, box.x, box.y, {
				fit: [box.width, box.height],
				align: 'center',
				valign: 'center',
			});
		inElement(canvas, 'Figure', () => asContent(canvas, image), {
			alt,
			bbox: [box.x, box.y, box.x + box.width, box.y + box.height],
		});
	} catch (cause) {
		// pdfkit throws bare strings for some broken files.
		throw new Error(`unreadable picture: ${name}`, { cause });
	}
}
