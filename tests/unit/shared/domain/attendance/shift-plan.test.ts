import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	lostShifts,
	overlaps,
	shiftsOf,
	totalNeeded,
	weekdayOf,
	type PlannedKind,
	type WeeklyPlan,
} from '#shared/domain/attendance/shift-plan.ts';
import { addDays } from '#shared/values/iso-date.ts';

const morning: PlannedKind = {
	kind: 'morning',
	startTime: '09:00',
	endTime: '12:00',
	tenths: 30,
	needed: 2,
};
const noon: PlannedKind = { kind: 'noon', startTime: '13:30', endTime: '16:30', tenths: 30, needed: 1 };

/** Mondays and Wednesdays, morning and noon. */
const plan: WeeklyPlan = { weekdays: ['mon', 'wed'], kinds: [noon, morning] };
const period = { from: '2023-10-29', until: '2023-11-12' };

describe('the shifts of a weekly plan', () => {
	it('[A-07] repeat one week over the whole period, day by day and through the day', () => {
		expect(shiftsOf(plan, period).map(({ date, kind }) => `${date} ${kind}`)).toEqual([
			'2023-10-30 morning',
			'2023-10-30 noon',
			'2023-11-01 morning',
			'2023-11-01 noon',
			'2023-11-06 morning',
			'2023-11-06 noon',
			'2023-11-08 morning',
			'2023-11-08 noon',
		]);
	});

	it('[X-17] have two Monday noons between 112/10/29 and 112/11/12, as the calendar says', () => {
		const mondayNoons = shiftsOf(plan, period).filter(
			({ date, kind }) => weekdayOf(date) === 'mon' && kind === 'noon',
		);
		expect(mondayNoons).toHaveLength(2);
	});

	it('[A-10] need as many people as the weekly setting says, all days added up', () => {
		expect(totalNeeded(plan, period)).toBe(4 * 2 + 4 * 1);
		expect(totalNeeded({ weekdays: [], kinds: [morning] }, period)).toBe(0);
	});

	it('[A-07] lie on the ticked weekdays and in the period only, each once', () => {
		const date = fc.integer({ min: 0, max: 2000 }).map((days) => addDays('2024-01-01', days));
		fc.assert(
			fc.property(date, fc.integer({ min: 0, max: 60 }), (from, days) => {
				const until = addDays(from, days);
				const shifts = shiftsOf(plan, { from, until });
				expect(
					shifts.every((shift) => shift.date >= from && shift.date <= until) &&
						shifts.every((shift) => ['mon', 'wed'].includes(weekdayOf(shift.date))),
				).toBe(true);
				expect(new Set(shifts.map((shift) => `${shift.date}${shift.kind}`)).size).toBe(shifts.length);
			}),
		);
	});
});

it('[A-14] two shifts clash when their times overlap, not when one ends as the other begins', () => {
	const from = (startTime: string, endTime: string) => ({ startTime, endTime });
	expect(overlaps(from('09:00', '12:00'), from('11:59', '14:00'))).toBe(true);
	expect(overlaps(from('09:00', '18:00'), from('10:00', '11:00'))).toBe(true);
	expect(overlaps(from('09:00', '12:00'), from('12:00', '14:00'))).toBe(false);
	expect(overlaps(from('13:00', '14:00'), from('09:00', '12:00'))).toBe(false);
});

describe('[A-08] a new plan', () => {
	const assigned = { date: '2023-10-30', kind: 'morning', startTime: '09:00', endTime: '12:00' } as const;

	it('keeps whoever has the same shift in it', () => {
		expect(lostShifts([assigned, assigned], plan, period)).toEqual([]);
	});

	it.each<[string, WeeklyPlan, typeof period]>([
		['has no such weekday', { ...plan, weekdays: ['wed'] }, period],
		['has no such 班別', { ...plan, kinds: [noon] }, period],
		['begins later', plan, { ...period, from: '2023-10-31' }],
		['moves the time', { ...plan, kinds: [{ ...morning, startTime: '08:30' }] }, period],
		['moves the end', { ...plan, kinds: [{ ...morning, endTime: '11:30' }] }, period],
		['needs fewer people than there are', { ...plan, kinds: [{ ...morning, needed: 1 }] }, period],
	])('loses somebody when it %s', (_, next, days) => {
		expect(lostShifts([assigned, assigned], next, days)[0]).toEqual(assigned);
	});
});
