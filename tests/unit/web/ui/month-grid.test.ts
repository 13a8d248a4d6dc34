import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampDate, dateAfterKey, monthGrid, weekdayOf } from '#ui/forms/month-grid.ts';

describe('a month in the calendar', () => {
	it('begins on the Sunday of the week that holds the first day', () => {
		const weeks = monthGrid(2024, 5);
		expect(weeks[0]).toEqual([
			'2024-04-28',
			'2024-04-29',
			'2024-04-30',
			'2024-05-01',
			'2024-05-02',
			'2024-05-03',
			'2024-05-04',
		]);
		expect(weeks).toHaveLength(6);
	});

	it('holds every day of any month once, and weeks begin on Sunday', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1900, max: 2200 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
				const days = monthGrid(year, month).flat();
				const prefix = `${year}-${String(month).padStart(2, '0')}-`;
				const own = days.filter((day) => day.startsWith(prefix));
				expect(new Set(days).size).toBe(42);
				expect(own).toHaveLength(new Date(Date.UTC(year, month, 0)).getUTCDate());
				expect(weekdayOf(days[0] ?? '')).toBe(0);
			}),
		);
	});
});

describe('keys in the calendar', () => {
	it.each([
		['ArrowLeft', false, '2024-02-28'],
		['ArrowRight', false, '2024-03-01'],
		['ArrowUp', false, '2024-02-22'],
		['ArrowDown', false, '2024-03-07'],
		['Home', false, '2024-02-25'],
		['End', false, '2024-03-02'],
		['PageUp', false, '2024-01-29'],
		['PageDown', false, '2024-03-29'],
		['PageUp', true, '2023-02-28'],
		['PageDown', true, '2025-02-28'],
	])('%s (shift %s) goes from 29 February to %s', (key, shift, target) => {
		expect(dateAfterKey('2024-02-29', key, shift)).toBe(target);
	});

	it('leaves every other key alone', () => {
		expect(dateAfterKey('2024-02-29', 'Enter', false)).toBeUndefined();
	});

	it('never leaves the limits', () => {
		expect(clampDate('2024-01-01', '2024-02-01', '2024-03-01')).toBe('2024-02-01');
		expect(clampDate('2024-04-01', '2024-02-01', '2024-03-01')).toBe('2024-03-01');
		expect(clampDate('2024-02-15', undefined, undefined)).toBe('2024-02-15');
	});
});
