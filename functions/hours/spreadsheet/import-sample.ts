import type { ObjectStore } from '#platform/objects/object-store.ts';
import type { Sheet } from '#platform/spreadsheets/sheet.ts';
import { grantSample, noteSheet } from '#functions/jobs/import-sample.ts';
import { contentsOf, serviceItems } from '#shared/codes/service-items.ts';
import type { ExportFormat } from '#shared/contract/jobs.ts';
import { entryColumns } from './entry-columns.ts';
import { memberColumns } from './row-member.ts';

const columns = [...memberColumns, ...entryColumns];

/** 範例檔下載: an empty sheet with the headings, notes on each column, and which 服務內容 goes with which 服務項目. */
export function downloadImportSample(
	deps: { objects: ObjectStore },
	{ format }: { format: ExportFormat },
): Promise<{ url: string; fileName: string }> {
	return grantSample(deps.objects, format, {
		name: 'hours-import',
		title: '服務時數匯入範例',
		sheets: [{ name: '服務時數', columns, rows: [] }, notes(), serviceCodeSheet('代碼表')],
	});
}

function notes(): Sheet {
	return noteSheet(columns, [
		'一列一筆服務時數，最多 10,000 列；志工於該單位的第一筆時數，要先使用「批次新增時數」建立。',
		'時數請按月登錄，且限本單位提供的服務，服務項目須屬於運用單位的服務類別；登錄前須已上傳訓練證書。',
		'與已登錄的時數完全相同者不會再次登錄，同一檔案重送不會重複。',
	]);
}

/** Which 服務內容 goes with which 服務項目 (H-09). */
export function serviceCodeSheet(name: string): Sheet {
	const rows = serviceItems.flatMap((item) =>
		contentsOf(item.code).map((content) => [item.code, item.label, content.code, content.label]),
	);
	return {
		name,
		columns: [
			{ label: '服務項目代碼', width: 14 },
			{ label: '服務項目', width: 24 },
			{ label: '服務內容代碼', width: 14 },
			{ label: '服務內容', width: 24 },
		],
		rows,
	};
}
