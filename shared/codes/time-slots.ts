import { codeSchema, labelIn, type CodeOf, type LabelLocale } from './code-table.ts';

/** The columns of 期待服務時段 (V-12), in its order. */
export const weekdays = [
	{ code: 'sun', label: '日', labelEn: 'Sunday' },
	{ code: 'mon', label: '一', labelEn: 'Monday' },
	{ code: 'tue', label: '二', labelEn: 'Tuesday' },
	{ code: 'wed', label: '三', labelEn: 'Wednesday' },
	{ code: 'thu', label: '四', labelEn: 'Thursday' },
	{ code: 'fri', label: '五', labelEn: 'Friday' },
	{ code: 'sat', label: '六', labelEn: 'Saturday' },
] as const;

/** The rows of 期待服務時段 (V-12). */
export const dayPeriods = [
	{ code: 'morning', label: '早', labelEn: 'morning' },
	{ code: 'afternoon', label: '中', labelEn: 'afternoon' },
	{ code: 'evening', label: '晚', labelEn: 'evening' },
] as const;

export type Weekday = CodeOf<typeof weekdays>;

export type DayPeriod = CodeOf<typeof dayPeriods>;

/** All 21 期待服務時段, day by day: `sun-morning` is 「星期日早」. */
export const timeSlots = weekdays.flatMap((day) =>
	dayPeriods.map((period) => ({
		code: `${day.code}-${period.code}` as const,
		label: `星期${day.label}${period.label}`,
		labelEn: `${day.labelEn} ${period.labelEn}`,
	})),
);

export type TimeSlot = `${Weekday}-${DayPeriod}`;

export const timeSlotSchema = codeSchema(timeSlots, '請選擇清單中的服務時段');

export function labelOfTimeSlot(code: TimeSlot, locale?: LabelLocale): string {
	return labelIn(timeSlots, code, locale);
}
