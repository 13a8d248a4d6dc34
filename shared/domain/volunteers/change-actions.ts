import { coverTransitions } from '../insurance/cover-states.ts';

/** What 異動紀錄 calls each audited act on a volunteer (V-14, V-37). */
const labels: Record<string, string> = {
	'volunteer.create': '新增志工',
	'volunteer.check': '檢核身分證字號',
	'volunteer.attach': '加入運用單位',
	'volunteer.update': '修改基本資料',
	'volunteer.leave': '退出運用單位',
	'volunteer.join-team': '加入志工隊',
	'volunteer.leave-team': '離開志工隊',
	'volunteer.join-squad': '加入志工小隊',
	'volunteer.leave-squad': '離開志工小隊',
	'volunteer.view-national-id': '檢視完整身分證字號',
	'volunteer.download-file': '下載檔案',
	'training.create': '新增教育訓練',
	'training.delete': '刪除教育訓練',
	'training.download-certificate': '下載訓練證書',
	...Object.fromEntries(
		Object.entries(coverTransitions).map(([event, { label }]) => [`insurance.${event}`, label]),
	),
	'hours.create': '新增服務時數',
	'hours.update': '編輯服務時數',
	'hours.delete': '刪除服務時數',
	'hours.withdraw': '註記服務時數不採計',
	'hours.restore': '取消不採計註記',
	'hours.export-strip': '匯出時數條',
	'record-book.issue': '核發紀錄冊',
	'record-book.export': '匯出電子紀錄冊',
};

export function labelOfChangeAction(action: string): string {
	return labels[action] ?? '其他異動';
}
