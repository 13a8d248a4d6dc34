import { codeSchema, labelIn, type CodeOf, type LabelLocale } from './code-table.ts';

/** Kinds of 其他登錄事項 (V-37). Violations are corrected and noted; a 服務證 can be withdrawn (N-03). */
export const noteKinds = [
	{ code: 'general', label: '一般註記', labelEn: 'General remark' },
	{ code: 'violation', label: '違規註記', labelEn: 'Violation' },
	{ code: 'badge-withdrawn', label: '收回服務證', labelEn: 'Service badge withdrawn' },
] as const;

export type NoteKind = CodeOf<typeof noteKinds>;

export const noteKindSchema = codeSchema(noteKinds, '請選擇註記類別');

export function labelOfNoteKind(code: NoteKind, locale?: LabelLocale): string {
	return labelIn(noteKinds, code, locale);
}
