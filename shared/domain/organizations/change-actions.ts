/** What 異動紀錄 calls each audited act on an organisation. */
const labels: Record<string, string> = {
	'organization.create': '新增',
	'organization.update': '修改基本資料',
	'organization.enable': '啟用',
	'organization.disable': '停用',
};

export function labelOfOrganizationAction(action: string): string {
	return labels[action] ?? '其他異動';
}
