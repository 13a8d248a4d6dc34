import type { ObjectStore } from '#platform/objects/object-store.ts';
import { grantSample, noteSheet } from '#functions/jobs/import-sample.ts';
import type { ExportFormat } from '#shared/contract/jobs.ts';
import { confirmationLabels, importColumns } from './cover-row.ts';

const notes: Partial<Record<string, string>> = {
	目的機關: '名稱；運用單位同名時才須填寫',
	所屬運單: '運用單位名稱',
	志工姓名: '須與系統登錄的姓名相同',
	身分證字號: '完整字號（匯出名單的字號經遮罩，不能直接使用）',
	作業: `${confirmationLabels.join('、')}，擇一填寫`,
	保險起日: '確認加保、確認續保必填；日期可填 115/01/01 或 2026/01/01',
	保險訖日: '同上；續保期間須在目前的保險期結束之後開始',
};

/** 範例檔下載 of 更新投保狀態: an empty sheet with the headings, and notes on each column. */
export function downloadImportSample(
	{ objects }: { objects: ObjectStore },
	{ format }: { format: ExportFormat },
): Promise<{ url: string; fileName: string }> {
	const columnNotes = importColumns.map((column) => ({ ...column, note: notes[column.label] }));
	const columns = importColumns.map(({ label }) => ({ label, width: label.startsWith('保險') ? 14 : 22 }));
	return grantSample(objects, format, {
		name: 'insurance-import',
		title: '投保狀態匯入範例',
		sheets: [
			{ name: '投保狀態', columns, rows: [] },
			noteSheet(columnNotes, [
				'一列一位志工於一個運用單位的保險，最多 10,000 列；請先向保險公司辦妥，再匯入確認。',
				'每列與列表上的「確認加保」、「確認續保」、「確認退保」相同，狀態不符的資料不會異動並列出原因。',
			]),
		],
	});
}
