import { isoDateOf, partsOfIsoDate, type IsoDate } from './iso-date.ts';
import { toHalfWidth } from './half-width.ts';

export type RocDateReason = 'empty' | 'format' | 'calendar';

export type RocDateParse = { ok: true; value: IsoDate } | { ok: false; reason: RocDateReason };

/** What to tell the user for each reason. */
export const rocDateReasonMessages: Record<RocDateReason, string> = {
	empty: '請輸入日期，例如 112/01/01',
	format: '日期格式不正確，請輸入民國年月日，例如 112/01/01',
	calendar: '沒有這一天，請確認年、月、日是否正確',
};

// One kind of separator throughout: `112-1/1` is refused. Six digits are a ROC year below 100 without its zero (a
// spreadsheet takes `0690203` for a number, too), seven are ROC, eight are AD.
const separated = /^(民國\s*)?(\d{1,4})(\s*[-/.、]\s*|\s+)(\d{1,2})\3(\d{1,2})$/;
const compact = /^(民國\s*)?(\d{2,4})(\d{2})(\d{2})$/;
const written = /^(民國)?\s*(前)?\s*(\d{1,4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?$/;

// AD = ROC + 1911, and 民國前 n 年 = 1912 − n; there is no year 0 in either. A bare four-digit year is AD.
function adYear(digits: string, options: { roc: boolean; before: boolean }): number | undefined {
	const year = Number(digits);
	if (digits.length === 4) return options.roc ? undefined : year;
	if (year === 0) return undefined;
	return options.before ? 1912 - year : year + 1911;
}

function dateOf(year: number | undefined, month: string | undefined, day: string | undefined): RocDateParse {
	const value = year === undefined ? undefined : isoDateOf(year, Number(month), Number(day));
	return value === undefined ? { ok: false, reason: 'calendar' } : { ok: true, value };
}

/**
 * Reads a date in any form that people and spreadsheets use, ROC or AD, into ISO.
 *
 * @example
 * parseRocDate('112/01/01'); // { ok: true, value: '2023-01-01' }
 * parseRocDate('440202'); // { ok: true, value: '1955-02-02' }
 * parseRocDate('民國前1年10月10日'); // { ok: true, value: '1911-10-10' }
 */
export function parseRocDate(text: string): RocDateParse {
	const input = toHalfWidth(text).trim();
	if (input === '') return { ok: false, reason: 'empty' };
	const numeric = separated.exec(input);
	if (numeric !== null) {
		const [, roc, year = '', , month, day] = numeric;
		return dateOf(adYear(year, { roc: roc !== undefined, before: false }), month, day);
	}
	const digits = compact.exec(input);
	if (digits !== null) {
		const [, roc, year = '', month, day] = digits;
		return dateOf(adYear(year, { roc: roc !== undefined, before: false }), month, day);
	}
	const words = written.exec(input);
	if (words === null) return { ok: false, reason: 'format' };
	const [, roc, before, year = '', month, day] = words;
	// 「前1年」 without 民國 means last year, not 1911.
	if (before !== undefined && roc === undefined) return { ok: false, reason: 'format' };
	return dateOf(adYear(year, { roc: roc !== undefined, before: before !== undefined }), month, day);
}

/** 「民國112年1月1日」, before 1912 「民國前1年10月10日」. */
export function formatRocDateLong(date: IsoDate): string {
	const [year, month, day] = partsOfIsoDate(date);
	const rocYear = year > 1911 ? `民國${year - 1911}年` : `民國前${1912 - year}年`;
	return `${rocYear}${month}月${day}日`;
}

/** 「112/01/01」; before 1912, which has no numeric form, the long one. */
export function formatRocDate(date: IsoDate): string {
	const [year] = partsOfIsoDate(date);
	if (year <= 1911) return formatRocDateLong(date);
	return `${String(year - 1911).padStart(3, '0')}/${date.slice(5, 7)}/${date.slice(8)}`;
}

/** 「112/01/01～112/01/31」; a single day is shown once. */
export function formatRocDateRange(from: IsoDate, to: IsoDate): string {
	return from === to ? formatRocDate(from) : `${formatRocDate(from)}～${formatRocDate(to)}`;
}
