import { isIsoDate, type IsoDate } from '#shared/values/iso-date.ts';
import { formatRocDate, parseRocDate } from '#shared/values/roc-date.ts';
import { refuseLongCell, sheetBounds, sheetCounter, wholeNumber } from './sheet-bounds.ts';
import { emptyCell, isBlank, type SheetCell, type SheetLimits, type SheetRow } from './sheet-row.ts';
import { xmlEvents, type XmlHandlers } from './xml-events.ts';
import type { ZipFile } from './zip-reader.ts';

/** The rows of one table. */
export async function* readOds(zip: ZipFile, limits: SheetLimits): AsyncGenerator<SheetRow> {
	const rows: SheetRow[] = [];
	const table = wantedTable(rows, limits);
	for await (const _ of xmlEvents(zip.read('content.xml'), table.handlers)) {
		yield* rows.splice(0);
		if (table.isOver()) return;
	}
}

interface OpenCell {
	repeated: number;
	attributes: Readonly<Record<string, string>>;
	lines: string[];
	/** Of the lines, each with its break. */
	length: number;
}

/**
 * Gathers the rows of the table. A cell or row that stands for many alike (a sheet ends in a million empty ones)
 * is written out only where something follows it.
 */
function wantedTable(rows: SheetRow[], { maxRows, maxColumns, sheet }: SheetLimits) {
	const counter = sheetCounter(maxRows);
	let inside = false;
	let over = false;
	let number = 0;
	let rowRepeated = 1;
	let cells: SheetCell[] = [];
	let skipped = 0;
	let cell: OpenCell | undefined;
	/** Remarks on a cell hold paragraphs too. */
	let inRemark = false;
	let inParagraph = false;

	function write(text: string) {
		if (!cell || !inParagraph || inRemark) return;
		grow(cell, text.length);
		cell.lines.push((cell.lines.pop() ?? '') + text);
	}
	function spaces(count: string | undefined) {
		// Refused before they are made: a count is as short as one likes.
		write(' '.repeat(wholeNumber(count, sheetBounds.cellCharacters, '空白字數')));
	}
	function closeCell({ repeated, attributes, lines }: OpenCell) {
		const read = cellOf(attributes, lines.join('\n'));
		refuseLongCell(read.text.length);
		if (read.text === '') {
			skipped += repeated;
			return;
		}
		for (; skipped > 0 && cells.length < maxColumns; skipped -= 1) cells.push(emptyCell);
		for (let count = 0; count < repeated && cells.length < maxColumns; count += 1) cells.push(read);
	}
	function closeRow() {
		if (isBlank(cells)) {
			number += rowRepeated;
			return;
		}
		for (let count = 0; count < rowRepeated; count += 1) {
			number += 1;
			const row = counter.row(number, cells);
			if (row) rows.push(row);
		}
	}

	const handlers: XmlHandlers = {
		open(name, attributes) {
			if (name === 'table') inside = sheet === undefined || attributes['name']?.trim() === sheet;
			if (over || !inside) return;
			switch (name) {
				case 'table-row':
					rowRepeated = wholeNumber(attributes['number-rows-repeated'], sheetBounds.rowNumber, '重複列數');
					cells = [];
					skipped = 0;
					break;
				case 'table-cell':
				case 'covered-table-cell':
					counter.cell();
					cell = {
						repeated: wholeNumber(
							attributes['number-columns-repeated'],
							sheetBounds.columnNumber,
							'重複欄數',
						),
						attributes,
						lines: [],
						length: 0,
					};
					break;
				case 'annotation':
					inRemark = true;
					break;
				case 'p':
					if (cell && !inRemark) {
						grow(cell, 1);
						cell.lines.push('');
					}
					inParagraph = true;
					break;
				case 's':
					spaces(attributes['c']);
					break;
				case 'tab':
					write('\t');
					break;
				case 'line-break':
					write('\n');
					break;
			}
		},
		close(name) {
			if (over || !inside) return;
			if (name === 'table') over = true;
			if (name === 'annotation') inRemark = false;
			if (name === 'p') inParagraph = false;
			if (name === 'table-row') closeRow();
			if ((name === 'table-cell' || name === 'covered-table-cell') && cell) {
				closeCell(cell);
				cell = undefined;
			}
		},
		text: write,
	};
	return { handlers, isOver: () => over };
}

function grow(cell: OpenCell, by: number): void {
	cell.length += by;
	refuseLongCell(cell.length);
}

function cellOf(attributes: Readonly<Record<string, string>>, shown: string): SheetCell {
	const type = attributes['value-type'];
	const day = attributes['date-value']?.slice(0, 10);
	if (type === 'date' && day !== undefined) {
		// What is shown may be missing: a program that only writes values leaves it to the office suite.
		if (isIsoDate(day)) return { text: shown || day, date: day };
		const typed = typedRocDay(day);
		if (typed !== undefined) return { text: formatRocDate(typed), date: typed };
	}
	const value = Number(attributes['value']);
	if (type !== undefined && type !== 'string' && attributes['value'] !== undefined && Number.isFinite(value))
		return { text: shown || String(value), value };
	return { text: shown || (attributes['string-value'] ?? '') };
}

/** LibreOffice takes a typed 112/02/01 for a day of the year 112. */
function typedRocDay(day: string): IsoDate | undefined {
	const typed = /^0\d{3}-/.test(day) ? parseRocDate(day.slice(1)) : undefined;
	return typed?.ok ? typed.value : undefined;
}
