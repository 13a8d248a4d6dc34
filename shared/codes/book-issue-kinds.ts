import { codeSchema, labelIn, type CodeOf, type LabelLocale } from './code-table.ts';

/** 發冊類別: 補發 after a loss, 換發 when used up (F-12). */
export const bookIssueKinds = [
	{ code: 'first', label: '初次', labelEn: 'First issue' },
	{ code: 'reissue', label: '補發', labelEn: 'Reissue' },
	{ code: 'renewal', label: '換發', labelEn: 'Renewal' },
] as const;

export type BookIssueKind = CodeOf<typeof bookIssueKinds>;

export const bookIssueKindSchema = codeSchema(bookIssueKinds, '請選擇發冊類別');

export function labelOfBookIssueKind(code: BookIssueKind, locale?: LabelLocale): string {
	return labelIn(bookIssueKinds, code, locale);
}
