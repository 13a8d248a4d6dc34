import type { CellValue, SpreadsheetFormat } from '#platform/spreadsheets/sheet.ts';
import { writeSpreadsheet } from '#platform/spreadsheets/write-spreadsheet.ts';

/** A row of a sheet by its headings. */
export type Row = Record<string, string>;

export async function sheetOf(rows: Row[], format: SpreadsheetFormat = 'ods'): Promise<Uint8Array> {
	return workbookOf({ 資料: rows }, format);
}

/** Rows by the name of their sheet. */
export async function workbookOf(
	sheets: Record<string, Row[]>,
	format: SpreadsheetFormat = 'ods',
): Promise<Uint8Array> {
	const written = Object.entries(sheets).map(([name, rows]) => {
		const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))];
		const columns = headings.map((label) => ({ label, width: 16 }));
		const cells: CellValue[][] = rows.map((row) => headings.map((heading) => row[heading]));
		return { name, columns, rows: cells };
	});
	return bytesOf(writeSpreadsheet(format, written));
}

export async function bytesOf(written: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
	const pieces: Uint8Array[] = [];
	for await (const piece of written) pieces.push(piece);
	return Buffer.concat(pieces);
}
