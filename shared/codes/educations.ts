import { codeSchema, labelIn, type CodeOf, type LabelLocale } from './code-table.ts';

/** 學歷, as item 4 of the half-year report counts it. */
export const educations = [
	{ code: 'junior-high', label: '國中及以下', labelEn: 'Junior high school or below' },
	{ code: 'senior-high', label: '高中(高職)', labelEn: 'Senior high or vocational school' },
	{ code: 'college', label: '大專', labelEn: 'College or university' },
	{ code: 'graduate', label: '研究所', labelEn: 'Graduate school' },
] as const;

export type Education = CodeOf<typeof educations>;

export const educationSchema = codeSchema(educations, '請選擇學歷');

export function labelOfEducation(code: Education, locale?: LabelLocale): string {
	return labelIn(educations, code, locale);
}
