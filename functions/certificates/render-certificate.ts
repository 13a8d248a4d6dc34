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
import { seniorityWords } from '#shared/domain/certificates/certificate-conditions.ts';
import { formatHours, type HourTenths } from '#shared/values/hours.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';
import { formatRocDateLong } from '#shared/values/roc-date.ts';

/** Everything that stands on a certificate (V-40). */
export interface CertificateData {
	volunteerName: string;
	englishName: string;
	/** In full. */
	nationalId: string;
	birthDate: IsoDate;
	address: string;
	/** 運用單位. */
	unit: string;
	issuer: string;
	issuedOn: IsoDate;
	preparedBy: string;
	startDate: IsoDate;
	endDate: IsoDate;
	tenths: HourTenths;
	months: number;
	content: string;
}

const title = '志願服務績效證明書';

const titleStyle: TextStyle = { weight: 'bold', size: 32, color: ink };
const subtitleStyle: TextStyle = { weight: 'regular', size: 11, color: softInk };
const bodyStyle: TextStyle = { weight: 'regular', size: 14, color: ink };
const issuerStyle: TextStyle = { weight: 'bold', size: 18, color: ink };
const dateStyle: TextStyle = { weight: 'regular', size: 15, color: ink };
const smallStyle: TextStyle = { weight: 'regular', size: 10, color: softInk };

const frame: Box = { x: 34, y: 34, width: page.width - 68, height: 841.89 - 68 };
const left = frame.x + 50;
const right = frame.x + frame.width - 50;
const width = right - left;
/** How closely the fields are set: the widest that leaves room for the foot. */
const densities = [
	{ size: 12.5, padding: 6.5 },
	{ size: 11, padding: 5 },
	{ size: 9.5, padding: 3 },
] as const;
/** 關防: as large as a square seal of a unit, with room around it. */
const sealSize = 116;

function drawFrame(canvas: Canvas): void {
	drawShape(canvas, (doc) => {
		doc.lineWidth(2).strokeColor(accent).rect(frame.x, frame.y, frame.width, frame.height).stroke();
		doc
			.lineWidth(0.6)
			.strokeColor(accent)
			.rect(frame.x + 7, frame.y + 7, frame.width - 14, frame.height - 14)
			.stroke();
	});
}

function drawTitle(canvas: Canvas): number {
	const place = { x: left, width, align: 'center' as const };
	let y = frame.y + 62;
	inElement(canvas, 'H1', () => drawText(canvas, title, titleStyle, { ...place, y, spacing: 2.4 }));
	y += lineHeight(titleStyle) + 2;
	drawText(canvas, 'Certificate of Volunteer Service', subtitleStyle, { ...place, y, spacing: 0.8 });
	y += lineHeight(subtitleStyle) + 14;
	const middle = page.width / 2;
	drawRule(canvas, [middle - 90, y], [middle + 90, y], { width: 0.6, color: accent });
	drawShape(canvas, (doc) => doc.rect(middle - 14, y - 1.3, 28, 2.6).fill(accent));
	return y + 26;
}

function statementOf({ volunteerName, unit }: CertificateData): string {
	return `茲證明 ${volunteerName} 君擔任「${unit}」志工，熱心公益，服務績效良好，特發給此證明書。`;
}

function drawStatement(canvas: Canvas, data: CertificateData, top: number): number {
	const lines = breakLines(canvas.fonts.regular, statementOf(data), bodyStyle.size, width);
	return drawLines(canvas, lines, bodyStyle, { x: left, y: top, width }) + 22;
}

type Field = readonly [label: string, value: string];

/** One row under the other; two fields that are short share a row. */
function rowsOf(data: CertificateData): Field[][] {
	const dates = `${formatRocDateLong(data.startDate)} 至 ${formatRocDateLong(data.endDate)}`;
	return [
		[['中文姓名', data.volunteerName]],
		[['英文姓名', data.englishName]],
		[
			['身分證字號', data.nationalId],
			['出生日期', formatRocDateLong(data.birthDate)],
		],
		[['住(居)所地址', data.address]],
		[['運用單位', data.unit]],
		[['服務起訖日期', dates]],
		[
			['服務年資', seniorityWords(data.months)],
			['服務時數', `${formatHours(data.tenths)} 小時`],
		],
		[['服務內容', data.content]],
	];
}

