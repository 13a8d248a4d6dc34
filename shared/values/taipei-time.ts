import type { IsoDate } from './iso-date.ts';
import { formatRocDate } from './roc-date.ts';

// Taiwan has kept UTC+8 without summer time since 1980, long before any instant in the records.
const offsetMs = 8 * 60 * 60 * 1000;

/** The wall clock of Asia/Taipei as `yyyy-mm-ddTHH:mm:ss.SSS`, without a zone. */
export function taipeiWallClock(instant: Date): string {
	return new Date(instant.getTime() + offsetMs).toISOString().slice(0, -1);
}

/** Which day it is in Taiwan. */
export function todayInTaipei(now: Date): IsoDate {
	return taipeiWallClock(now).slice(0, 10);
}

/** 「112/09/13 14:35」: an instant as people in Taiwan read it. */
export function formatRocDateTime(instant: Date): string {
	const clock = taipeiWallClock(instant);
	return `${formatRocDate(clock.slice(0, 10))} ${clock.slice(11, 16)}`;
}
