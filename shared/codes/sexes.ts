import { codeSchema, labelIn, type CodeOf, type LabelLocale } from './code-table.ts';

/** 性別. */
export const sexes = [
	{ code: 'male', label: '男', labelEn: 'Male' },
	{ code: 'female', label: '女', labelEn: 'Female' },
] as const;

export type Sex = CodeOf<typeof sexes>;

export const sexSchema = codeSchema(sexes, '請選擇性別');

export function labelOfSex(code: Sex, locale?: LabelLocale): string {
	return labelIn(sexes, code, locale);
}
