import type { ObjectStore } from '#platform/objects/object-store.ts';
import { spreadsheetTypes, type CellValue, type Sheet } from '#platform/spreadsheets/sheet.ts';
import { writeSpreadsheet } from '#platform/spreadsheets/write-spreadsheet.ts';
import type { CodeEntry } from '#shared/codes/code-table.ts';
import type { ExportFormat } from '#shared/contract/jobs.ts';

/** 範例檔下載: writes the sample of an import, `name` among the samples, and lets it be fetched. */
export async function grantSample(
	objects: ObjectStore,
	format: ExportFormat,
	{ name, title, sheets }: { name: string; title: string; sheets: Sheet[] },
): Promise<{ url: string; fileName: string }> {
	const key = `documents/samples/${name}.${format}`;
	const contentType = spreadsheetTypes[format];
	const fileName = `${title}.${format}`;
	await objects.writeStream(key, writeSpreadsheet(format, sheets), contentType);
	return { url: await objects.grantDownload(key, fileName, contentType), fileName };
}

/** The choices of fields side by side, each under its label. */
export function choiceSheet(
	name: string,
	fields: readonly { label: string; table: readonly CodeEntry[] }[],
): Sheet {
	const longest = Math.max(...fields.map(({ table }) => table.length));
	const rows = Array.from({ length: longest }, (_, row) => fields.map(({ table }) => table[row]?.label));
	return { name, columns: fields.map(({ label }) => ({ label, width: 28 })), rows };
}

export interface ColumnNote {
	label: string;
	required?: boolean;
	note?: string | undefined;
}

/** The sheet beside the sample that says what is filled in where, and below that what holds for the whole file. */
export function noteSheet(notes: readonly ColumnNote[], remarks: readonly string[]): Sheet {
	const columns = [
		{ label: '欄位', width: 26 },
		{ label: '必填', width: 8 },
		{ label: '填寫說明', width: 60 },
	];
	const rows: CellValue[][] = [
		...notes.map(({ label, required, note }) => [label, required ? '必填' : '', note]),
		[],
		...remarks.map((remark) => [remark]),
	];
	return { name: '填寫說明', columns, rows };
}
