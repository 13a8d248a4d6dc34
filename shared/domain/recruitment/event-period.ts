import type { IsoDate } from '../../values/iso-date.ts';

/** 活動日期 of a large event, or the days of a service. */
export interface Period {
	startDate: IsoDate;
	endDate: IsoDate;
}

/** The first of the two days of a service that lies outside the period of its event (H-10). */
export function outsideOf(event: Period, { startDate, endDate }: Period): keyof Period | undefined {
	if (startDate < event.startDate || startDate > event.endDate) return 'startDate';
	if (endDate > event.endDate || endDate < event.startDate) return 'endDate';
	return undefined;
}

/** Whether a day of the old period is none of the new one, so that service on it would lose its event. */
export function leavesOut(before: Period, after: Period): boolean {
	return after.startDate > before.startDate || after.endDate < before.endDate;
}
