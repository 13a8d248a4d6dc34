import type { ObjectStore } from '#platform/objects/object-store.ts';
import type { Sheet, SheetColumn } from '#platform/spreadsheets/sheet.ts';
import { choiceSheet, grantSample, noteSheet, type ColumnNote } from '#functions/jobs/import-sample.ts';
import type { CodeEntry } from '#shared/codes/code-table.ts';
import { identityDocuments } from '#shared/codes/identity-documents.ts';
import { educations } from '#shared/codes/educations.ts';
import { languages } from '#shared/codes/languages.ts';
import { occupations } from '#shared/codes/occupations.ts';
import { serviceCategories } from '#shared/codes/service-categories.ts';
import { skills } from '#shared/codes/skills.ts';
import { timeSlots } from '#shared/codes/time-slots.ts';
import type { ExportFormat } from '#shared/contract/jobs.ts';
import { volunteerFieldLabel } from '#shared/domain/volunteers/base-changes.ts';
import { baseColumns } from './base-columns.ts';
import { placeColumns } from './row-place.ts';
import { documentColumn, idColumn, importColumns, nameColumn } from './volunteers-import.ts';

const tables = {
	occupation: occupations,
	education: educations,
	skills,
	languages,
	preferredCategories: serviceCategories,
	preferredTimeSlots: timeSlots,
} as const satisfies Record<string, readonly CodeEntry[]>;

/** 範例檔下載: an empty sheet with the headings, notes on each column, and the choices of those that have some. */
export async function downloadImportSample(
	deps: { objects: ObjectStore },
	{ format }: { format: ExportFormat },
): Promise<{ url: string; fileName: string }> {
	return grantSample(deps.objects, format, {
		name: 'volunteers-import',
		title: '志工資料匯入範例',
		sheets: [baseSheet('志工資料'), noteSheet(baseNotes(), baseRemarks), baseCodeSheet()],
	});
}

/** An empty sheet with the headings. */
export function baseSheet(name: string): Sheet {
	const base = new Map(baseColumns.map((column) => [column.label, column]));
	const columns: SheetColumn[] = importColumns.map(({ label }) => base.get(label) ?? { label, width: 22 });
	return { name, columns, rows: [] };
}

/** What is filled in where. */
export function baseNotes(): ColumnNote[] {
	const must = new Set(importColumns.filter(({ required }) => required).map(({ label }) => label));
	const columns = [
		...placeColumns.map(({ label }) => ({ label, note: placeNote(label) })),
		{ label: nameColumn.label },
		{ label: idColumn.label, note: '完整字號；外國人可填護照號碼，並於「是否為外國人」填「是」' },
		{
			label: documentColumn.label,
			note: `填「${identityDocuments.map(({ label }) => label).join('」、「')}」其中之一，空白者依字號認定`,
		},
		...baseColumns.map(({ label, hint }) => ({ label, note: hint })),
	];
	return columns.map((column) => ({ ...column, required: must.has(column.label) }));
}

const baseRemarks = [
	'一列一位志工，最多 10,000 列；已是本單位志工者不會重複新增，也不會異動其資料或使其離隊。',
	'大頭照、紀錄冊封面與家長同意書無法匯入；未滿 18 歲者須附家長同意書，請於系統逐筆新增。',
];

function placeNote(label: string): string {
	if (label === '志工隊' || label === '志工小隊') return '無則空白';
	return '組織名稱；您所屬的組織可空白';
}

/** The choices of the fields that have some. */
export function baseCodeSheet(): Sheet {
	const fields = Object.entries(tables) as [keyof typeof tables, readonly CodeEntry[]][];
	return choiceSheet(
		'代碼表',
		fields.map(([field, table]) => ({ label: volunteerFieldLabel(field), table })),
	);
}
