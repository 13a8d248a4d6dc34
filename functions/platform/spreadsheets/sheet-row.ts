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
	/** Which sheet; the first unless told. One that the file lacks has no rows. */
	readonly sheet?: string | undefined;
	/** Rows that hold something, the headings included. */
	readonly maxRows: number;
	readonly maxColumns: number;
	/** Bytes of all that is unpacked of the file; enough for any sheet within the other limits unless told. */
	readonly maxUnpacked?: number;
}

export const emptyCell: SheetCell = { text: '' };

export function isBlank(cells: readonly SheetCell[]): boolean {
	return cells.every(({ text }) => text.trim() === '');
}
