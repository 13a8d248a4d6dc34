import type { IsoDate } from '#shared/values/iso-date.ts';

const dayMilliseconds = 86_400_000;
// Workbooks hold 1900 for a leap year, so that serial numbers are days since this date only from March 1900 on.
const epoch = Date.UTC(1899, 11, 30);
const firstTrueSerial = 61;
/** Days between the two ways of counting: some workbooks of Mac begin in 1904. */
const mac1904 = 1462;

/** The serial number of a day; undefined before March 1900, which workbooks cannot hold as a date. */
export function serialOf(date: IsoDate): number | undefined {
	const serial = (Date.parse(`${date}T00:00:00Z`) - epoch) / dayMilliseconds;
	return serial >= firstTrueSerial ? serial : undefined;
}

/** The day of a serial number; the part behind the point is the time of day, which is left out. */
export function dateOfSerial(serial: number, from1904: boolean): IsoDate | undefined {
	const days = Math.floor(serial) + (from1904 ? mac1904 : 0);
	if (days < firstTrueSerial || days > 2_958_465) return undefined;
	return new Date(epoch + days * dayMilliseconds).toISOString().slice(0, 10);
}

const builtInDates = new Set([
	14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

/** True when numbers in this format are read as days: `yyyy/mm/dd`, `[$-404]e/mm/dd`. */
export function isDateFormat(id: number, code: string | undefined): boolean {
	if (code === undefined) return builtInDates.has(id);
	const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
	return /[ye]/i.test(bare) && /[md]/i.test(bare) && !/[0#?]/.test(bare);
}
