import { codeSchema, labelIn, type CodeOf, type LabelLocale } from './code-table.ts';

/** The states of a form (M-01), in the words of 審核狀態 (W-02); `none` stands for a volunteer who has no form yet. */
export const applicationStatuses = [
	{ code: 'none', label: '尚未申請', labelEn: 'Not applied' },
	{ code: 'draft', label: '暫存', labelEn: 'Draft' },
	{ code: 'in-review', label: '審核中', labelEn: 'In review' },
	{ code: 'returned', label: '退回申請人', labelEn: 'Returned to applicant' },
	{ code: 'rejected', label: '否決', labelEn: 'Rejected' },
	{ code: 'approved', label: '審核通過', labelEn: 'Approved' },
	{ code: 'withdrawn', label: '已取消', labelEn: 'Withdrawn' },
] as const;

/** 表單狀態: the same in the words of the applicant, whose form is 申請中 while others review it (F-11). */
export const formStatuses = applicationStatuses.map((status) =>
	status.code === 'in-review' ? { ...status, label: '申請中', labelEn: 'Applied' } : status,
);

export type ApplicationStatus = CodeOf<typeof applicationStatuses>;

export const applicationStatusSchema = codeSchema(applicationStatuses, '請選擇表單狀態');

export function labelOfApplicationStatus(code: ApplicationStatus, locale?: LabelLocale): string {
	return labelIn(applicationStatuses, code, locale);
}

export function labelOfFormStatus(code: ApplicationStatus, locale?: LabelLocale): string {
	return labelIn(formStatuses, code, locale);
}
