/** Filters as the URL holds them: text only, because that is what a query string has. */
export type FilterValues = Record<string, string>;

/** Query of the page to go to; without a cursor it is the first. */
export interface PageMove {
	page: number;
	size: number;
	cursor?: string;
}

const pagingKeys = ['page', 'size', 'cursor'] as const;

/** The filters that a URL sets; those it does not name keep their defaults. */
export function readFilters<Values extends FilterValues>(search: URLSearchParams, defaults: Values): Values {
	const entries = Object.entries(defaults).map(([key, fallback]) => [key, search.get(key) ?? fallback]);
	return Object.fromEntries(entries) as Values;
}

/**
 * The query string for these filters. Defaults are left out so that addresses stay short; a set filter always goes back
 * to the first page, because a cursor belongs to one set of filters.
 */
export function writeFilters<Values extends FilterValues>(
	values: Values,
	defaults: Values,
	current: URLSearchParams,
): string {
	const search = new URLSearchParams(current);
	for (const key of pagingKeys) if (key !== 'size') search.delete(key);
	for (const [key, value] of Object.entries(values)) {
		const text = value.trim();
		if (text === defaults[key]) search.delete(key);
		else search.set(key, text);
	}
	return search.toString();
}

/** Page, size and cursor of the URL, in the shape of a list's query. */
export function readPaging(search: URLSearchParams): {
	page: number;
	size: number;
	cursor: string | undefined;
} {
	const whole = (text: string | null, fallback: number) =>
		text !== null && /^\d{1,6}$/.test(text) ? Number(text) : fallback;
	return {
		page: Math.max(1, whole(search.get('page'), 1)),
		size: whole(search.get('size'), 10),
		cursor: search.get('cursor') ?? undefined,
	};
}

/** The query string for another page of the same filters. */
export function writePaging(move: PageMove, current: URLSearchParams): string {
	const search = new URLSearchParams(current);
	for (const key of pagingKeys) search.delete(key);
	if (move.page > 1 && move.cursor !== undefined) {
		search.set('page', String(move.page));
		search.set('cursor', move.cursor);
	}
	if (move.size !== 10) search.set('size', String(move.size));
	return search.toString();
}
