import { codeSchema, labelIn, type CodeOf, type LabelLocale } from './code-table.ts';

/**
 * 審核項目 (W-07): every kind of form that can come to a reviewer. Open: a new kind is one more row. `live` says
 * whether it can be sent today; filters offer only those. 「{市}」 stands for the city's short name.
 */
export const reviewItems = [
	{ code: 'record-book', label: '紀錄冊申請', labelEn: 'Record book application', live: true },
	{ code: 'honour-card', label: '榮譽卡申請', labelEn: 'Honour card application', live: false },
	{ code: 'city-award', label: '{市}獎勵申請', labelEn: 'City award application', live: false },
	{ code: 'training-course', label: '教育訓練申請', labelEn: 'Training course', live: false },
	{ code: 'course-sign-up', label: '課程報名', labelEn: 'Course sign-up', live: false },
	{ code: 'recruitment', label: '招募活動申請', labelEn: 'Recruitment', live: false },
] as const;

export type ReviewItem = CodeOf<typeof reviewItems>;

export const reviewItemSchema = codeSchema(reviewItems, '請選擇審核項目');

export function labelOfReviewItem(code: ReviewItem, locale?: LabelLocale): string {
	return labelIn(reviewItems, code, locale);
}

/** The kinds of form that can be sent today. */
export const liveReviewItems = reviewItems.filter((item) => item.live);
