import { parseDate } from '@internationalized/date';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, addYears, ageOn, isIsoDate } from '#shared/values/iso-date.ts';
import { isoDateSchema } from '#shared/values/date-schemas.ts';

const isoDates = fc
	.date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));

describe('adding by the calendar', () => {
	it.each([
		['2024-01-31', 1, '2024-02-29'],
		['2023-01-31', 1, '2023-02-28'],
		['2023-11-30', 3, '2024-02-29'],
		['2024-03-31', -1, '2024-02-29'],
		['2023-12-15', 1, '2024-01-15'],
	])('%s and %i months is %s (民法 §121)', (date, months, expected) => {
		expect(addMonths(date, months)).toBe(expected);
	});

	it('gives the expiry of the example card: 112-12-13 and 3 years is 115-12-13', () => {
		expect(addYears('2023-12-13', 3)).toBe('2026-12-13');
		expect(addYears('2024-02-29', 3)).toBe('2027-02-28');
	});

	it('agrees with a calendar library', () => {
		fc.assert(
			fc.property(isoDates, fc.integer({ min: -600, max: 600 }), (date, amount) => {
				expect(addDays(date, amount)).toBe(parseDate(date).add({ days: amount }).toString());
				expect(addMonths(date, amount)).toBe(parseDate(date).add({ months: amount }).toString());
				const years = amount % 60;
				expect(addYears(date, years)).toBe(parseDate(date).add({ years }).toString());
			}),
		);
	});

	it('refuses what is not a date', () => {
		expect(() => addDays('2023-02-29', 1)).toThrow(RangeError);
		expect(() => addMonths('112/01/01', 1)).toThrow(RangeError);
	});
});

it.each([
	['2008-05-10', '2026-05-09', 17],
	['2008-05-10', '2026-05-10', 18],
	['2008-02-29', '2026-02-28', 17],
	['2008-02-29', '2026-03-01', 18],
	['2026-05-10', '2026-05-10', 0],
])('someone born on %s is on %s of age %i', (birthday, date, age) => {
	expect(ageOn(birthday, date)).toBe(age);
});

describe('isoDateSchema', () => {
	it.each(['2023-01-01', '2024-02-29', '1911-10-10'])('takes %s', (date) => {
		expect(isIsoDate(date)).toBe(true);
		expect(isoDateSchema.parse(date)).toBe(date);
	});

	it.each(['2023-02-29', '2023-13-01', '0112-01-01', '112/01/01', '2023-1-1', '', undefined])(
		'refuses %j and shows an example, once',
		(date) => {
			expect(isoDateSchema.safeParse(date).error?.issues.map((issue) => issue.message)).toEqual([
				'請輸入正確的日期，例如 112/01/01',
			]);
		},
	);
});
