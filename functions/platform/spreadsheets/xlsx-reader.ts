import { dateOfSerial } from './xlsx-dates.ts';
import { emptyCell, isBlank, type SheetCell, type SheetLimits, type SheetRow } from './sheet-row.ts';
import { readStyles, readSharedTexts, readWorkbook, type CellFormat } from './xlsx-parts.ts';
import { textGatherer } from './xlsx-text.ts';
import { xmlEvents, type XmlHandlers } from './xml-events.ts';
import type { ZipFile } from './zip-reader.ts';

/** The rows of one sheet. */
export async function* readXlsx(zip: ZipFile, limits: SheetLimits): AsyncGenerator<SheetRow> {
	const { sheetPart, sharedPart, stylesPart, from1904 } = await readWorkbook(zip, limits.sheet);
	if (sheetPart === undefined) return;
	const texts = sharedPart === undefined ? [] : await readSharedTexts(zip, sharedPart);
	const formats = stylesPart === undefined ? [] : await readStyles(zip, stylesPart);
	const rows: SheetRow[] = [];
	const handlers = sheetHandlers(rows, { texts, formats, from1904, maxColumns: limits.maxColumns });
	for await (const _ of xmlEvents(zip.read(sheetPart), handlers)) yield* rows.splice(0);
}

interface SheetContext {
	texts: readonly string[];
	formats: readonly CellFormat[];
	from1904: boolean;
	maxColumns: number;
}

function sheetHandlers(rows: SheetRow[], context: SheetContext): XmlHandlers {
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
				number = Number(given['r'] ?? number + 1);
				cells = [];
				place = 0;
			}
			if (name === 'c') {
				place = given['r'] === undefined ? place : columnOf(given['r']);
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
				if (read.text !== '' && place < context.maxColumns) {
					while (cells.length < place) cells.push(emptyCell);
					cells.push(read);
				}
				place += 1;
			}
			if (name === 'row' && !isBlank(cells)) rows.push({ number, cells });
		},
		text(text) {
			if (inValue) value += text;
			inline.text(text);
		},
	};
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
		case 'd':
			return { text: value.slice(0, 10), date: value.slice(0, 10) };
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
