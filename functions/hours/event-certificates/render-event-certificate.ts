import type { DocumentFonts } from '#platform/documents/document-fonts.ts';
import {
	accent,
	drawLines,
	drawRule,
	drawShape,
	drawText,
	ink,
	lineHeight,
	softInk,
	type Box,
	type Canvas,
	type TextStyle,
} from '#platform/documents/drawing.ts';
import { breakLines } from '#platform/documents/line-breaking.ts';
import { page } from '#platform/documents/page-flow.ts';
import { drawSealPlace } from '#platform/documents/seal-place.ts';
import { createPdf, finishPdf } from '#platform/documents/pdf-document.ts';
import { inElement } from '#platform/documents/structure.ts';
import type { Period } from '#shared/domain/recruitment/event-period.ts';
import { formatHours, type HourTenths } from '#shared/values/hours.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';
import { formatRocDateLong } from '#shared/values/roc-date.ts';

/** Everything that stands on a certificate of service in a large event (V-17). */
export interface EventCertificateData {
	cityName: string;
	volunteerName: string;
	eventName: string;
	/** 活動日期. */
	period: Period;
	/** 活動地點. */
	place: string;
	/** How many entries of service. */
	services: number;
	/** 登錄時數. */
	tenths: HourTenths;
	/** 主辦機關. */
	issuer: string;
	issuedOn: IsoDate;
}

const title = '大型活動服務證書';

// A4 across.
const sheet = { width: page.height, height: page.width };
const frame: Box = { x: 30, y: 30, width: sheet.width - 60, height: sheet.height - 60 };
const left = frame.x + 64;
const width = frame.width - 128;
const right = left + width;
const middle = sheet.width / 2;

const cityStyle: TextStyle = { weight: 'regular', size: 13, color: softInk };
const titleStyle: TextStyle = { weight: 'bold', size: 36, color: ink };
const subtitleStyle: TextStyle = { weight: 'regular', size: 11, color: softInk };
const nameStyle: TextStyle = { weight: 'bold', size: 30, color: ink };
const smallNameStyle: TextStyle = { weight: 'bold', size: 15, color: ink };
const statementStyle: TextStyle = { weight: 'regular', size: 15, color: ink };
const labelStyle: TextStyle = { weight: 'regular', size: 10, color: softInk };
/** How large a fact is set: the first of which no more than so many lines are needed; a place can be long. */
const valueSizes = [
	{ size: 13, lines: 2 },
	{ size: 10.5, lines: 3 },
	{ size: 8, lines: 4 },
] as const;
const issuerStyle: TextStyle = { weight: 'bold', size: 19, color: ink };
const dateStyle: TextStyle = { weight: 'regular', size: 13, color: ink };

/** 關防: as large as a square seal of an authority. */
const sealSize = 92;
const footTop = frame.y + frame.height - 46 - sealSize;
const factsHeight = 80;
const factsTop = footTop - 20 - factsHeight;

function drawFrame(canvas: Canvas): void {
	drawShape(canvas, drawFrameLines);
}

function drawFrameLines(doc: Canvas['doc']): void {
	doc.lineWidth(2).strokeColor(accent).rect(frame.x, frame.y, frame.width, frame.height).stroke();
	const [x, y, w, h] = [frame.x + 8, frame.y + 8, frame.width - 16, frame.height - 16];
	doc.lineWidth(0.6).strokeColor(accent).rect(x, y, w, h).stroke();
	// A small square in each corner, where the two lines would run on.
	for (const cornerX of [x, x + w]) {
		for (const cornerY of [y, y + h]) {
			doc.save().translate(cornerX, cornerY).rotate(45).rect(-5, -5, 10, 10).fill(accent).restore();
		}
	}
}

function drawTitle(canvas: Canvas, cityName: string): number {
	const place = { x: left, width, align: 'center' as const };
	let y = frame.y + 32;
	drawText(canvas, `${cityName}志願服務`, cityStyle, { ...place, y, spacing: 3 });
	y += lineHeight(cityStyle) + 2;
	inElement(canvas, 'H1', () => drawText(canvas, title, titleStyle, { ...place, y, spacing: 7 }));
	y += lineHeight(titleStyle);
	drawText(canvas, 'Certificate of Volunteer Service', subtitleStyle, { ...place, y, spacing: 0.8 });
	y += lineHeight(subtitleStyle) + 10;
	drawRule(canvas, [middle - 100, y], [middle + 100, y], { width: 0.6, color: accent });
	drawShape(canvas, (doc) => doc.rect(middle - 15, y - 1.3, 30, 2.6).fill(accent));
	return y;
}

