import { parseDate, TaiwanCalendar, toCalendar } from '@internationalized/date';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	formatRocDate,
	formatRocDateLong,
	formatRocDateRange,
	parseRocDate,
	rocDateReasonMessages,
} from '#shared/values/roc-date.ts';

const isoDates = fc
	.date({ min: new Date('1850-01-01'), max: new Date('2200-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));

describe('parseRocDate', () => {
	it.each([
		['112/01/01', '2023-01-01'],
		['112.06.30', '2023-06-30'],
		['110-03-02', '2021-03-02'],
		['1120630', '2023-06-30'],
		['民國112年1月1日', '2023-01-01'],
		['112年12月31日', '2023-12-31'],
		['113/2/29', '2024-02-29'],
		['99/12/31', '2010-12-31'],
		['0010101', '1912-01-01'],
		['0690203', '1980-02-03'],
		['690203', '1980-02-03'],
		['０６９０２０３', '1980-02-03'],
		['民國前1年10月10日', '1911-10-10'],
		['2023-11-23', '2023-11-23'],
		['2023/11/23', '2023-11-23'],
		['20231123', '2023-11-23'],
		['2023年11月23日', '2023-11-23'],
		[' １１２／０１／０１ ', '2023-01-01'],
		['440202', '1955-02-02'],
		['0440202', '1955-02-02'],
		['４４０２０２', '1955-02-02'],
		['44/2/2', '1955-02-02'],
		['44 2 2', '1955-02-02'],
		['44 / 02 / 02', '1955-02-02'],
		['44、2、2', '1955-02-02'],
		['民國44/2/2', '1955-02-02'],
		['民國44年2月2', '1955-02-02'],
		['1955-02-02', '1955-02-02'],
		['19550202', '1955-02-02'],
	])('[X-15] reads %j as %s', (text, value) => {
		expect(parseRocDate(text)).toEqual({ ok: true, value });
	});

	it.each([
		['112/13/01', 'calendar'],
		['112/02/29', 'calendar'],
		['000/01/01', 'calendar'],
		['112-1/1', 'format'],
		['民國112年', 'format'],
		['11206', 'format'],
		['112/00/10', 'calendar'],
		['2023/01/01x', 'format'],
		['112/04/31', 'calendar'],
		['民國前0年1月1日', 'calendar'],
		['民國2023年1月1日', 'calendar'],
		['前1年1月1日', 'format'],
		['0112/01/01', 'calendar'],
		['112011', 'calendar'],
		['民國19550202', 'calendar'],
		['', 'empty'],
	] as const)('refuses %j: %s', (text, reason) => {
		expect(parseRocDate(text)).toEqual({ ok: false, reason });
		expect(rocDateReasonMessages[reason]).toMatch(/\p{Script=Han}/u);
	});

	it('answers any text', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				expect(typeof parseRocDate(text).ok).toBe('boolean');
			}),
		);
	});
});

describe('formatting', () => {
	it('writes both forms', () => {
		expect(formatRocDate('2023-01-01')).toBe('112/01/01');
		expect(formatRocDate('2010-12-31')).toBe('099/12/31');
		expect(formatRocDateLong('2023-01-01')).toBe('民國112年1月1日');
		expect(formatRocDate('1911-10-10')).toBe('民國前1年10月10日');
		expect(formatRocDateRange('2023-01-01', '2023-01-31')).toBe('112/01/01～112/01/31');
		expect(formatRocDateRange('2023-01-01', '2023-01-01')).toBe('112/01/01');
	});

	it('reads back what it writes', () => {
		fc.assert(
			fc.property(isoDates, (date) => {
				expect(parseRocDate(formatRocDate(date))).toEqual({ ok: true, value: date });
				expect(parseRocDate(formatRocDateLong(date))).toEqual({ ok: true, value: date });
			}),
		);
	});

	it('counts years as the Taiwanese calendar does', () => {
		fc.assert(
			fc.property(isoDates, (date) => {
				const taiwanese = toCalendar(parseDate(date), new TaiwanCalendar());
				const era = taiwanese.era === 'minguo' ? '民國' : '民國前';
				expect(formatRocDateLong(date).startsWith(`${era}${taiwanese.year}年`)).toBe(true);
			}),
		);
	});
});
