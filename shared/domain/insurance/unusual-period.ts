import { thresholdOn } from '../../codes/thresholds.ts';
import { addDays, addMonths, daysBetween } from '../../values/iso-date.ts';
import { formatRocDateRange } from '../../values/roc-date.ts';
import type { CoverEvent } from './cover-states.ts';
import type { CoverPeriod } from './cover-course.ts';

/**
 * What is odd about a period that is about to be confirmed (I-07, I-11): days without cover before a renewal, or a cover that
 * is longer than insurers write. It may be right; whoever confirms it says so.
 */
export function unusualPeriod(
	event: CoverEvent,
	{ startDate, endDate }: CoverPeriod,
	current: CoverPeriod | undefined,
): string[] {
	const concerns: string[] = [];
	if (event === 'confirm-renewal' && current && startDate > addDays(current.endDate, 1)) {
		const gap = { from: addDays(current.endDate, 1), until: addDays(startDate, -1) };
		const days = daysBetween(gap.from, gap.until) + 1;
		concerns.push(`${formatRocDateRange(gap.from, gap.until)} 共 ${days} 天沒有保險`);
	}
	const months = thresholdOn(startDate, 'insurance.usual-months');
	// From one day to the same day of next year is how insurers write a year.
	if (endDate > addMonths(startDate, months))
		concerns.push(`期間 ${formatRocDateRange(startDate, endDate)} 超過 ${months} 個月`);
	return concerns;
}
