/**
 * Hours as a whole number of tenths (6.5 hours is 65): H-07 writes hours with one decimal, and sums of what is shown
 * must be what is shown as the sum, which neither floating point nor rounded minutes give.
 */
export type HourTenths = number;

/** The most that one entry can hold: 9,999.9 hours. */
export const maxHourTenths: HourTenths = 99_999;

/** What hours look like, said to the user. */
export const hoursMessage = '請輸入時數，最多一位小數，例如 6.5';

/** Tenths of a number of hours out of JSON, a spreadsheet or a rule table (6.5 is 65). */
export function hourTenths(hours: number): HourTenths {
	return Math.round(hours * 10);
}

/**
 * Reads typed hours; undefined when it is not a number from 0 to 9999.9 with at most one decimal.
 *
 * @example
 * parseHours('6.5'); // 65
 */
export function parseHours(text: string): HourTenths | undefined {
	const match = /^(\d{1,4})(?:\.(\d))?$/.exec(text.trim());
	return match === null ? undefined : Number(match[1]) * 10 + Number(match[2] ?? 0);
}

/** The sum of several entries. */
export function sumHours(entries: Iterable<HourTenths>): HourTenths {
	let sum = 0;
	for (const entry of entries) sum += entry;
	return sum;
}

/** One decimal always: 「6.5」, 「756.0」. */
export function formatHours(tenths: HourTenths): string {
	return (tenths / 10).toFixed(1);
}

/** 「12小時00分鐘」, as the volunteer's training list shows it (P-13). */
export function formatHoursAndMinutes(tenths: HourTenths): string {
	return `${Math.floor(tenths / 10)}小時${String((tenths % 10) * 6).padStart(2, '0')}分鐘`;
}

/** Tenths back to a number of hours, for JSON and spreadsheets (65 is 6.5). */
export function decimalHours(tenths: HourTenths): number {
	return tenths / 10;
}
