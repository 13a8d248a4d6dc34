import { codeSchema, labelIn, type CodeOf, type LabelLocale } from './code-table.ts';

/** How a consent was given or taken back (V-28). */
export const consentMethods = [
	{ code: 'paper', label: '書面', labelEn: 'On paper' },
	{ code: 'online', label: '線上', labelEn: 'Online' },
] as const;

export type ConsentMethod = CodeOf<typeof consentMethods>;

export const consentMethodSchema = codeSchema(consentMethods, '請選擇方式');

export function labelOfConsentMethod(code: ConsentMethod, locale?: LabelLocale): string {
	return labelIn(consentMethods, code, locale);
}
