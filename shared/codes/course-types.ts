import { codeSchema, labelIn, type CodeOf, type LabelLocale } from './code-table.ts';

/** 課程類型 of a training record. */
export const courseTypes = [
	{ code: 'basic', label: '基礎', labelEn: 'Basic' },
	{ code: 'special', label: '特殊', labelEn: 'Special' },
	{ code: 'in-service', label: '在職', labelEn: 'In-service' },
	{ code: 'growth', label: '成長', labelEn: 'Growth' },
	{ code: 'leadership', label: '領導', labelEn: 'Leadership' },
	{ code: 'supervision', label: '督導', labelEn: 'Supervision' },
	{ code: 'other', label: '其他', labelEn: 'Other' },
] as const;

export type CourseType = CodeOf<typeof courseTypes>;

export const courseTypeSchema = codeSchema(courseTypes, '請選擇課程類型');

export function labelOfCourseType(code: CourseType, locale?: LabelLocale): string {
	return labelIn(courseTypes, code, locale);
}
