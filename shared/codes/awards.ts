import { codeSchema, labelIn, type CodeOf, type LabelLocale } from './code-table.ts';

/** 獎項名稱 (V-25). 「{市}」 stands for the city's short name. */
export const awards = [
	{ code: 'city', label: '{市}獎勵', labelEn: 'City award' },
	{ code: 'national', label: '(全國)志願服務獎勵', labelEn: 'National volunteer service award' },
	{ code: 'health-welfare', label: '衛生福利類獎勵', labelEn: 'Health and welfare award' },
] as const;

export type Award = CodeOf<typeof awards>;

export const awardSchema = codeSchema(awards, '請選擇獎項名稱');

export function labelOfAward(code: Award, locale?: LabelLocale): string {
	return labelIn(awards, code, locale);
}

/** 獎項等次, highest first. */
export const awardGrades = [
	{ code: 'gold', label: '金', labelEn: 'Gold' },
	{ code: 'silver', label: '銀', labelEn: 'Silver' },
	{ code: 'bronze', label: '銅', labelEn: 'Bronze' },
] as const;

export type AwardGrade = CodeOf<typeof awardGrades>;

export const awardGradeSchema = codeSchema(awardGrades, '請選擇獎項等次');

export function labelOfAwardGrade(code: AwardGrade, locale?: LabelLocale): string {
	return labelIn(awardGrades, code, locale);
}
