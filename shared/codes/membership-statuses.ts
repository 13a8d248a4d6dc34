import { codeSchema, labelIn, type CodeOf, type LabelLocale } from './code-table.ts';

/** 運用單位狀態 of a person in one unit (V-32). */
export const membershipStatuses = [
	{ code: 'active', label: '在隊', labelEn: 'Active' },
	{ code: 'left', label: '已離隊', labelEn: 'Left' },
] as const;

export type MembershipStatus = CodeOf<typeof membershipStatuses>;

export const membershipStatusSchema = codeSchema(membershipStatuses, '請選擇運用單位狀態');

export function labelOfMembershipStatus(code: MembershipStatus, locale?: LabelLocale): string {
	return labelIn(membershipStatuses, code, locale);
}
