import { labelIn } from '#shared/codes/code-table.ts';
import type { ShiftKind } from '#shared/codes/shift-kinds.ts';
import { weekdays } from '#shared/codes/time-slots.ts';
import { weekdayOf } from '#shared/domain/attendance/shift-plan.ts';
import { taipeiWallClock } from '#shared/values/taipei-time.ts';

/** 「2026-11-21 14:35:02 (星期六)」. */
export function kioskClock(now: Date): string {
	const clock = taipeiWallClock(now);
	const date = clock.slice(0, 10);
	return `${date} ${clock.slice(11, 19)} (星期${labelIn(weekdays, weekdayOf(date))})`;
}

/** The 班別 that people are likely to come for now; what is chosen by hand stays. */
export function likelyKind(now: Date): ShiftKind {
	const time = taipeiWallClock(now).slice(11, 16);
	if (time < '12:30') return 'morning';
	return time < '17:00' ? 'noon' : 'evening';
}
