import { describe, expect, it } from 'vitest';
import { pagedQuery, pageOfAll } from '#platform/data/paged-query.ts';
import { refusalOf } from '#tests/support/refusal.ts';

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decoded = (text: string): unknown => JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));

/** A sorted list as an index reads it: from a row on, in either direction. */
function listOf(length: number) {
	const rows = Array.from({ length }, (_, index) => index);
	let read = 0;
	return {
		cost: () => read,
		async page(query: { page?: number; size?: number; cursor?: string | undefined }, total?: number) {
			return pagedQuery<number>({
				query: { page: 1, size: 10, ...query },
				...(total !== undefined && { total }),
				keyOf: (row) => encoded(row),
				async read({ limit, order, after }) {
					const key: unknown = after === undefined ? undefined : decoded(after);
					if (key !== undefined && typeof key !== 'number') throw new Error('no key of this index');
					const ordered = order === 'asc' ? rows : rows.toReversed();
					const start = key === undefined ? 0 : ordered.indexOf(key) + 1;
					read += limit;
					return ordered.slice(start, start + limit);
				},
			});
		},
	};
}

const between = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

describe('[S-13] pages of an index', () => {
	it.each([0, 1, 9, 10, 11, 20, 25])(
		'of %i rows: forwards to the end and back, every row once',
		async (length) => {
			const list = listOf(length);
			const forwards: number[] = [];
			const pages: number[][] = [];
			let cursor: string | undefined;
			let previous: string | undefined;
			do {
				const { rows, page } = await list.page({ cursor }, length);
				forwards.push(...rows);
				pages.push(rows);
				({ next: cursor, previous } = page);
			} while (cursor);
			expect(forwards).toEqual(between(0, length));
			const back = [pages.at(-1) ?? []];
			while (previous) {
				const { rows, page } = await list.page({ cursor: previous }, length);
				back.unshift(rows);
				({ previous } = page);
			}
			expect(back).toEqual(pages);
		},
	);

	it.each([
		[25, between(20, 25)],
		[20, between(10, 20)],
		[5, between(0, 5)],
		[0, []],
	])('the last page of %i rows is read from the end', async (length, expected) => {
		const list = listOf(length);
		const { page } = await list.page({}, length);
		const last = await list.page({ cursor: page.last, page: Math.ceil(length / 10) }, length);
		expect(last.rows).toEqual(expected);
		expect(last.page.next).toBeUndefined();
		expect(last.page.previous === undefined).toBe(length <= 10);
	});

	it('every page costs its own size and one row, however far it lies', async () => {
		const list = listOf(100_000);
		const { page } = await list.page({}, 100_000);
		const before = list.cost();
		await list.page({ cursor: page.last }, 100_000);
		expect(list.cost() - before).toBe(11);
	});

	it('without a total the pages say what they prove, there and back, and the last one all', async () => {
		const list = listOf(25);
		const { page: first } = await list.page({});
		const { page: second } = await list.page({ cursor: first.next, page: 2 });
		const { page: third } = await list.page({ cursor: second.next, page: 3 });
		const { page: back } = await list.page({ cursor: third.previous, page: 2 });
		expect([first.atLeast, second.atLeast, third.total]).toEqual([11, 21, 25]);
		expect([first.total, third.atLeast]).toEqual([undefined, undefined]);
		expect(back.atLeast).toBe(20);
		const { page: again } = await list.page({ cursor: back.next, page: 3 });
		expect(again.total).toBe(25);
	});

	it('without a total there is no last page to go to', async () => {
		const { page } = await listOf(25).page({});
		expect(page).toMatchObject({ number: 1, size: 10 });
		expect(page.last ?? page.total).toBeUndefined();
	});

	it.each([
		['nonsense', 'nonsense'],
		['no direction', encoded({ key: '1' })],
		['another direction', encoded({ direction: 'everything' })],
		['null', encoded(null)],
		['a list', encoded([])],
		['a key of another list', encoded({ direction: 'after', key: 'other#1' })],
		['a page number of a search', 'p2'],
	])('a cursor that was tampered with (%s) is a malformed request', async (_, cursor) => {
		expect(await refusalOf(listOf(25).page({ cursor }))).toBe('request.malformed');
	});

	it('a table that fails in the middle of a list is a fault as well', async () => {
		const fault = Object.assign(new Error('slow down'), { name: 'ThrottlingException', $metadata: {} });
		const call = pagedQuery<number>({
			query: { page: 2, size: 10, cursor: encoded({ direction: 'after', key: '9' }) },
			keyOf: encoded,
			read: () => Promise.reject(new Error('wrapped', { cause: fault })),
		});
		expect(await refusalOf(call)).toBe('wrapped');
	});

	it('a table that fails is a fault, not a malformed request', async () => {
		const call = pagedQuery<number>({
			query: { page: 1, size: 10 },
			keyOf: encoded,
			read: async () => {
				throw new Error('the table is out of order');
			},
		});
		expect(await refusalOf(call)).toBe('the table is out of order');
	});
});

describe('[S-13] pages of rows that were all read', () => {
	it('cuts by number and knows both neighbours', () => {
		const rows = between(0, 25);
		expect(pageOfAll(rows, { page: 3, size: 10 })).toEqual({
			rows: between(20, 25),
			page: { number: 3, size: 10, total: 25, previous: 'p2', last: 'p3' },
		});
		expect(pageOfAll(rows, { page: 1, size: 10 }).page).toEqual({
			...{ number: 1, size: 10, total: 25, next: 'p2', last: 'p3' },
		});
		expect(pageOfAll(rows, { page: 9, size: 10 }).rows).toEqual([]);
		expect(pageOfAll([], { page: 1, size: 10 }).page).toMatchObject({ total: 0, last: 'p1' });
	});

	it('says 「N 筆以上」 when reading stopped at its bound', () => {
		const { page } = pageOfAll(between(0, 25), { page: 1, size: 10 }, true);
		expect(page.atLeast).toBe(25);
		expect(page.total).toBeUndefined();
	});
});
