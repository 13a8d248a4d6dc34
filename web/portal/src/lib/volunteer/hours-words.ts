import { formatHoursAndMinutes, hourTenths, sumHours } from '#shared/values/hours.ts';
import { currentLocale } from '../language/language.ts';
import { m } from '../language/messages.ts';

/** 12小時00分鐘 (P-13), or 12 h 00 min in English. */
export function hoursWords(hours: number): string {
	const words = formatHoursAndMinutes(hourTenths(hours));
	return currentLocale() === 'en' ? words.replace('小時', ' h ').replace('分鐘', ' min') : words;
}

/** The sum of what is listed, worked out in whole tenths so that it is the sum of what one sees. */
export function totalWords(rows: readonly { hours: number }[]): string {
	const tenths = sumHours(rows.map((row) => hourTenths(row.hours)));
	return m.hours_total({ hours: hoursWords(tenths / 10) });
}
