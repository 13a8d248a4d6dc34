import type { IsoDate } from '#shared/values/iso-date.ts';
import { formatRocDate } from '#shared/values/roc-date.ts';

export type Era = 'roc' | 'ad';

/** The day as the reader's language writes it: 113/05/01, or 2024/05/01 in English. */
export function dateText(date: IsoDate, era: Era): string {
	return era === 'roc' ? formatRocDate(date) : date.replaceAll('-', '/');
}
