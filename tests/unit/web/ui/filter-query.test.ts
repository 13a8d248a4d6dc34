import { describe, expect, it } from 'vitest';
import { readFilters, readPaging, writeFilters, writePaging } from '#ui/data/filter-query.ts';

const defaults = { name: '', status: 'enabled' };

describe('filters in the URL', () => {
	it('reads what the URL sets and keeps the default of the rest', () => {
		expect(readFilters(new URLSearchParams('name=王'), defaults)).toEqual({ name: '王', status: 'enabled' });
	});

	it('ignores parameters that are no filters of the list', () => {
		expect(readFilters(new URLSearchParams('other=1'), defaults)).toEqual(defaults);
	});

	it('leaves defaults and surrounding spaces out of the address', () => {
		expect(writeFilters({ name: ' 王小明 ', status: 'enabled' }, defaults, new URLSearchParams())).toBe(
			new URLSearchParams({ name: '王小明' }).toString(),
		);
	});

	it('goes back to the first page when a filter changes, because a cursor belongs to one set of filters', () => {
		const current = new URLSearchParams('page=3&cursor=abc&size=50');
		expect(writeFilters({ name: '林', status: '' }, defaults, current)).toBe(
			new URLSearchParams({ size: '50', name: '林', status: '' }).toString(),
		);
	});

	it('keeps what it reads through a round trip', () => {
		const values = { name: 'A&b=c', status: 'disabled' };
		expect(
			readFilters(new URLSearchParams(writeFilters(values, defaults, new URLSearchParams())), defaults),
		).toEqual(values);
	});
});

describe('paging in the URL', () => {
	it('[S-13] shows 10 rows of the first page unless told otherwise', () => {
		expect(readPaging(new URLSearchParams())).toEqual({ page: 1, size: 10, cursor: undefined });
	});

	it.each(['0', '-1', 'x', '1.5'])('takes %s for page 1', (page) => {
		expect(readPaging(new URLSearchParams({ page })).page).toBe(1);
	});

	it('writes page and cursor together and keeps the filters', () => {
		const search = writePaging({ page: 2, size: 20, cursor: 'next' }, new URLSearchParams('name=a'));
		expect(readPaging(new URLSearchParams(search))).toEqual({ page: 2, size: 20, cursor: 'next' });
		expect(search).toContain('name=a');
	});

	it('writes nothing for the first page of ten', () => {
		expect(writePaging({ page: 1, size: 10 }, new URLSearchParams('page=4&cursor=x'))).toBe('');
	});
});
