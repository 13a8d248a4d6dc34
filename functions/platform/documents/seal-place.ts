import {
	drawShape,
	drawText,
	hairline,
	lineHeight,
	type Box,
	type Canvas,
	type TextStyle,
} from './drawing.ts';

/** 用印處: where a document is to be stamped. */
export function drawSealPlace(canvas: Canvas, box: Box, style: TextStyle): void {
	drawShape(canvas, (doc) => {
		doc.lineWidth(0.6).dash(3, { space: 3 }).strokeColor(hairline);
		doc.rect(box.x, box.y, box.width, box.height).stroke().undash();
	});
	drawText(canvas, '用印處', style, {
		x: box.x,
		y: box.y + (box.height - lineHeight(style)) / 2,
		width: box.width,
		align: 'center',
	});
}
