import type { Page } from '#shared/contract/paging.ts';
import { pageSizes } from '#shared/values/page-sizes.ts';
import type { PageMove } from '#ui/data/filter-query.ts';

export const firstPage: PageMove = { page: 1, size: pageSizes[0] };

/** A page of rows that are all here, as a list of the API would answer it; its cursors are page numbers. */
export function pageOfRows<Row>(rows: readonly Row[], { page, size }: PageMove): Page<Row> {
	const last = Math.max(1, Math.ceil(rows.length / size));
	const number = Math.min(page, last);
	return {
		items: rows.slice((number - 1) * size, number * size),
		page: {
			number,
			size,
			total: rows.length,
			...(number > 1 && { previous: String(number - 1) }),
			...(number < last && { next: String(number + 1), last: String(last) }),
		},
	};
}
