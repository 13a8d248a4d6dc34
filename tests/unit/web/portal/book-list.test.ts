import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import BookList from '#portal/volunteer/book-list.svelte';

interface Row {
	id: string;
	unit: string;
}

/** What the page says of so many rows. */
function listOf(count: number): string {
	const items = Array.from({ length: count }, (_, place) => ({
		id: `第${place + 1}列`,
		unit: '長青關懷協會',
	}));
	const records = {
		data: { items },
		failure: undefined,
		error: undefined,
		loading: false,
		refresh: () => {},
	};
	const { body } = render(BookList, {
		props: {
			caption: '服務',
			columns: [{ key: 'id', label: '服務項目', value: (row: Row) => row.id, primary: true }],
			records,
			rowKey: (row: Row) => row.id,
			look: (row: Row) => ({ unit: row.unit, item: row.id }),
			itemLabel: '服務項目',
		},
	});
	return body.replaceAll(/<!--.*?-->/gs, '');
}

/** The words of the cells, row by row; the first row has the heads. */
function rowsOf(body: string): string[][] {
	const rows = body.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs);
	return Array.from(rows, ([, row = '']) =>
		Array.from(row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs), ([, cell = '']) =>
			cell.replaceAll(/<[^>]*>/g, '').trim(),
		),
	);
}

it('[P-14] a list of 16 has 序號, the first ten rows in their order, and says 共有：16筆', () => {
	const body = listOf(16);
	expect(rowsOf(body)).toEqual([
		['序號', '服務項目'],
		...Array.from({ length: 10 }, (_, place) => [String(place + 1), `第${place + 1}列`]),
	]);
	expect(body).toContain('共有：16筆');
	expect(body).toContain('下一頁');
});

it('[P-14] a list of ten needs no other page', () => {
	const body = listOf(10);
	expect(body).toContain('共有：10筆');
	expect(body).not.toContain('下一頁');
});
