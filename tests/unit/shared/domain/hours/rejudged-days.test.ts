import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HourStanding, JudgedService } from '#shared/domain/hours/effective-hours.ts';
import { changedHours, personHours } from '#shared/domain/hours/hour-totals.ts';
import { rejudgedDays } from '#shared/domain/hours/rejudged-days.ts';

const trained = {
	hasBook: true,
	completed: { basic: '2024-01-10', special: { '01': '2024-03-02' } },
} as const;

describe('the days on which service may be worth something else', () => {
	it.each([
		['none when a further course moves nothing', trained, trained, undefined],
		[
			'[H-12] those between two days on which training was complete',
			trained,
			{ ...trained, completed: { basic: '2024-05-01', special: { '01': '2024-03-02' } } },
			{ from: '2024-03-02', until: '2024-04-30' },
		],
		[
			'[H-12] all from the first day of training in a further field',
			trained,
			{ ...trained, completed: { basic: '2024-01-10', special: { '01': '2024-03-02', '05': '2024-06-01' } } },
			{ from: '2024-06-01' },
		],
		[
			'[H-11] all from the day of training when a book is issued',
			{ ...trained, hasBook: false },
			trained,
			{ from: '2024-03-02' },
		],
		[
			'[H-11] none when the book comes before the training',
			{ hasBook: false, completed: { special: {} } },
			{ hasBook: true, completed: { special: {} } },
			undefined,
		],
	] as const)('are %s', (_, before, after, days) => {
		expect(rejudgedDays(before, after)).toEqual(days);
		expect(rejudgedDays(after, before)).toEqual(days);
	});
});

const day = fc.integer({ min: 1, max: 28 }).map((number) => `2024-05-${String(number).padStart(2, '0')}`);
const maybeDay = fc.option(day, { nil: undefined, freq: 3 });

const standing: fc.Arbitrary<HourStanding> = fc
	.record({ hasBook: fc.boolean(), basic: maybeDay, social: maybeDay, culture: maybeDay })
	.map(({ hasBook, basic, social, culture }) => ({
		hasBook,
		completed: {
			...(basic !== undefined && { basic }),
			special: {
				...(social !== undefined && { '01': social }),
				...(culture !== undefined && { '05': culture }),
			},
		},
	}));

const entry: fc.Arbitrary<JudgedService & { unitId: string }> = fc.record({
	startDate: day,
	item: fc.constant('51' as const),
	content: fc.constantFrom('07' as const, '98' as const),
	category: fc.constantFrom('01' as const, '05' as const),
	tenths: fc.integer({ min: 1, max: 80 }),
	withdrawnReason: fc.option(fc.constant('借予他人'), { nil: undefined, freq: 4 }),
	unitId: fc.constantFrom('a', 'b'),
});

it('[H-03] [H-11] [H-12] hours judged anew on those days alone come to what all of them come to', () => {
	const entries = fc.array(entry, { maxLength: 20 });
	fc.assert(
		fc.property(entries, standing, standing, (served, before, after) => {
			const days = rejudgedDays(before, after);
			const rejudged = served.filter(
				({ startDate }) => days && startDate >= days.from && startDate <= (days.until ?? '9999-12-31'),
			);
			const changed = changedHours(personHours(served, before), {
				removed: personHours(rejudged, before),
				added: personHours(rejudged, after),
			});
			expect(changed).toEqual(personHours(served, after));
		}),
		{ numRuns: 500 },
	);
});
