import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serviceCategories } from '#shared/codes/service-categories.ts';
import { defaultThresholds, thresholdOn, type Threshold } from '#shared/codes/thresholds.ts';

const today = '2026-11-21';

describe('thresholdOn', () => {
	it.each([
		['2018-05-31', 12],
		['2018-06-01', 6],
		[today, 6],
	])('[E-25] asks on %s for %i hours of basic and of social welfare training', (date, hours) => {
		expect(thresholdOn(date, 'training.basic.hours')).toBe(hours);
		expect(thresholdOn(date, 'training.special.hours', { subject: '01' })).toBe(hours);
	});

	it('[E-25] knows the special hours of every category on any day', () => {
		for (const { code, requiredSpecialHours } of serviceCategories) {
			expect(thresholdOn(today, 'training.special.hours', { subject: code })).toBe(requiredSpecialHours);
			expect(thresholdOn('2010-01-01', 'training.special.hours', { subject: code })).toBeGreaterThan(0);
		}
	});

	it.each([
		['city.gold', 6, 1800],
		['city.silver', 4, 1600],
		['city.bronze', 2, 600],
		['national.gold', 0, 8000],
		['national.silver', 0, 5000],
		['national.bronze', 0, 3000],
		['health-welfare.gold', 0, 2500],
		['health-welfare.silver', 0, 2000],
		['health-welfare.bronze', 0, 1500],
	])('[F-01] [X-01] %s needs %i years and %i hours', (subject, years, hours) => {
		expect(thresholdOn(today, 'award.service-years', { subject })).toBe(years);
		expect(thresholdOn(today, 'award.hours', { subject })).toBe(hours);
	});

	it.each([
		['[X-09] the handling days of a book', 'record-book.handling-days', 14],
		['[Q-11] the due day of the first half-year', 'report.first-half.deadline', '07-05'],
		['[Q-11] the due day of the second half-year', 'report.second-half.deadline', '01-05'],
		['[Q-29] the due day of the yearly report', 'report.achievement.deadline', '02-29'],
		['[C-06] the points of an item of self-evaluation', 'evaluation.item-points', 10],
	] as const)('knows %s', (_what, key, value) => {
		expect(thresholdOn(today, key)).toBe(value);
	});

	it('has the other values of table K', () => {
		expect(thresholdOn(today, 'certificate.hours')).toBe(150);
		expect(thresholdOn(today, 'honour-card.hours')).toBe(300);
		expect(thresholdOn(today, 'honour-card.valid-years')).toBe(3);
		expect(thresholdOn(today, 'record-book.handling-days')).toBe(14);
		expect(thresholdOn(today, 'award.city.cut-off')).toBe('05-31');
		expect(thresholdOn(today, 'report.first-half.deadline')).toBe('07-05');
		expect(thresholdOn(today, 'session.idle-minutes')).toBe(60);
		expect(thresholdOn(today, 'lockout.failures')).toBe(5);
		expect(thresholdOn(today, 'lockout.minutes')).toBe(15);
		expect(thresholdOn(today, 'password.history')).toBe(3);
		expect([
			thresholdOn('2022-12-31', 'volunteer.adult-age'),
			thresholdOn(today, 'volunteer.adult-age'),
		]).toEqual([20, 18]);
	});

	it('puts the city’s own rows first, while they are in force', () => {
		const cityRows: Threshold[] = [
			{ name: 'award.hours', subject: 'city.silver', validFrom: '2027-01-01', validTo: null, value: 1200 },
		];
		const silver = { subject: 'city.silver', cityRows };
		expect(thresholdOn('2026-12-31', 'award.hours', silver)).toBe(1600);
		expect(thresholdOn('2027-01-01', 'award.hours', silver)).toBe(1200);
		expect(thresholdOn('2027-01-01', 'award.hours', { subject: 'city.gold', cityRows })).toBe(1800);
	});

	it('throws where no row holds, so that a missing rule never passes for met', () => {
		expect(() => thresholdOn(today, 'award.hours')).toThrow(RangeError);
		expect(() => thresholdOn(today, 'training.special.hours', { subject: '99' })).toThrow(RangeError);
	});
});

it('has exactly one default for every name and subject on any day', () => {
	const rows: readonly Threshold[] = defaultThresholds;
	const days = fc
		.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
		.map((date) => date.toISOString().slice(0, 10));
	const keys = new Set(rows.map((row) => `${row.name} ${row.subject ?? ''}`));
	fc.assert(
		fc.property(days, (day) => {
			const held = rows.filter((row) => (row.validFrom ?? '') <= day && day <= (row.validTo ?? '9999'));
			expect(held.map((row) => `${row.name} ${row.subject ?? ''}`).toSorted()).toEqual([...keys].toSorted());
		}),
	);
});
