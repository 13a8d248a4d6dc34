import {
	accent,
	drawLines,
	drawPicture,
	drawRule,
	drawShape,
	drawText,
	hairline,
	ink,
	lineHeight,
	softInk,
	tint,
	type Box,
	type Canvas,
	type TextStyle,
} from '#platform/documents/drawing.ts';
import { breakLines } from '#platform/documents/line-breaking.ts';
import { page, textWidth } from '#platform/documents/page-flow.ts';
import { inElement } from '#platform/documents/structure.ts';
import { formatRocDateLong } from '#shared/values/roc-date.ts';
import type { EBookData } from './e-book-data.ts';

const issuerStyle: TextStyle = { weight: 'regular', size: 13, color: softInk };
const titleStyle: TextStyle = { weight: 'bold', size: 40, color: ink };
// Wider, and readers would take each character for a word of its own.
const titleSpacing = 3.2;
const labelStyle: TextStyle = { weight: 'regular', size: 9, color: softInk };
const valueStyle: TextStyle = { weight: 'bold', size: 12.5, color: ink };

const frame: Box = { x: 30, y: 30, width: page.width - 60, height: page.bottom - 34 };
// 35 × 45 mm, the form of an ID photo.
const photoBox = { width: 112, height: 144 };
const cardGap = 26;

function drawFrame(canvas: Canvas): void {
	drawShape(canvas, (doc) => {
		doc.lineWidth(1.2).strokeColor(ink).rect(frame.x, frame.y, frame.width, frame.height).stroke();
		doc
			.lineWidth(0.4)
			.strokeColor(hairline)
			.rect(frame.x + 5, frame.y + 5, frame.width - 10, frame.height - 10)
			.stroke();
	});
}

function drawTitle(canvas: Canvas, data: EBookData, top: number): number {
	const place = { x: page.left + 20, width: textWidth - 40, align: 'center' as const };
	const issuer = breakLines(canvas.fonts.regular, data.book.issuer, issuerStyle.size, place.width);
	let y = drawLines(canvas, issuer, issuerStyle, { ...place, y: top }) + 6;
	inElement(canvas, 'H1', () =>
		drawText(canvas, '志願服務紀錄冊', titleStyle, { ...place, y, spacing: titleSpacing }),
	);
	y += lineHeight(titleStyle) + 8;
	const middle = page.width / 2;
	drawRule(canvas, [middle - 70, y], [middle + 70, y], { width: 0.6, color: ink });
	drawShape(canvas, (doc) => doc.rect(middle - 16, y - 1.4, 32, 2.8).fill(accent));
	return y;
}

function drawPhoto(canvas: Canvas, photo: Uint8Array | undefined, box: Box): void {
	drawShape(canvas, (doc) => doc.rect(box.x, box.y, box.width, box.height).fill(tint));
	if (photo === undefined) {
		const y = box.y + (box.height - lineHeight(labelStyle)) / 2;
		drawText(canvas, '照片', labelStyle, { x: box.x, y, width: box.width, align: 'center' });
	} else drawPicture(canvas, photo, box, { name: 'photo', alt: '志工照片' });
	drawShape(canvas, (doc) =>
		doc.lineWidth(0.5).strokeColor(hairline).rect(box.x, box.y, box.width, box.height).stroke(),
	);
}

function fieldsOf({ volunteer, book }: EBookData): [label: string, value: string][] {
	return [
		['姓名', volunteer.name],
		['國民身分證統一編號', volunteer.nationalId],
		['編號', book.number],
		['發給單位', book.issuer],
		['發冊日期', formatRocDateLong(book.issuedOn)],
	];
}

interface CardField {
	label: string;
	lines: string[];
	height: number;
}

// Measured first, because the card stands at the foot of the page and grows upwards with long names.
function measureCard(
	canvas: Canvas,
	data: EBookData,
	width: number,
): { fields: CardField[]; height: number } {
	const fields = fieldsOf(data).map(([label, value]) => {
		const lines = breakLines(canvas.fonts[valueStyle.weight], value, valueStyle.size, width - 108);
		return { label, lines, height: lines.length * lineHeight(valueStyle) + 11 };
	});
	return {
		fields,
		height: Math.max(
			photoBox.height,
			fields.reduce((sum, field) => sum + field.height, 0),
		),
	};
}

function drawCard(
	canvas: Canvas,
	card: ReturnType<typeof measureCard>,
	x: number,
	top: number,
	width: number,
): void {
	let y = top;
	drawRule(canvas, [x, y], [x + width, y], { width: 0.9, color: ink });
	card.fields.forEach(({ label, lines, height }, index) => {
		inElement(canvas, 'P', () => {
			drawText(canvas, label, labelStyle, { x: x + 2, y: y + 5.5 + 2.6, width: 100 });
			drawLines(canvas, lines, valueStyle, { x: x + 104, y: y + 5.5, width: width - 108 });
		});
		y += height;
		const last = index === card.fields.length - 1;
		drawRule(canvas, [x, y], [x + width, y], last ? { width: 0.9, color: ink } : {});
	});
}

/** The first page (P-15): who the book belongs to, who issued it, and the cover picture that the unit uploaded. */
export function drawCover(canvas: Canvas, data: EBookData): void {
	canvas.doc.addPage();
	drawFrame(canvas);
	const photoX = page.left + 26;
	const cardX = photoX + photoBox.width + cardGap;
	const cardWidth = page.right - 26 - cardX;
	const card = measureCard(canvas, data, cardWidth);
	const foot = frame.y + frame.height - 48;
	const cardTop = data.cover === undefined ? foot - card.height - 150 : foot - card.height;

	const titleBottom = drawTitle(canvas, data, data.cover === undefined ? 190 : 74);
	if (data.cover !== undefined) {
		const top = titleBottom + 30;
		const box = { x: page.left + 26, y: top, width: textWidth - 52, height: cardTop - 34 - top };
		drawPicture(canvas, data.cover, box, { name: 'cover', alt: '紀錄冊封面圖片' });
	}
	drawPhoto(canvas, data.photo, { x: photoX, y: cardTop, ...photoBox });
	drawCard(canvas, card, cardX, cardTop, cardWidth);
}