interface SetRow {
	fields: { label: string; lines: string[]; x: number }[];
	height: number;
}

interface SetFields {
	rows: SetRow[];
	height: number;
	size: number;
	padding: number;
}

function setFields(
	{ fonts }: Canvas,
	data: CertificateData,
	{ size, padding }: (typeof densities)[number],
): SetFields {
	const labelWidth = size * 8;
	const rows = rowsOf(data).map((row): SetRow => {
		const share = width / row.length;
		const fields = row.map(([label, value], place) => ({
			label,
			lines: breakLines(fonts.bold, value, size, share - labelWidth - 6),
			x: left + share * place,
		}));
		const lines = Math.max(...fields.map((field) => field.lines.length));
		return { fields, height: lines * lineHeight({ weight: 'bold', size, color: ink }) + padding * 2 };
	});
	return { rows, size, padding, height: rows.reduce((sum, { height }) => sum + height, 0) };
}

function drawFields(canvas: Canvas, data: CertificateData, top: number, bottom: number): void {
	const attempts = densities.map((density) => setFields(canvas, data, density));
	const set = attempts.find(({ height }) => top + height <= bottom) ?? attempts.at(-1);
	if (!set) return;
	const { rows, size, padding } = set;
	const valueStyle: TextStyle = { weight: 'bold', size, color: ink };
	const labelStyle: TextStyle = { weight: 'regular', size: size - 1, color: softInk };
	// The smaller label stands on the line of the value.
	const rise = (lineHeight(valueStyle) - lineHeight(labelStyle)) / 2 + 0.4;
	let y = top;
	drawRule(canvas, [left, y], [right, y], { width: 1, color: ink });
	rows.forEach(({ fields, height }, index) => {
		for (const { label, lines, x } of fields) {
			const at = y + padding;
			inElement(canvas, 'P', () => {
				drawText(canvas, label, labelStyle, { x: x + 6, y: at + rise, width: size * 8 });
				drawLines(canvas, lines, valueStyle, { x: x + size * 8, y: at, width });
			});
		}
		y += height;
		const last = index === rows.length - 1;
		drawRule(canvas, [left, y], [right, y], last ? { width: 1, color: ink } : {});
	});
}

const dateTop = frame.y + frame.height - 40 - lineHeight(dateStyle);
const sealTop = dateTop - 24 - sealSize;

// At the foot of the page, wherever the fields end: there the seal is looked for.
function drawFoot(canvas: Canvas, data: CertificateData): void {
	drawText(canvas, `中華${formatRocDateLong(data.issuedOn)}`, dateStyle, {
		x: left,
		y: dateTop,
		width,
		align: 'center',
		spacing: 1.1,
	});
	drawSealPlace(canvas, { x: right - sealSize, y: sealTop, width: sealSize, height: sealSize }, smallStyle);
	const textWidth = width - sealSize - 20;
	drawText(canvas, '發證單位', smallStyle, { x: left, y: sealTop + 8, width: textWidth });
	const lines = breakLines(canvas.fonts.bold, data.issuer, issuerStyle.size, textWidth);
	const y = drawLines(canvas, lines, issuerStyle, { x: left, y: sealTop + 24, width: textWidth }) + 10;
	drawText(canvas, `製作人員　${data.preparedBy}`, smallStyle, { x: left, y, width: textWidth });
}

/**
 * 服務績效證明書 on one A4 page, to be printed and stamped. The text can be selected, searched and read aloud. Nothing is
 * read or written; the fonts are handed in.
 */
export async function renderCertificate(
	data: CertificateData,
	{ fonts, now }: { fonts: DocumentFonts; now: Date },
): Promise<Uint8Array> {
	const doc = createPdf({ fonts, title: `${title} ${data.volunteerName}`, author: data.issuer, now });
	const canvas = { doc, fonts };
	doc.addPage();
	drawFrame(canvas);
	const statementTop = drawTitle(canvas);
	drawFields(canvas, data, drawStatement(canvas, data, statementTop), sealTop - 12);
	drawFoot(canvas, data);
	return finishPdf(doc);
}
