import { addDays, addMonths, partsOfIsoDate, type IsoDate } from '#shared/values/iso-date.ts';

/** The six weeks that show a month, Sunday first, with the days of its neighbours that fill them up. */
export function monthGrid(year: number, month: number): IsoDate[][] {
	const first = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
	const start = addDays(first, -weekdayOf(first));
	return [0, 1, 2, 3, 4, 5].map((week) => [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(start, week * 7 + day)));
}

/** 0 is Sunday. */
export function weekdayOf(date: IsoDate): number {
	const [year, month, day] = partsOfIsoDate(date);
	return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/**
 * Where a key moves the focus in a calendar (ARIA's grid pattern): arrows by day and week, Home and End within the week,
 * Page Up and Down by month, with Shift by year. Undefined for every other key.
 */
export function dateAfterKey(date: IsoDate, key: string, shift: boolean): IsoDate | undefined {
	switch (key) {
		case 'ArrowLeft':
			return addDays(date, -1);
		case 'ArrowRight':
			return addDays(date, 1);
		case 'ArrowUp':
			return addDays(date, -7);
		case 'ArrowDown':
			return addDays(date, 7);
		case 'Home':
			return addDays(date, -weekdayOf(date));
		case 'End':
			return addDays(date, 6 - weekdayOf(date));
		case 'PageUp':
			return addMonths(date, shift ? -12 : -1);
		case 'PageDown':
			return addMonths(date, shift ? 12 : 1);
		default:
			return undefined;
	}
}

/** The nearest day within the limits. */
export function clampDate(date: IsoDate, min: IsoDate | undefined, max: IsoDate | undefined): IsoDate {
	if (min !== undefined && date < min) return min;
	if (max !== undefined && date > max) return max;
	return date;
}
