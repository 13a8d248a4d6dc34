import { codeSchema, labelIn, type CodeOf, type LabelLocale } from './code-table.ts';

/** 擅長語言 (V-12); 其他 comes with free text. */
export const languages = [
	{ code: 'mandarin', label: '國語', labelEn: 'Mandarin' },
	{ code: 'english', label: '英語', labelEn: 'English' },
	{ code: 'taiwanese', label: '台語', labelEn: 'Taiwanese' },
	{ code: 'hakka', label: '客語', labelEn: 'Hakka' },
	{ code: 'sign', label: '手語', labelEn: 'Sign language' },
	{ code: 'japanese', label: '日語', labelEn: 'Japanese' },
	{ code: 'indigenous', label: '原住民母語', labelEn: 'Indigenous language' },
	{ code: 'other', label: '其他', labelEn: 'Other' },
] as const;

export type Language = CodeOf<typeof languages>;

export const languageSchema = codeSchema(languages, '請選擇清單中的語言');

export function labelOfLanguage(code: Language, locale?: LabelLocale): string {
	return labelIn(languages, code, locale);
}
