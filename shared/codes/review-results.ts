import { codeSchema, labelIn, type CodeOf, type LabelLocale } from './code-table.ts';

/** 審核結果 of one station (W-03); only 核准 makes the data valid (W-04). */
export const reviewResults = [
	{ code: 'approve', label: '核准', labelEn: 'Approve' },
	{ code: 'reject', label: '否決', labelEn: 'Reject' },
	{ code: 'return', label: '退回申請人', labelEn: 'Return to applicant' },
] as const;

export type ReviewResult = CodeOf<typeof reviewResults>;

export const reviewResultSchema = codeSchema(reviewResults, '請選擇審核結果：核准、否決或退回申請人');

export function labelOfReviewResult(code: ReviewResult, locale?: LabelLocale): string {
	return labelIn(reviewResults, code, locale);
}
