import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	recordBookConditions,
	type Condition,
	type CountedTraining,
	type EligibilityInput,
} from '#shared/domain/applications/record-book-eligibility.ts';
import { trainingShare } from '#shared/domain/training/training-share.ts';

const social = '01';
const environment = '02';

function course(courseType: string, hours: number, endDate: string, category: '01' | '02' = social) {
	return { courseType, category, hours, endDate } satisfies CountedTraining;
}

const basic = course('basic', 6, '2026-03-01');
const special = course('special', 6, '2026-03-02');

function conditions(overrides: Partial<EligibilityInput> = {}): Condition[] {
	return recordBookConditions({
		issueKind: 'first',
		category: social,
		training: [basic, special],
		activeMember: true,
		hasBook: false,
		hasOpenApplication: false,
		...overrides,
	});
}

function unmet(overrides: Partial<EligibilityInput> = {}): string[] {
	return conditions(overrides)
		.filter(({ met }) => !met)
		.map(({ code }) => code);
}

describe('conditions of 紀錄冊申請', () => {
	it('[F-02] are all met by a member with both trainings and no book', () => {
		expect(unmet()).toEqual([]);
	});

	it.each([
		['somebody who has left', { activeMember: false }, ['membership']],
		['nobody trained', { training: [] }, ['basic-training', 'special-training']],
		['basic training only', { training: [basic] }, ['special-training']],
		['special training only', { training: [special] }, ['basic-training']],
		['an open application', { hasOpenApplication: true }, ['no-open-application']],
		[
			'everything at once',
			{ activeMember: false, training: [], hasBook: true, hasOpenApplication: true },
			['membership', 'basic-training', 'special-training', 'no-book', 'no-open-application'],
		],
	] as const)('[F-02] name what is missing: %s', (_case, overrides, codes) => {
		expect(unmet(overrides)).toEqual(codes);
	});

	it('[F-02] show the figures they judge by', () => {
		const training = [course('basic', 3.5, '2026-03-01'), course('basic', 2, '2026-03-08')];
		expect(conditions({ training }).find(({ code }) => code === 'basic-training')).toEqual({
			code: 'basic-training',
			label: '基礎訓練達 6 小時',
			met: false,
			detail: '已完成 5.5 小時，須 6 小時',
		});
	});

	it.each([
		['first', false, []],
		['first', true, ['no-book']],
		['reissue', true, []],
		['reissue', false, ['has-book']],
		['renewal', true, []],
		['renewal', false, ['has-book']],
	] as const)('[F-15][F-12] %s with a book: %s', (issueKind, hasBook, codes) => {
		expect(unmet({ issueKind, hasBook })).toEqual(codes);
	});

	it('[F-15] count the special training of the unit’s own category only', () => {
		const other = course('special', 40, '2026-03-02', environment);
		expect(unmet({ training: [basic, other] })).toEqual(['special-training']);
		expect(unmet({ training: [basic, other], category: environment })).toEqual([]);
	});

	it('[E-26] count basic training of any category', () => {
		expect(unmet({ training: [course('basic', 6, '2026-03-01', environment), special] })).toEqual([]);
	});

	it.each(['in-service', 'growth', 'leadership', 'supervision', 'other'])(
		'[E-25] do not count a course of type %s',
		(courseType) => {
			const training = [course(courseType, 100, '2026-03-01')];
			expect(unmet({ training })).toEqual(['basic-training', 'special-training']);
		},
	);
});

describe('hours that were required when a course ended (12 before 2018-06-01, 6 since)', () => {
	it.each([
		['6 hours on the last day of the old rule', [[6, '2018-05-31']], false],
		['12 hours on the last day of the old rule', [[12, '2018-05-31']], true],
		['11.9 hours under the old rule', [[11.9, '2010-01-01']], false],
		['6 hours on the first day of the new rule', [[6, '2018-06-01']], true],
		['5.9 hours under the new rule', [[5.9, '2018-06-01']], false],
		[
			'half under each rule',
			[
				[6, '2018-05-31'],
				[3, '2018-06-01'],
			],
			true,
		],
		[
			'a little less than half under each rule',
			[
				[6, '2018-05-31'],
				[2.9, '2018-06-01'],
			],
			false,
		],
		[
			'ten pieces that only rounding keeps from 6',
			Array.from({ length: 10 }, () => [0.6, '2026-01-01']),
			true,
		],
	] as [string, [number, string][], boolean][])('[E-25] %s', (_case, courses, enough) => {
		const basicCourses = courses.map(([hours, endDate]) => course('basic', hours, endDate));
		const specialCourses = courses.map(([hours, endDate]) => course('special', hours, endDate));
		expect(unmet({ training: [...basicCourses, special] })).toEqual(enough ? [] : ['basic-training']);
		// 社會福利類 was shortened on the same day.
		expect(unmet({ training: [basic, ...specialCourses] })).toEqual(enough ? [] : ['special-training']);
	});

	it('[E-25] only 社會福利類 was shortened: another category asks for the same hours on both sides', () => {
		const old = course('special', 6, '2018-05-31', environment);
		expect(unmet({ category: environment, training: [basic, old] })).toEqual([]);
	});

	it('[E-25] name the hours of the rule that the latest course ended under', () => {
		const labelOf = (endDate: string) =>
			conditions({ training: [course('basic', 1, endDate)] }).find(({ code }) => code === 'basic-training')
				?.label;
		expect(labelOf('2018-05-31')).toBe('基礎訓練達 12 小時');
		expect(labelOf('2018-06-01')).toBe('基礎訓練達 6 小時');
	});
});

const anyCourse = fc.record({
	courseType: fc.constantFrom('basic', 'special', 'growth', 'other'),
	category: fc.constantFrom(social, environment),
	hours: fc.integer({ min: 1, max: 400 }).map((tenths) => tenths / 10),
	endDate: fc.constantFrom('2001-02-01', '2018-05-31', '2018-06-01', '2026-03-01'),
});

describe('whatever the courses are', () => {
	it('[F-02] one more course never makes a met condition unmet', () => {
		fc.assert(
			fc.property(fc.array(anyCourse, { maxLength: 8 }), anyCourse, (training, added) => {
				const before = unmet({ training });
				for (const code of unmet({ training: [...training, added] })) expect(before).toContain(code);
			}),
		);
	});

	it('[E-25] a share does not depend on the order of the courses', () => {
		fc.assert(
			fc.property(fc.array(anyCourse, { maxLength: 8 }), (training) => {
				const required = (date: string) => (date < '2018-06-01' ? 12 : 6);
				const backwards = trainingShare([...training].reverse(), required);
				expect(trainingShare(training, required)).toBeCloseTo(backwards, 9);
			}),
		);
	});
});
