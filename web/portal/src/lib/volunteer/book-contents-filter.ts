import type { IsoDate } from '#shared/values/iso-date.ts';

/** What a list of the book is narrowed by (P-14); an empty field narrows nothing. */
export interface BookFilter {
	unit: string;
	item: string;
	from: string;
	until: string;
}

export const noFilter: BookFilter = { unit: '', item: '', from: '', until: '' };

/** What the filter looks at in a row; a row without dates is in every period. */
export interface Filterable {
	unit: string;
	item: string;
	period?: { from: IsoDate; until: IsoDate };
}

/** Service over a period is found by any day of it. */
export function matchesFilter(row: Filterable, filter: BookFilter): boolean {
	const { period } = row;
	return (
		(filter.unit === '' || row.unit === filter.unit) &&
		(filter.item === '' || row.item === filter.item) &&
		(filter.from === '' || period === undefined || period.until >= filter.from) &&
		(filter.until === '' || period === undefined || period.from <= filter.until)
	);
}

/** The choices of a select: what the rows have, each once. */
export function choicesOf(values: readonly string[]): { value: string; label: string }[] {
	return [...new Set(values)]
		.sort((one, other) => one.localeCompare(other, 'zh-Hant'))
		.map((value) => ({
			value,
			label: value,
		}));
}
