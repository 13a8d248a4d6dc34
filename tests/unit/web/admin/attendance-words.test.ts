import { expect, it } from 'vitest';
import { clockWords, dayWords, shiftWords, weekdayOptions } from '#admin/attendance/attendance-words.ts';
import { kioskClock, likelyKind } from '#admin/attendance/kiosk-clock.ts';
import { planState } from '#admin/attendance/plan-state.ts';
import { shiftListAddress } from '#admin/attendance/shift-list-address.ts';

it('[A-06] offers a week that begins on Monday', () => {
	expect(weekdayOptions.map(({ label }) => label)).toEqual(
		['一', '二', '三', '四', '五', '六', '日'].map((day) => `星期${day}`),
	);
});

it.each([
	[0, true, '尚未執行排班'],
	[12, true, '設定已變更，尚未執行排班'],
	[12, false, undefined],
])(
	'[A-08] with %s places and a setting changed since: %s, it says %s',
	(needed, changedSincePlanned, words) => {
		expect(planState({ needed, changedSincePlanned })).toBe(words);
	},
);

it('[A-11] names a shift by its day in ROC years, weekday and times', () => {
	expect(dayWords('2026-11-21')).toBe('115/11/21（六）');
	expect(shiftWords({ kind: 'morning', startTime: '09:00', endTime: '12:00' })).toBe('早班（09:00 - 12:00）');
});

it('[A-15] shows the clock of Taiwan with its weekday', () => {
	expect(kioskClock(new Date('2026-11-20T16:05:09Z'))).toBe('2026-11-21 00:05:09 (星期六)');
});

it.each([
	['2026-11-21T00:50:00Z', 'morning'],
	['2026-11-21T05:20:00Z', 'noon'],
	['2026-11-21T09:45:00Z', 'evening'],
])('[A-16] at %s the kiosk begins with %s', (instant, kind) => {
	expect(likelyKind(new Date(instant))).toBe(kind);
});

it('[A-20] shows when somebody came by the clock of Taiwan', () => {
	expect(clockWords('2026-11-21T01:02:59Z')).toBe('09:02');
	expect(clockWords(undefined)).toBeUndefined();
});

it.each([
	['2026-10-31', ''],
	['2026-11-01', ''],
	['2026-11-02', '?from=2026-11-02'],
	['2026-11-30', '?from=2026-11-30'],
	['2026-12-01', ''],
])('[A-11] on %s the shifts of November are listed from %j on', (today, search) => {
	const position = { from: '2026-11-01', until: '2026-11-30' };
	expect(shiftListAddress('/positions/1', position, today)).toBe(`/positions/1/shifts${search}`);
});
