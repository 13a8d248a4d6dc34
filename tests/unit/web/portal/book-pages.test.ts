import { describe, expect, it } from 'vitest';
import { firstPage, pageOfRows } from '#portal/volunteer/book-pages.ts';

const rows = Array.from({ length: 16 }, (_, place) => place + 1);

describe('[P-14] the pages of a list of the book', () => {
	it('have ten rows, in the order of the list', () => {
		expect(pageOfRows(rows, firstPage)).toEqual({
			items: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
			page: { number: 1, size: 10, total: 16, next: '2', last: '2' },
		});
	});

	it('end with what is left', () => {
		expect(pageOfRows(rows, { page: 2, size: 10 })).toEqual({
			items: [11, 12, 13, 14, 15, 16],
			page: { number: 2, size: 10, total: 16, previous: '1' },
		});
	});

	it('stay within the list when its rows become fewer', () => {
		expect(pageOfRows(rows.slice(0, 3), { page: 2, size: 10 })).toEqual({
			items: [1, 2, 3],
			page: { number: 1, size: 10, total: 3 },
		});
		expect(pageOfRows([], firstPage).page).toEqual({ number: 1, size: 10, total: 0 });
	});
});
