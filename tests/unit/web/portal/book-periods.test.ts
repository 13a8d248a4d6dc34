import { describe, expect, it } from 'vitest';
import { rangeOfPeriod } from '#portal/volunteer/book-periods.ts';

describe('[V-19] ranges of the e-book at one press', () => {
	it.each([
		['all', '2001-01-20'],
		['three-years', '2023-11-21'],
		['this-year', '2026-01-01'],
	] as const)('%s begins on %s and ends today', (period, from) => {
		expect(rangeOfPeriod(period, '2026-11-21')).toEqual({ from, until: '2026-11-21' });
	});
});
