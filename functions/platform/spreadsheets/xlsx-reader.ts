import { isIsoDate } from '#shared/values/iso-date.ts';
import { dateOfSerial } from './xlsx-dates.ts';
import { refuseLongCell, sheetBounds, sheetCounter, wholeNumber, type SheetCounter } from './sheet-bounds.ts';
import { emptyCell, type SheetCell, type SheetLimits, type SheetRow } from './sheet-row.ts';
import { readStyles, readSharedTexts, readWorkbook, type CellFormat } from './xlsx-parts.ts';
import { textGatherer } from './xlsx-text.ts';
import { xmlEvents, type XmlHandlers } from './xml-events.ts';
import { unreadable, type ZipFile } from './zip-reader.ts';

/** The rows of one sheet. */
export async function* readXlsx(zip: ZipFile, limits: SheetLimits): AsyncGenerator<SheetRow> {
	const { sheetPart, sharedPart, stylesPart, from1904 } = await readWorkbook(zip, limits.sheet);
	if (sheetPart === undefined) return;
	const texts = sharedPart === undefined ? [] : await readSharedTexts(zip, sharedPart);
	const formats = stylesPart === undefined ? [] : await readStyles(zip, stylesPart);
	const rows: SheetRow[] = [];
	const counter = sheetCounter(limits.maxRows);
	const handlers = sheetHandlers(rows, counter, { texts, formats, from1904, maxColumns: limits.maxColumns });
	for await (const _ of xmlEvents(zip.read(sheetPart), handlers)) yield* rows.splice(0);
}

interface SheetContext {
	texts: readonly string[];
	formats: readonly CellFormat[];
	from1904: boolean;
	maxColumns: number;
}

function sheetHandlers(rows: SheetRow[], counter: SheetCounter, context: SheetContext): XmlHandlers {
	let number = 0;
	let cells: SheetCell[] = [];
	let place = 0;
	let attributes: Readonly<Record<string, string>> = {};
	let value = '';
	let inValue = false;
	const inline = textGatherer();

	return {
		open(name, given) {
			inline.open(name);
			if (name === 'row') {
				number = wholeNumber(given['r'] ?? String(number + 1), sheetBounds.rowNumber, '列號');
				cells = [];
				place = 0;
			}
			if (name === 'c') {
				counter.cell();
				place = given['r'] === undefined ? place : placeOf(given['r'], place);
				attributes = given;
				value = '';
				inline.take();
			}
			if (name === 'v') inValue = true;
		},
		close(name) {
			inline.close(name);
			if (name === 'v') inValue = false;
			if (name === 'c') {
				const read = cellOf(attributes, value, inline.take(), context);
				refuseLongCell(read.text.length);
				if (read.text !== '' && place < context.maxColumns) {
					while (cells.length < place) cells.push(emptyCell);
					cells.push(read);
				}
				place += 1;
			}
			if (name !== 'row') return;
			const row = counter.row(number, cells);
			if (row) rows.push(row);
		},
		text(text) {
			if (inValue) {
				refuseLongCell(value.length + text.length);
				value += text;
			}
			inline.text(text);
		},
	};
}

/** One that stands twice, or before one that was read, would push another aside. */
function placeOf(reference: string, next: number): number {
	const place = columnOf(reference);
	if (place < next || place >= sheetBounds.columnNumber)
		throw unreadable(`儲存格「${reference.slice(0, 20)}」的位置重複或不正確，請另存新檔後再試`);
	return place;
}

/** 0 for A1, 27 for AB3. */
function columnOf(place: string): number {
	let column = 0;
	for (const character of place) {
		const digit = character.charCodeAt(0) - 64;
		if (digit < 1 || digit > 26) break;
		column = column * 26 + digit;
	}
	return column - 1;
}

function cellOf(
	attributes: Readonly<Record<string, string>>,
	value: string,
	inline: string,
	{ texts, formats, from1904 }: SheetContext,
): SheetCell {
	switch (attributes['t']) {
		case 's':
			return { text: texts[Number(value)] ?? '' };
		case 'inlineStr':
			return { text: inline };
		case 'str':
		case 'e':
			return { text: value };
		case 'b':
			return { text: value === '1' ? 'TRUE' : 'FALSE' };
		case 'd': {
			const date = value.slice(0, 10);
			return isIsoDate(date) ? { text: date, date } : { text: value };
		}
		default:
			return numberCell(Number(attributes['s'] ?? 0), value, formats, from1904);
	}
}

function numberCell(
	style: number,
	value: string,
	formats: readonly CellFormat[],
	from1904: boolean,
): SheetCell {
	const number = Number(value);
	if (value === '' || !Number.isFinite(number)) return { text: value };
	const format = formats[style];
	const date = format?.isDate ? dateOfSerial(number, from1904) : undefined;
	if (date !== undefined) return { text: date.replaceAll('-', '/'), date };
	// Fifteen digits are what a workbook keeps; the rest is the binary fraction showing through.
	const text = String(Number(number.toPrecision(15)));
	// A format of zeros is how a leading zero is kept in a number: telephones, codes.
	return { text: text.padStart(format?.zeros ?? 0, '0'), value: number };
}
