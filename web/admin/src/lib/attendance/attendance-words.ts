import { labelIn } from '#shared/codes/code-table.ts';
import { labelOfShiftKind, type ShiftKind } from '#shared/codes/shift-kinds.ts';
import { weekdays } from '#shared/codes/time-slots.ts';
import { weekdayOf } from '#shared/domain/attendance/shift-plan.ts';
import { formatRocDate } from '#shared/values/roc-date.ts';
import { taipeiWallClock } from '#shared/values/taipei-time.ts';

/** 星期一 to 星期日: a roster's week begins on Monday. */
export const weekdayOptions = [...weekdays.slice(1), ...weekdays.slice(0, 1)].map(({ code, label }) => ({
	value: code,
	label: `星期${label}`,
}));

/** 「115/11/21（六）」. */
export function dayWords(date: string): string {
	return `${formatRocDate(date)}（${labelIn(weekdays, weekdayOf(date))}）`;
}

/** 「早班（09:00 - 12:00）」. */
export function shiftWords(shift: { kind: ShiftKind; startTime: string; endTime: string }): string {
	return `${labelOfShiftKind(shift.kind)}（${shift.startTime} - ${shift.endTime}）`;
}

/** 「09:02」 of the day of the shift, or nothing. */
export function clockWords(instant: string | undefined): string | undefined {
	return instant === undefined ? undefined : taipeiWallClock(new Date(instant)).slice(11, 16);
}

/** Day, 班別 and person name a row of 簽到退查詢. */
export function attendanceKey(row: { date: string; kind: ShiftKind; volunteerId: string }): string {
	return `${row.date} ${row.kind} ${row.volunteerId}`;
}
