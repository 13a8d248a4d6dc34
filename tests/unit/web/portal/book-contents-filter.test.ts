import { describe, expect, it } from 'vitest';
import {
	choicesOf,
	matchesFilter,
	noFilter,
	type Filterable,
} from '#portal/volunteer/book-contents-filter.ts';

const row: Filterable = {
	unit: '長青關懷協會',
	item: '老人服務',
	period: { from: '2026-03-01', until: '2026-03-31' },
};

describe('what a list of the book is narrowed by', () => {
	it.each([
		['nothing', {}, true],
		['its unit', { unit: '長青關懷協會' }, true],
		['another unit', { unit: '市立圖書館' }, false],
		['its item', { item: '老人服務' }, true],
		['another item', { item: '環保服務' }, false],
		['a period around it', { from: '2026-01-01', until: '2026-12-31' }, true],
		['its last day on', { from: '2026-03-31' }, true],
		['its first day and before', { until: '2026-03-01' }, true],
		['after it', { from: '2026-04-01' }, false],
		['before it', { until: '2026-02-28' }, false],
	])('[P-14] %s', (_, filter, expected) => {
		expect(matchesFilter(row, { ...noFilter, ...filter })).toBe(expected);
	});

	it('[P-14] a row without dates is in every period', () => {
		const award = { unit: '社會局', item: '金' };
		expect(matchesFilter(award, { ...noFilter, from: '2026-01-01', until: '2026-01-31' })).toBe(true);
	});

	it('[P-14] offers what the rows have, each once', () => {
		expect(choicesOf(['乙', '甲', '乙']).map(({ value }) => value)).toEqual(['乙', '甲']);
	});
});
