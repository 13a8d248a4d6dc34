import { describe, expect, it } from 'vitest';
import { effectiveHours, type JudgedService } from '#shared/domain/hours/effective-hours.ts';
import { lastMonth, missingCertificate, mostHours } from '#shared/domain/hours/entry-conditions.ts';
import { personHours } from '#shared/domain/hours/hour-totals.ts';
import { completionDays, type CompletingCourse } from '#shared/domain/training/completion-days.ts';

const standing = {
	hasBook: true,
	completed: { basic: '2024-01-10', special: { '01': '2024-03-02' } },
} as const;

function service(change: Partial<JudgedService> = {}): JudgedService {
	return { startDate: '2024-03-02', item: '51', content: '07', category: '01', tenths: 65, ...change };
}

describe('有效時數', () => {
	it('[H-11] counts in full from the day on which both trainings were complete', () => {
		expect(effectiveHours(service(), standing)).toEqual({ effective: 65 });
	});

	it.each([
		['[H-11] never counts back', service({ startDate: '2024-03-01' }), standing, '早於訓練完成日 113/03/02'],
		['[H-11] waits for the book', service(), { ...standing, hasBook: false }, '尚未領有紀錄冊'],
		[
			'[H-11] waits for 基礎 training',
			service(),
			{ ...standing, completed: { special: { '01': '2024-03-02' } } },
			'尚未完成基礎訓練',
		],
		[
			'[H-12] waits for 特殊 training of the category',
			service({ category: '05' }),
			standing,
			'尚未完成特殊訓練（文化推廣類）',
		],
		[
			'[H-12] waits for 特殊 training of the category that its 服務項目 is peculiar to',
			service({ item: '06', content: '19' }),
			standing,
			'尚未完成特殊訓練（警政服務類）',
		],
		['does not count courses and meetings', service({ content: '98' }), standing, '研習、會議及訓練不計入'],
		[
			'does not count what was withdrawn for misuse',
			service({ withdrawnReason: '借予他人' }),
			standing,
			'違規使用服務證或紀錄冊，不予採計：借予他人',
		],
		[
			'does not count service before the law',
			service({ startDate: '2001-01-19' }),
			{ ...standing, completed: { basic: '2000-01-01', special: { '01': '2000-01-01' } } },
			'早於志願服務法施行日 090/01/20',
		],
	] as const)('%s, and says so', (_, entry, judgedBy, words) => {
		const { effective, reason } = effectiveHours(entry, judgedBy);
		expect(effective).toBe(0);
		expect(reason?.text).toContain(words);
	});

	it('[V-34] are none without a book with its 發冊日期, or without the day of 基礎 or 特殊 training', () => {
		const { basic, special } = standing.completed;
		const counting = [true, false].flatMap((hasBook) =>
			[basic, undefined].flatMap((basicDay) =>
				[special, {}].map((specialDays) => {
					const completed = { ...(basicDay && { basic: basicDay }), special: specialDays };
					const { all } = personHours([{ ...service(), unitId: 'a' }], { hasBook, completed });
					expect(all.registered).toBe(65);
					return all.effective;
				}),
			),
		);
		expect(counting).toEqual([65, 0, 0, 0, 0, 0, 0, 0]);
	});

	it('[H-03] [H-12] adds up registered and effective hours, in each unit and over all', () => {
		const entries = [
			{ ...service(), unitId: 'a' },
			{ ...service({ startDate: '2024-01-01', tenths: 11 }), unitId: 'a' },
			{ ...service({ category: '05', tenths: 7560 }), unitId: 'b' },
		];
		const { all, byUnit } = personHours(entries, standing);
		expect(all).toEqual({ registered: 7636, effective: 65 });
		expect(byUnit.get('a')).toEqual({ registered: 76, effective: 65 });
		expect(byUnit.get('b')).toEqual({ registered: 7560, effective: 0 });
	});
});

describe('the day on which training was complete', () => {
	function course(change: Partial<CompletingCourse>): CompletingCourse {
		return { courseType: 'basic', category: '01', hours: 6, endDate: '2024-03-01', ...change };
	}

	it('[E-25] [E-26] is the end of the course that made the hours whole, each by the rule of its own day', () => {
		const days = completionDays([
			course({ hours: 3, endDate: '2019-05-01' }),
			// Half of the 12 hours of its time.
			course({ hours: 6, endDate: '2017-05-01' }),
			course({ courseType: 'special', hours: 6, endDate: '2024-06-01' }),
			course({ courseType: 'special', category: '05', hours: 5 }),
			course({ courseType: 'growth', category: '05', hours: 12 }),
		]);
		expect(days).toEqual({ basic: '2019-05-01', special: { '01': '2024-06-01' } });
	});

	it('does not hang on the order in which courses were registered', () => {
		const courses = [
			course({ hours: 4, endDate: '2024-05-01' }),
			course({ hours: 2 }),
			course({ endDate: '2025-01-01' }),
		];
		expect(completionDays(courses)).toEqual(completionDays(courses.toReversed()));
		expect(completionDays(courses).basic).toBe('2024-05-01');
	});
});

describe('entering', () => {
	it('[H-15] wants the certificates of the training since 115-01-01', () => {
		const basic = { courseType: 'basic', category: '01', certificateCount: 1 } as const;
		const special = { courseType: 'special', category: '01', certificateCount: 0 } as const;
		expect(missingCertificate([], '01', '2025-12-31')).toBeUndefined();
		expect(missingCertificate([], '01', '2026-01-01')).toBe('basic');
		expect(missingCertificate([basic, special], '01', '2026-01-01')).toBe('special');
		expect(
			missingCertificate([basic, { ...special, certificateCount: 1 }], '01', '2026-01-01'),
		).toBeUndefined();
		// H-12: without it the hours are registered, and not effective.
		expect(missingCertificate([basic, special], '05', '2026-01-01')).toBeUndefined();
	});

	it('[H-08] takes at most 24 hours for each day of the period', () => {
		expect(mostHours('2026-02-28', '2026-02-28')).toBe(24);
		expect(mostHours('2026-02-01', '2026-03-01')).toBe(29 * 24);
	});

	it('[H-13] proposes the month that has just ended', () => {
		expect(lastMonth('2026-03-04')).toEqual({ from: '2026-02-01', until: '2026-02-28' });
		expect(lastMonth('2026-01-31')).toEqual({ from: '2025-12-01', until: '2025-12-31' });
	});
});
