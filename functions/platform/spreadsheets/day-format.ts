import type { IsoDate } from '#shared/values/iso-date.ts';
import { formatRocDate } from '#shared/values/roc-date.ts';

/**
 * Days on which the form of a cell with a day changes, as serial numbers. Its calendar is that of the screen. No
 * format fills a year up to three digits, so that one before ROC 100 (2011-01-01) has a zero put before it. Before the first
 * year (1912-01-01) there is none to show; LibreOffice also takes a typed 112/02/01 for such a day, and shows it in AD then.
 */
export const dayFormBounds = { firstYear: 4384, threeDigits: 40_544 } as const;

/** What a cell with a day shows. */
export function shownDay(date: IsoDate): string {
	return date < '1912-01-01' ? date.replaceAll('-', '/') : formatRocDate(date);
}
