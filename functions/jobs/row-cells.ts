import { emptyCell, type SheetCell } from '#platform/spreadsheets/sheet-row.ts';
import type { ImportedRow } from './import-file.ts';

/** The cells of a row by their headings; a column that the sheet lacks is empty. */
export function cellsOf(
	headings: readonly string[],
	{ cells }: Pick<ImportedRow, 'cells'>,
): (label: string) => SheetCell {
	return (label) => cells[headings.indexOf(label)] ?? emptyCell;
}
