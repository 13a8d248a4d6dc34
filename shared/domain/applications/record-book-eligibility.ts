import { labelOfServiceCategory, type ServiceCategory } from '../../codes/service-categories.ts';
import { thresholdOn } from '../../codes/thresholds.ts';
import type { BookIssueKind } from '../../codes/book-issue-kinds.ts';
import { isWhole, trainingShare } from '../training/training-share.ts';

/** One finished course, as far as eligibility looks at it. */
export interface CountedTraining {
	courseType: string;
	category: ServiceCategory;
	hours: number;
	/** ISO date of the last day. */
	endDate: string;
}

export interface EligibilityInput {
	issueKind: BookIssueKind;
	/** Category of the unit; its special training is the one that counts (F-15). */
	category: ServiceCategory;
	training: readonly CountedTraining[];
	activeMember: boolean;
	hasBook: boolean;
	hasOpenApplication: boolean;
}

export interface Condition {
	code: 'membership' | 'basic-training' | 'special-training' | 'no-book' | 'has-book' | 'no-open-application';
	label: string;
	met: boolean;
	detail: string;
}

/** F-02, F-13, F-15: every condition of 紀錄冊申請, met or not, each with the figures it was judged by. */
export function recordBookConditions(input: EligibilityInput): Condition[] {
	const basic = input.training.filter((course) => course.courseType === 'basic');
	const special = input.training.filter(
		(course) => course.courseType === 'special' && course.category === input.category,
	);
	const first = input.issueKind === 'first';
	return [
		{
			code: 'membership',
			label: '為本單位在隊志工',
			met: input.activeMember,
			detail: input.activeMember ? '在隊' : '已離隊或不屬於此運用單位',
		},
		trainingCondition('basic-training', '基礎訓練', basic, (date) =>
			thresholdOn(date, 'training.basic.hours'),
		),
		trainingCondition(
			'special-training',
			`特殊訓練（${labelOfServiceCategory(input.category)}）`,
			special,
			(date) => thresholdOn(date, 'training.special.hours', { subject: input.category }),
		),
		first
			? {
					code: 'no-book',
					label: '尚未領有紀錄冊',
					met: !input.hasBook,
					detail: input.hasBook ? '已有紀錄冊，每人終身一冊；遺失請申請補發，用罄請申請換發' : '未領有紀錄冊',
				}
			: {
					code: 'has-book',
					label: '已領有紀錄冊',
					met: input.hasBook,
					detail: input.hasBook ? '已領有紀錄冊' : '尚無紀錄冊，請使用初次申請',
				},
		{
			code: 'no-open-application',
			label: '沒有其他處理中的紀錄冊申請',
			met: !input.hasOpenApplication,
			detail: input.hasOpenApplication ? '已有處理中的申請' : '無',
		},
	];
}

function trainingCondition(
	code: 'basic-training' | 'special-training',
	label: string,
	courses: readonly CountedTraining[],
	requiredOn: (date: string) => number,
): Condition {
	const hours = Math.round(courses.reduce((sum, course) => sum + course.hours, 0) * 10) / 10;
	const latest =
		courses
			.map((course) => course.endDate)
			.sort()
			.at(-1) ?? '9999-12-31';
	const required = requiredOn(latest);
	const met = isWhole(trainingShare(courses, requiredOn));
	return {
		code,
		label: `${label}達 ${required} 小時`,
		met,
		detail: `已完成 ${hours.toFixed(1)} 小時，須 ${required} 小時`,
	};
}
