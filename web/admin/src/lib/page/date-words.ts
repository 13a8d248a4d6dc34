import { formatRocDate } from '#shared/values/roc-date.ts';
import { formatRocDateTime, todayInTaipei } from '#shared/values/taipei-time.ts';

/** 113/05/01, or nothing. */
export function dateWords(date: string | undefined): string | undefined {
	return date === undefined ? undefined : formatRocDate(date);
}

/** 113/05/01 14:20, or nothing. */
export function timeWords(instant: string | undefined): string | undefined {
	return instant === undefined ? undefined : formatRocDateTime(new Date(instant));
}

export function today(): string {
	return todayInTaipei(new Date());
}
