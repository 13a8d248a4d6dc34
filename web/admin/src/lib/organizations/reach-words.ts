import type { OrganizationReach } from '#shared/contract/organizations.ts';

const counted = (count: number) => count.toLocaleString('zh-TW');

/** What becomes of whom when the organisation is put out of use, one line each; nothing is said of what is not there. */
export function reachWords({ members, accounts, tasks, organizations }: OrganizationReach): string[] {
	return [
		...(organizations > 0 ? [`下層組織 ${counted(organizations)} 個：隨之停止使用`] : []),
		...(accounts > 0 ? [`後台帳號 ${counted(accounts)} 個（含下層）：停用期間無法登入`] : []),
		...(members > 0 ? [`在隊志工 ${counted(members)} 人：資料與時數保留，期間不能再新增志工`] : []),
		...(tasks > 0 ? [`等待處理的申請單 ${counted(tasks)} 件：保留原狀，可由主管機關代為審核`] : []),
	];
}
