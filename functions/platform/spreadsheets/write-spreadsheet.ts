import { odsRows, writeOds } from './ods-writer.ts';
import type { CellValue, PackedSheet, Sheet, SheetColumn, SpreadsheetFormat } from './sheet.ts';
import { writeXlsx, xlsxRows } from './xlsx-writer.ts';
import { packText, type PackedText } from './zip-writer.ts';

/**
 * A spreadsheet file, piece by piece: rows may come from a reading that never ends up in memory as a whole.
 *
 * @example for await (const piece of writeSpreadsheet('ods', [{ name: '志工', columns, rows }])) file.write(piece);
 */
export function writeSpreadsheet(
	format: SpreadsheetFormat,
	sheets: readonly (Sheet | PackedSheet)[],
): AsyncGenerator<Uint8Array> {
	return format === 'ods' ? writeOds(sheets) : writeXlsx(sheets);
}

/**
 * Rows as the file will hold them, made and compressed long before it is written: that then only joins such pieces.
 *
 * @param place of the first row below the headings of its sheet, from 0
 */
export function packRows(
	format: SpreadsheetFormat,
	columns: readonly SheetColumn[],
	rows: readonly (readonly CellValue[])[],
	place: number,
): PackedText {
	const rowOf = format === 'ods' ? odsRows(columns) : xlsxRows(columns);
	return packText(rows.map((values, index) => rowOf(values, place + index)).join(''));
}
