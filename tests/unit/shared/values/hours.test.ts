import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	decimalHours,
	formatHours,
	formatHoursAndMinutes,
	hourTenths,
	maxHourTenths,
	parseHours,
	sumHours,
} from '#shared/values/hours.ts';
import { decimalHoursSchema } from '#shared/values/decimal-hours.ts';

const entries = fc.integer({ min: 1, max: maxHourTenths });

describe('hours', () => {
	it.each([
		['6.5', 65, '6.5'],
		['1.1', 11, '1.1'],
		['756.0', 7560, '756.0'],
		['6', 60, '6.0'],
		[' 0.5 ', 5, '0.5'],
	])('[H-07] reads %j as %i tenths, shown as %s', (text, tenths, shown) => {
		expect(parseHours(text)).toBe(tenths);
		expect(formatHours(tenths)).toBe(shown);
	});

	it.each(['', '6.55', '-1', '1,5', '6.', '.5', '10000', '1e3'])('[H-07] refuses %j', (text) => {
		expect(parseHours(text)).toBeUndefined();
	});

	it('[H-07] sums without floating-point drift', () => {
		expect(formatHours(sumHours([1.1, 2.2, 3.3].map(hourTenths)))).toBe('6.6');
		expect(sumHours([])).toBe(0);
	});

	it('[H-07] keeps every entry through text and JSON', () => {
		fc.assert(
			fc.property(entries, (tenths) => {
				expect(parseHours(formatHours(tenths))).toBe(tenths);
				expect(hourTenths(decimalHours(tenths))).toBe(tenths);
				expect(decimalHoursSchema.parse(JSON.parse(JSON.stringify(decimalHours(tenths))))).toBe(tenths / 10);
			}),
		);
	});

	it('[P-13] shows hours and minutes', () => {
		expect(formatHoursAndMinutes(120)).toBe('12小時00分鐘');
		expect(formatHoursAndMinutes(65)).toBe('6小時30分鐘');
		expect(formatHoursAndMinutes(11)).toBe('1小時06分鐘');
	});

	it.each([
		[0, '時數須大於 0'],
		[10_000, '不可超過 9999.9'],
		[6.55, '最多一位小數'],
		['6', '請輸入時數'],
	])('refuses %j and says why', (value, message) => {
		expect(decimalHoursSchema.safeParse(value).error?.issues[0]?.message).toContain(message);
	});
});
