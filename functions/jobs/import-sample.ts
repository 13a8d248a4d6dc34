import type { ObjectStore } from '#platform/objects/object-store.ts';
import { spreadsheetTypes, type CellValue, type Sheet } from '#platform/spreadsheets/sheet.ts';
import { writeSpreadsheet } from '#platform/spreadsheets/write-spreadsheet.ts';
import type { ExportFormat } from '#shared/contract/jobs.ts';
import type { ImportColumn } from './import-file.ts';

/** 範例檔下載 of an import: made anew each time, so that it is what the import takes today. */
export async function handOutSample(
	objects: ObjectStore,
	sample: { key: string; title: string; format: ExportFormat; sheets: readonly Sheet[] },
): Promise<{ url: string; fileName: string }> {
	const { title, format, sheets } = sample;
	const key = `documents/samples/${sample.key}.${format}`;
	const contentType = spreadsheetTypes[format];
	const fileName = `${title}.${format}`;
	await objects.writeStream(key, writeSpreadsheet(format, sheets), contentType);
	return { url: await objects.grantDownload(key, fileName, contentType), fileName };
}

/** The sheet 填寫說明: each column with what to fill in, then remarks on the whole. */
export function noteSheet(
	columns: readonly ImportColumn[],
	noteOf: (label: string) => string | undefined,
	remarks: readonly string[],
): Sheet {
	const rows: CellValue[][] = columns.map(({ label, required }) => [
		label,
		required ? '必填' : '',
		noteOf(label),
	]);
	rows.push([], ...remarks.map((remark) => [remark]));
	return {
		name: '填寫說明',
		columns: [
			{ label: '欄位', width: 26 },
			{ label: '必填', width: 8 },
			{ label: '填寫說明', width: 60 },
		],
		rows,
	};
}
