import { describe, expect, it } from 'vitest';
import {
	inOrder,
	newKind,
	newPositionValues,
	overlappingKinds,
	spanOf,
	totalsOf,
	withTimes,
} from '#admin/attendance/position-values.ts';

// Two weeks and a day, Sunday to Sunday.
const values = newPositionValues({ from: '2023-10-29', until: '2023-11-12' });

describe('[A-06] a 班別 that is ticked', () => {
	it('begins with usual times, their length and one person', () => {
		expect(newKind('noon')).toEqual({
			...{ kind: 'noon', startTime: '13:30', endTime: '16:30' },
			...{ hours: 3, needed: 1 },
		});
	});

	it('stands in the order of the day, whenever it was ticked', () => {
		const kinds = inOrder([newKind('evening'), newKind('morning')]);
		expect(kinds.map(({ kind }) => kind)).toEqual(['morning', 'evening']);
	});

	it('lets 標準時數 follow its times', () => {
		const kind = withTimes(newKind('morning'), { endTime: '12:30' }, { byHand: false });
		expect(kind).toMatchObject({ endTime: '12:30', hours: 3.5 });
	});

	it('keeps 標準時數 that were set by hand', () => {
		const kind = withTimes({ ...newKind('morning'), hours: 2 }, { endTime: '12:30' }, { byHand: true });
		expect(kind).toMatchObject({ endTime: '12:30', hours: 2 });
	});

	it('keeps 標準時數 while the times are reversed: what is wrong is the time', () => {
		const kind = withTimes(newKind('morning'), { endTime: '01:00' }, { byHand: false });
		expect(kind).toMatchObject({ endTime: '01:00', hours: 3 });
	});

	it.each([
		['09:00', '12:00', 3],
		['09:00', '09:50', 0.8],
		['12:00', '09:00', null],
		['', '09:00', null],
	])('counts from %s to %s as %s hours', (startTime, endTime, hours) => {
		expect(spanOf({ startTime, endTime })).toBe(hours);
	});
});

describe('[A-10] 總需求人次', () => {
	const week = { weekdays: ['mon', 'wed'], kinds: [{ ...newKind('morning'), needed: 2 }, newKind('noon')] };

	it('is what every week of the period needs', () => {
		// Mondays 10/30 and 11/6, Wednesdays 11/1 and 11/8, each with two shifts of 2 and 1.
		expect(totalsOf({ ...values, week })).toEqual({ shifts: 8, needed: 12 });
	});

	it('counts a number that is not there yet as nobody', () => {
		const kinds = [
			{ ...newKind('morning'), needed: Number.NaN },
			{ ...newKind('noon'), needed: null },
		];
		expect(totalsOf({ ...values, week: { ...week, kinds } })?.needed).toBe(0);
	});

	it.each([
		['', '2023-11-12'],
		['2023-11-13', '2023-11-12'],
		['112/13/01', '2023-11-12'],
		['2023-01-01', '2024-01-02'],
	])('waits for a period that can be counted: %s to %s', (from, until) => {
		expect(totalsOf({ ...values, from, until, week })).toBeUndefined();
	});

	it('counts a whole leap year', () => {
		expect(totalsOf({ ...values, from: '2024-01-01', until: '2024-12-31', week })).toBeDefined();
	});
});

describe('[A-14] 班別 of one day whose times overlap', () => {
	it('are told', () => {
		const kinds = [newKind('morning'), { ...newKind('noon'), startTime: '11:30' }];
		expect(overlappingKinds(kinds)).toEqual(['morning', 'noon']);
	});

	it('may meet', () => {
		const kinds = [newKind('morning'), { ...newKind('noon'), startTime: '12:00' }, newKind('evening')];
		expect(overlappingKinds(kinds)).toBeUndefined();
	});
});
