import { writeOds } from './ods-writer.ts';
import type { Sheet, SpreadsheetFormat } from './sheet.ts';
import { writeXlsx } from './xlsx-writer.ts';

/**
 * A spreadsheet file, piece by piece: rows may come from a reading that never ends up in memory as a whole.
 *
 * @example for await (const piece of writeSpreadsheet('ods', [{ name: '志工', columns, rows }])) file.write(piece);
 */
export function writeSpreadsheet(
	format: SpreadsheetFormat,
	sheets: readonly Sheet[],
): AsyncGenerator<Uint8Array> {
	return format === 'ods' ? writeOds(sheets) : writeXlsx(sheets);
}
