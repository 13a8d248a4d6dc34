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
	'training.update': '編輯教育訓練',
	'training.certify': '上傳教育訓練證書',
	'training.download-certificate': '下載訓練證書',
	...Object.fromEntries(
		Object.entries(coverTransitions).map(([event, { label }]) => [`insurance.${event}`, label]),
	),
	'note.create': '新增登錄事項',
	'note.update': '修改登錄事項',
	'note.delete': '刪除登錄事項',
	'consent.give': '同意個資使用聲明書',
	'consent.withdraw': '撤回個資使用同意',
	'consent.download': '下載已簽署聲明書',
	'award.create': '新增獎勵紀錄',
	'award.update': '修改獎勵紀錄',
	'award.delete': '刪除獎勵紀錄',
	'award.download-evidence': '下載獎勵佐證文件',
	'record-book.download-file': '下載紀錄冊申請附件',
	'certificate.create': '新增服務績效證明書',
	'certificate.update': '修改服務績效證明書',
	'certificate.delete': '刪除服務績效證明書',
	'certificate.stamp': '上傳用印證明書',
	'certificate.download': '下載服務績效證明書',
	'hours.create': '新增服務時數',
	'hours.update': '編輯服務時數',
	'hours.delete': '刪除服務時數',
	'hours.withdraw': '註記服務時數不採計',
	'hours.restore': '取消不採計註記',
	'hours.export-strip': '匯出時數條',
	'hours.download-event-certificate': '下載大型活動服務證書',
	'record-book.issue': '核發紀錄冊',
	'record-book.take-over': '登錄紙本紀錄冊',
	'record-book.export': '匯出電子紀錄冊',
};

export function labelOfChangeAction(action: string): string {
	return labels[action] ?? '其他異動';
}
