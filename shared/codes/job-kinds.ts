import { codeSchema, labelIn, type CodeOf } from './code-table.ts';

/** Long work that runs behind the screens; `label` is what 我的匯出匯入 calls it. */
export const jobKinds = [
	{ code: 'volunteers.export', label: '志工資料匯出', labelEn: 'Volunteers, export' },
	{ code: 'teams.export', label: '志工隊名單匯出', labelEn: 'Members of a team, export' },
	{ code: 'squads.export', label: '志工小隊名單匯出', labelEn: 'Members of a squad, export' },
	{ code: 'volunteers.import', label: '志工資料匯入', labelEn: 'Volunteers, import' },
	{ code: 'paper-books.import', label: '紙本紀錄冊匯入', labelEn: 'Paper record books, import' },
	{ code: 'hours.import', label: '服務時數匯入', labelEn: 'Service hours, import' },
	{ code: 'hours.export', label: '服務時數明細匯出', labelEn: 'Service hours, export' },
	{ code: 'insurance.export', label: '志工保險名單匯出', labelEn: 'Insurance of volunteers, export' },
	{ code: 'insurance.import', label: '投保狀態匯入', labelEn: 'States of insurance, import' },
] as const;

export type JobKindCode = CodeOf<typeof jobKinds>;

export const jobKindSchema = codeSchema(jobKinds, '不明的作業');

export function labelOfJobKind(code: JobKindCode): string {
	return labelIn(jobKinds, code);
}
