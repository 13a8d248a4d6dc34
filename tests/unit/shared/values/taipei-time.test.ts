import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reviewNumberAt, reviewNumberSchema } from '#shared/values/review-number.ts';
import { formatRocDateTime, taipeiWallClock, todayInTaipei } from '#shared/values/taipei-time.ts';

const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });

it('begins the day at midnight in Taiwan', () => {
	expect(todayInTaipei(new Date('2026-11-20T15:59:59.999Z'))).toBe('2026-11-20');
	expect(todayInTaipei(new Date('2026-11-20T16:00:00.000Z'))).toBe('2026-11-21');
});

it('agrees with the time zone Asia/Taipei', () => {
	const clock = new Intl.DateTimeFormat('sv-SE', {
		timeZone: 'Asia/Taipei',
		dateStyle: 'short',
		timeStyle: 'medium',
	});
	fc.assert(
		fc.property(instants, (instant) => {
			expect(taipeiWallClock(instant).slice(0, 19).replace('T', ' ')).toBe(clock.format(instant));
		}),
	);
});

it('shows an instant in the ROC calendar', () => {
	expect(formatRocDateTime(new Date('2023-09-13T06:35:29.725Z'))).toBe('112/09/13 14:35');
});

it('[S-11] numbers a form by its instant', () => {
	expect(reviewNumberAt(new Date('2023-09-13T06:35:29.725Z'))).toBe('20230913143529725');
});

it('[S-11] gives 17 digits that sort by time', () => {
	fc.assert(
		fc.property(instants, instants, (one, other) => {
			const [first, second] = [reviewNumberAt(one), reviewNumberAt(other)];
			expect(reviewNumberSchema.parse(first)).toMatch(/^\d{17}$/);
			expect(Math.sign(one.getTime() - other.getTime())).toBe(first < second ? -1 : first > second ? 1 : 0);
		}),
	);
	expect(reviewNumberSchema.safeParse('2023').error?.issues[0]?.message).toBe('請輸入 17 位數字的審核單編號');
});
