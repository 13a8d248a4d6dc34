import { codeSchema, labelIn, type CodeOf, type LabelLocale } from './code-table.ts';

/** 證明書用印上傳 (V-26, V-27). */
export const certificateStatuses = [
	{ code: 'unfinished', label: '未完成', labelEn: 'Not stamped yet' },
	{ code: 'finished', label: '完成', labelEn: 'Finished' },
] as const;

export type CertificateStatus = CodeOf<typeof certificateStatuses>;

export const certificateStatusSchema = codeSchema(certificateStatuses, '請選擇用印狀態');

export function labelOfCertificateStatus(code: CertificateStatus, locale?: LabelLocale): string {
	return labelIn(certificateStatuses, code, locale);
}
