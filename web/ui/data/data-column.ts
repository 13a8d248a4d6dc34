import type { Snippet } from 'svelte';

/** One column of a DataTable. Give `cell` for anything but plain text. */
export interface DataColumn<Row> {
	key: string;
	label: string;
	/** Plain text of the cell. Without `cell` and `value`, nothing is shown. */
	value?: (row: Row) => string | number | null | undefined;
	/** A snippet `{#snippet nameCell(row: Row)}`; snippets at the top of a component's markup can be named in its script. */
	cell?: Snippet<[Row]>;
	/** Right-aligned, digits of one width. */
	numeric?: boolean;
	/** Dates, identity and record numbers: never broken over two lines. */
	nowrap?: boolean;
	/** CSS width, e.g. `8rem`. */
	width?: string;
	/** The row's name: head of its row for screen readers, title of its card on small screens. One column at most. */
	primary?: boolean;
	/** Left out of the card on small screens. */
	wideOnly?: boolean;
}

/** The text of a cell, or a dash that says "nothing here" without looking like a fault. */
export function cellText<Row>(column: DataColumn<Row>, row: Row): string {
	return isBlank(column, row) ? '—' : String(column.value?.(row));
}

/** Nothing to say in this cell; a card of a narrow screen leaves the line out. */
export function isBlank<Row>(column: DataColumn<Row>, row: Row): boolean {
	if (column.cell) return false;
	const value = column.value?.(row);
	return value === null || value === undefined || value === '';
}
