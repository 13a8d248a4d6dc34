import type { HourTotals } from '#shared/domain/hours/hour-totals.ts';
import { decimalHours } from '#shared/values/hours.ts';

/** Totals as JSON carries them. */
export function decimalTotals({ registered, effective }: HourTotals): HourTotals {
	return { registered: decimalHours(registered), effective: decimalHours(effective) };
}
