import { codeSchema, labelIn, type CodeOf, type LabelLocale } from './code-table.ts';

/** 投保狀態, in the order that I-05 to I-08 pass through. */
export const insuranceStatuses = [
	{ code: 'none', label: '未加保', labelEn: 'Not insured' },
	{ code: 'enrolling', label: '待加保', labelEn: 'Enrolment pending' },
	{ code: 'insured', label: '已加保', labelEn: 'Insured' },
	{ code: 'withdrawing', label: '待退保', labelEn: 'Withdrawal pending' },
	{ code: 'withdrawn', label: '已退保', labelEn: 'Withdrawn' },
] as const;

export type InsuranceStatus = CodeOf<typeof insuranceStatuses>;

export const insuranceStatusSchema = codeSchema(insuranceStatuses, '請選擇投保狀態');

export function labelOfInsuranceStatus(code: InsuranceStatus, locale?: LabelLocale): string {
	return labelIn(insuranceStatuses, code, locale);
}

/** 延續投保狀態 beside 已加保 (I-11). */
export const renewalStatuses = [
	{ code: 'none', label: '尚未續保', labelEn: 'Not renewed' },
	{ code: 'renewing', label: '待續保', labelEn: 'Renewal pending' },
	{ code: 'renewed', label: '已完成續保', labelEn: 'Renewed' },
] as const;

export type RenewalStatus = CodeOf<typeof renewalStatuses>;

export const renewalStatusSchema = codeSchema(renewalStatuses, '請選擇延續投保狀態');

export function labelOfRenewalStatus(code: RenewalStatus, locale?: LabelLocale): string {
	return labelIn(renewalStatuses, code, locale);
}
