import { describe, expect, it } from 'vitest';
import {
	certificateConditions,
	seniorityWords,
	serviceStanding,
	wholeMonths,
} from '#shared/domain/certificates/certificate-conditions.ts';

describe('年資', () => {
	it.each([
		['2025-01-01', '2025-12-31', 12],
		['2025-01-01', '2025-12-30', 11],
		['2024-02-29', '2025-02-27', 12],
		['2024-02-29', '2025-02-26', 11],
		['2025-01-31', '2025-02-27', 1],
		['2025-03-05', '2025-03-05', 0],
	])('[V-41] from %s to %s are %i whole months', (from, until, months) => {
		expect(wholeMonths(from, until)).toBe(months);
	});

	it.each([
		[0, '0 個月'],
		[11, '11 個月'],
		[12, '1 年'],
		[27, '2 年 3 個月'],
	])('%i months read %s', (months, words) => {
		expect(seniorityWords(months)).toBe(words);
	});
});

describe('service of a period', () => {
	const service = [
		{ startDate: '2025-01-10', endDate: '2025-01-31', tenths: 105 },
		{ startDate: '2025-02-01', endDate: '2025-02-28', tenths: 65 },
		{ startDate: '2025-12-01', endDate: '2026-01-15', tenths: 900 },
	];

	it('[V-41] counts entries that lie wholly in it, from the first of them to its last day', () => {
		expect(serviceStanding(service, { from: '2025-01-01', until: '2025-12-31' })).toEqual({
			tenths: 170,
			months: 11,
			firstDate: '2025-01-10',
			lastDate: '2025-02-28',
		});
	});

	it('[V-41] is nothing without service', () => {
		expect(serviceStanding([], { from: '2025-01-01', until: '2025-12-31' })).toEqual({
			tenths: 0,
			months: 0,
		});
	});
});

describe('conditions', () => {
	it.each([
		[1500, 12, [true, true]],
		[1499, 12, [true, false]],
		[1500, 11, [false, true]],
	])('[V-41] %i tenths and %i months: %j', (tenths, months, met) => {
		expect(certificateConditions({ tenths, months }, '2026-03-04').map((condition) => condition.met)).toEqual(
			met,
		);
	});
});
