import type { IsoDate } from '../../values/iso-date.ts';
import { formatRocDate } from '../../values/roc-date.ts';

/** What a paper book holds is taken over up to this day; later service belongs in the system itself (N-08). */
export const paperBooksUntil: IsoDate = '2024-12-31';

/** Why a day cannot be out of a paper book; undefined when it can. */
export function afterPaperBooks(day: IsoDate): string | undefined {
	return day > paperBooksUntil ? `紙本紀錄冊資料僅收至 ${formatRocDate(paperBooksUntil)}` : undefined;
}
