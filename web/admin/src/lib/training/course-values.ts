import type { TrainingRecord } from '#shared/contract/training.ts';

/** The course of a training record as the form holds it. */
export interface CourseValues {
	courseType: string;
	category: string;
	provider: string;
	hours: number | null;
	courseName: string;
	startDate: string;
	endDate: string;
	withoutApproval: boolean;
	approvedOn: string;
	approvalNumber: string;
	note: string;
}

export function emptyCourse(): CourseValues {
	return {
		courseType: '',
		category: '',
		provider: '',
		hours: null,
		courseName: '',
		startDate: '',
		endDate: '',
		withoutApproval: false,
		approvedOn: '',
		approvalNumber: '',
		note: '',
	};
}

export function courseValuesOf(record: TrainingRecord): CourseValues {
	const { courseType, category, provider, hours, courseName, startDate, endDate } = record;
	const { approvedOn = '', approvalNumber = '', note = '' } = record;
	const withoutApproval = approvedOn === '' && approvalNumber === '';
	return {
		...{ courseType, category, provider, hours, courseName, startDate, endDate },
		...{ withoutApproval, approvedOn, approvalNumber, note },
	};
}

/** Without what 「本單位無核定日期與核定字號」 makes void. */
export function courseBody<Values extends CourseValues>(values: Values): Values {
	return { ...values, ...(values.withoutApproval && { approvedOn: '', approvalNumber: '' }) };
}
