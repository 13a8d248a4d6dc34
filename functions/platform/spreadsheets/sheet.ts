import type { PackedText } from './zip-writer.ts';

/** The formats that are offered, ODS first as the government's rules on documents want it. */
export const spreadsheetFormats = ['ods', 'xlsx'] as const;

export type SpreadsheetFormat = (typeof spreadsheetFormats)[number];

export const spreadsheetTypes: Record<SpreadsheetFormat, string> = {
	ods: 'application/vnd.oasis.opendocument.spreadsheet',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export interface SheetColumn {
	/** The heading. */
	readonly label: string;
	/** Widths are counted in half-width characters; a Chinese one takes two. */
	readonly width: number;
	/** Text unless told. `decimals` fixes the places that a number shows. */
	readonly type?: 'text' | 'date' | { readonly decimals: number };
}

/** Text; a number; an ISO date in a column of dates. A value that does not fit its column's type is written as text. */
export type CellValue = string | number | undefined;

interface SheetHead {
	readonly name: string;
	readonly columns: readonly SheetColumn[];
}

export interface Sheet extends SheetHead {
	readonly rows: Iterable<readonly CellValue[]> | AsyncIterable<readonly CellValue[]>;
}

/** A sheet whose rows were made before, piece by piece, by `packRows`. */
export interface PackedSheet extends SheetHead {
	readonly packedRows: AsyncIterable<PackedText>;
}

/** What one cell holds on paper: a reader has to decide nothing any more. */
export type TypedCell =
	| { type: 'empty' }
	| { type: 'text'; text: string }
	| { type: 'number'; value: number }
	| { type: 'date'; date: string };
