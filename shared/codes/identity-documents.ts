import { codeSchema, labelIn, type CodeOf } from './code-table.ts';

/** What a person is known by (V-06, V-33). A passport is for those who have neither of the others. */
export const identityDocuments = [
	{ code: 'national-id', label: '身分證字號', labelEn: 'National ID number' },
	{ code: 'residence-permit', label: '居留證字號', labelEn: 'Residence permit number' },
	{ code: 'passport', label: '護照號碼', labelEn: 'Passport number' },
] as const;

export type IdentityDocument = CodeOf<typeof identityDocuments>;

export const identityDocumentSchema = codeSchema(identityDocuments, '請選擇證件種類');

export function labelOfIdentityDocument(code: IdentityDocument): string {
	return labelIn(identityDocuments, code);
}