/** The name and what is thanked for, in the middle of what is left between title and facts. */
function drawStatement(
	canvas: Canvas,
	{ volunteerName, eventName }: EventCertificateData,
	top: number,
): void {
	const text = `君於「${eventName}」擔任志工，熱心投入，圓滿完成服務，謹致謝忱，特頒此證。`;
	const lines = balanced(canvas, text);
	const style = canvas.fonts.bold.widthOf(volunteerName, nameStyle.size) > width ? smallNameStyle : nameStyle;
	const nameLines = breakLines(canvas.fonts.bold, volunteerName, style.size, width);
	const spacing =
		style === nameStyle && nameLines.length === 1 && Array.from(volunteerName).length < 6 ? 8 : 0;
	const nameHeight = nameLines.length * lineHeight(style);
	const height = lineHeight(statementStyle) + 2 + nameHeight + 10 + lines.length * lineHeight(statementStyle);
	const place = { x: left, width, align: 'center' as const };
	let y = top + (factsTop - top - height) / 2;
	drawText(canvas, '茲證明', statementStyle, { ...place, y, spacing: 4 });
	y += lineHeight(statementStyle) + 2;
	for (const line of nameLines) {
		drawText(canvas, line, style, { ...place, y, spacing });
		y += lineHeight(style);
	}
	drawLines(canvas, lines, statementStyle, { ...place, y: y + 10 });
}

/** The text in as few lines as it needs, all about as long: a last line of two characters would spoil the page. */
function balanced({ fonts }: Canvas, text: string): string[] {
	const { size } = statementStyle;
	const fewest = breakLines(fonts.regular, text, size, width);
	for (let narrower = width / 2; narrower < width; narrower += size) {
		const lines = breakLines(fonts.regular, text, size, narrower);
		if (lines.length === fewest.length) return lines;
	}
	return fewest;
}

function drawFacts(canvas: Canvas, data: EventCertificateData): void {
	const { startDate, endDate } = data.period;
	const dates =
		startDate === endDate
			? [formatRocDateLong(startDate)]
			: [formatRocDateLong(startDate), `至 ${formatRocDateLong(endDate)}`];
	const shares: readonly [label: string, share: number, value: string | string[]][] = [
		['活動日期', 0.27, dates],
		['活動地點', 0.39, data.place],
		['服務次數', 0.15, `${data.services} 次`],
		['服務時數', 0.19, `${formatHours(data.tenths)} 小時`],
	];
	drawRule(canvas, [left, factsTop], [right, factsTop], { width: 1, color: ink });
	let x = left;
	for (const [label, share, value] of shares) {
		const column = { x: x + 8, width: width * share - 16, align: 'center' as const };
		if (x > left) drawRule(canvas, [x, factsTop + 12], [x, factsTop + factsHeight - 12]);
		drawValue(canvas, label, value, column);
		x += width * share;
	}
	const bottom = factsTop + factsHeight;
	drawRule(canvas, [left, bottom], [right, bottom], { width: 1, color: ink });
}

function drawValue(
	canvas: Canvas,
	label: string,
	value: string | string[],
	column: { x: number; width: number; align: 'center' },
): void {
	const settings = valueSizes.map(({ size, lines: most }) => {
		const lines = Array.isArray(value) ? value : breakLines(canvas.fonts.bold, value, size, column.width);
		return { lines, most, style: { weight: 'bold', size, color: ink } as const };
	});
	const set = settings.find(({ lines, most }) => lines.length <= most) ?? settings.at(-1);
	if (!set) return;
	// Labels stand on one line; each value stands in the middle of the room below.
	const labelTop = factsTop + 9;
	const top = labelTop + lineHeight(labelStyle);
	const room = factsTop + factsHeight - 8 - top;
	const height = set.lines.length * lineHeight(set.style);
	inElement(canvas, 'P', () => {
		drawText(canvas, label, labelStyle, { ...column, y: labelTop });
		drawLines(canvas, set.lines, set.style, { ...column, y: top + (room - height) / 2 });
	});
}

function drawFoot(canvas: Canvas, { issuer, issuedOn }: EventCertificateData): void {
	const textWidth = width - sealSize - 24;
	const lines = breakLines(canvas.fonts.bold, issuer, issuerStyle.size, textWidth);
	const height =
		lineHeight(labelStyle) + 2 + lines.length * lineHeight(issuerStyle) + 8 + lineHeight(dateStyle);
	let y = footTop + (sealSize - height) / 2;
	drawText(canvas, '主辦機關', labelStyle, { x: left, y, width: textWidth });
	y += lineHeight(labelStyle) + 2;
	y = drawLines(canvas, lines, issuerStyle, { x: left, y, width: textWidth }) + 8;
	drawText(canvas, `中華${formatRocDateLong(issuedOn)}`, dateStyle, {
		x: left,
		y,
		width: textWidth,
		spacing: 1,
	});
	const seal = { x: right - sealSize, y: footTop, width: sealSize, height: sealSize };
	drawSealPlace(canvas, seal, labelStyle);
}

/**
 * 大型活動服務證書 on one A4 page across, to be printed and stamped. The text can be selected, searched and read aloud.
 * Nothing is read or written; the fonts are handed in.
 */
export async function renderEventCertificate(
	data: EventCertificateData,
	{ fonts, now }: { fonts: DocumentFonts; now: Date },
): Promise<Uint8Array> {
	const doc = createPdf({ fonts, title: `${title} ${data.volunteerName}`, author: data.issuer, now });
	const canvas = { doc, fonts };
	doc.addPage({ size: 'A4', layout: 'landscape', margin: 0 });
	drawFrame(canvas);
	drawStatement(canvas, data, drawTitle(canvas, data.cityName));
	drawFacts(canvas, data);
	drawFoot(canvas, data);
	return finishPdf(doc);
}
