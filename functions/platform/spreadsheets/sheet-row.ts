import type { IsoDate } from '#shared/values/iso-date.ts';

/** A cell as people see it, and the day or number behind it when it has one. */
export interface SheetCell {
	readonly text: string;
	readonly date?: IsoDate;
	readonly value?: number;
}

export interface SheetRow {
	/** As the margin of the sheet counts, from 1. */
	readonly number: number;
	/** Cells beyond the last that holds something are absent. */
	readonly cells: readonly SheetCell[];
}

export interface SheetLimits {
	/** Rows that hold something, the headings included. */
	readonly maxRows: number;
	readonly maxColumns: number;
}

export const emptyCell: SheetCell = { text: '' };

export function isBlank(cells: readonly SheetCell[]): boolean {
	return cells.every(({ text }) => text.trim() === '');
}
