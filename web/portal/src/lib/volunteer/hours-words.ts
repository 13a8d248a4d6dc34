import { formatHoursAndMinutes, hourTenths, sumHours } from '#shared/values/hours.ts';
import { currentLocale } from '../language/language.ts';
import { m } from '../language/messages.ts';

/** 12小時00分鐘 (P-13), or 12 h 00 min in English. */
export function hoursWords(hours: number): string {
	const words = formatHoursAndMinutes(hourTenths(hours));
	return currentLocale() === 'en' ? words.replace('小時', ' h ').replace('分鐘', ' min') : words;
}

/** What was recorded, and how much of it counts for card, certificate and awards (H-12). */
export function effectiveTotalWords(rows: readonly { hours: number; effectiveHours: number }[]): string {
	const sum = (hours: readonly number[]) => hoursWords(sumHours(hours.map(hourTenths)) / 10);
	return m.hours_effective_total({
		hours: sum(rows.map((row) => row.hours)),
		effective: sum(rows.map((row) => row.effectiveHours)),
	});
}

/** The sum of what is listed, worked out in whole tenths so that it is the sum of what one sees. */
export function totalWords(rows: readonly { hours: number }[]): string {
	const tenths = sumHours(rows.map((row) => hourTenths(row.hours)));
	return m.hours_total({ hours: hoursWords(tenths / 10) });
}
