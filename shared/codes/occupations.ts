import { codeSchema, labelIn, type CodeOf, type LabelLocale } from './code-table.ts';

/** 現職: maps one to one to item 7 of the half-year report. */
export const occupations = [
	{ code: 'public-active', label: '公教人員-現職', labelEn: 'Civil servant or teacher, in office' },
	{ code: 'public-retired', label: '公教人員-已退休', labelEn: 'Civil servant or teacher, retired' },
	{ code: 'business', label: '工商界人士', labelEn: 'Business or industry' },
	{ code: 'retired', label: '退休人員', labelEn: 'Retired' },
	{ code: 'homemaker', label: '家庭管理', labelEn: 'Homemaker' },
	{ code: 'student', label: '學生', labelEn: 'Student' },
	{ code: 'other', label: '其他', labelEn: 'Other' },
] as const;

export type Occupation = CodeOf<typeof occupations>;

export const occupationSchema = codeSchema(occupations, '請選擇現職');

export function labelOfOccupation(code: Occupation, locale?: LabelLocale): string {
	return labelIn(occupations, code, locale);
}
