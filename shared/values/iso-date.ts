/** A calendar day, `yyyy-mm-dd`. As a string, days compare in their order. */
export type IsoDate = string;

const earliestYear = 1800;

function daysInMonth(year: number, month: number): number {
	return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day as ISO text, or undefined when the calendar has no such day. Years before 1800 are typing errors. */
export function isoDateOf(year: number, month: number, day: number): IsoDate | undefined {
	// Written so that NaN fails too.
	const inRange = year >= earliestYear && year <= 9999 && month >= 1 && month <= 12;
	if (!inRange || !(day >= 1 && day <= daysInMonth(year, month))) return undefined;
	return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function readIsoDate(text: string): [year: number, month: number, day: number] | undefined {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	const [year, month, day] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
	return isoDateOf(year, month, day) === undefined ? undefined : [year, month, day];
}

/** Year, month (1 to 12) and day of an ISO date; throws on anything else. */
export function partsOfIsoDate(date: IsoDate): [year: number, month: number, day: number] {
	const parts = readIsoDate(date);
	if (parts === undefined) throw new RangeError(`not an ISO date: ${date}`);
	return parts;
}

/** True for a `yyyy-mm-dd` that the calendar has. */
export function isIsoDate(text: string): boolean {
	return readIsoDate(text) !== undefined;
}

/** The day `days` later (earlier when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
	const [year, month, day] = partsOfIsoDate(date);
	return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/** Days from one day to another; negative when the other comes first. */
export function daysBetween(from: IsoDate, until: IsoDate): number {
	return (Date.parse(until) - Date.parse(from)) / 86_400_000;
}

/**
 * The corresponding day `months` later; the last day of the month when that month has no such day (民法 §121).
 *
 * @example
 * addMonths('2024-01-31', 1); // '2024-02-29'
 */
export function addMonths(date: IsoDate, months: number): IsoDate {
	const [year, month, day] = partsOfIsoDate(date);
	const first = new Date(Date.UTC(year, month - 1 + months, 1));
	const [toYear, toMonth] = [first.getUTCFullYear(), first.getUTCMonth() + 1];
	const result = isoDateOf(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
	if (result === undefined) throw new RangeError(`date out of range: ${date} + ${months} months`);
	return result;
}

/** The corresponding day `years` later, 29 February becoming 28 (民法 §121): the expiry of a card, the end of a term. */
export function addYears(date: IsoDate, years: number): IsoDate {
	return addMonths(date, years * 12);
}

/** Full years of age on a day (民法 §124). Someone born on 29 February comes of age on 1 March of a common year. */
export function ageOn(birthday: IsoDate, date: IsoDate): number {
	const [birthYear] = partsOfIsoDate(birthday);
	const [year] = partsOfIsoDate(date);
	return year - birthYear - (date.slice(5) < birthday.slice(5) ? 1 : 0);
}
