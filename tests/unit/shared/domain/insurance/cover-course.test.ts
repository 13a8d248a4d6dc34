import { describe, expect, it } from 'vitest';
import {
	afterEvent,
	dueOn,
	eventAtEnd,
	isOverInsurableAge,
	shownPeriod,
	wantsNotice,
	type CoverCourse,
} from '#shared/domain/insurance/cover-course.ts';

const period = { startDate: '2026-01-01', endDate: '2026-12-31' };
const renewalPeriod = { startDate: '2027-01-01', endDate: '2027-12-31' };
const insured: CoverCourse = { state: 'insured', period };
const renewed: CoverCourse = { state: 'renewed', period, renewalPeriod };

describe('the end of a cover', () => {
	it.each([
		['insured', 'expire'],
		['renewing', 'expire'],
		['withdrawing', 'expire'],
		['leaving', 'expire'],
		['renewed', 'roll-over'],
	] as const)(
		'[I-11] [I-16] %s: the last day is still covered, the day after it comes to %s',
		(state, event) => {
			const course = { state, period, renewalPeriod };
			expect(eventAtEnd(course, '2026-12-31')).toBeUndefined();
			expect(eventAtEnd(course, '2027-01-01')).toBe(event);
		},
	);

	it.each(['none', 'enrolling', 'withdrawn', 'expired'] as const)('[I-16] nothing ends for %s', (state) => {
		expect(eventAtEnd({ state, period }, '2028-01-01')).toBeUndefined();
		expect(dueOn({ state, period })).toBeUndefined();
	});

	it('[I-11] makes the 續保期間 the 保險期, to be renewed again', () => {
		const next = afterEvent(renewed, 'roll-over');
		expect(next).toEqual({ state: 'insured', period: renewalPeriod });
		expect(dueOn(next)).toBe('2027-12-01');
	});
});

describe('notice before the end', () => {
	it.each([
		['2026-11-30', false],
		['2026-12-01', true],
		['2026-12-31', true],
		['2027-01-01', false],
	])('[I-16] on %s: %s', (today, wanted) => {
		expect(wantsNotice(insured, today)).toBe(wanted);
		expect(wantsNotice({ ...insured, state: 'renewing' }, today)).toBe(wanted);
		expect(wantsNotice(renewed, today)).toBe(false);
		expect(wantsNotice({ ...insured, state: 'leaving' }, today)).toBe(false);
	});

	it('[I-16] is given once for each period', () => {
		const told = { ...insured, noticedEnd: period.endDate };
		expect(wantsNotice(told, '2026-12-05')).toBe(false);
		expect([dueOn(insured), dueOn(told), dueOn(renewed)]).toEqual(['2026-12-01', '2027-01-01', '2027-01-01']);
		const next = afterEvent({ ...renewed, noticedEnd: period.endDate }, 'roll-over');
		expect(wantsNotice(next, '2027-12-05')).toBe(true);
	});
});

it('[I-07] shows no period of a cover that is only asked for', () => {
	expect(shownPeriod({ state: 'enrolling', before: 'expired', period })).toBeUndefined();
	expect(shownPeriod({ state: 'expired', period })).toEqual(period);
});

it.each([
	['1950-06-15', '2026-06-15', true],
	['1951-06-15', '2026-06-15', false],
	['1950-06-16', '2026-06-15', false],
])('warns over the age that insurers take: born %s, on %s: %s', (birthDate, today, over) => {
	expect(isOverInsurableAge(birthDate, today)).toBe(over);
});
