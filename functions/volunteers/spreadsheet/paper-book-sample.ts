import type { ObjectStore } from '#platform/objects/object-store.ts';
import { bookColumns } from '#functions/applications/record-book/spreadsheet/book-columns.ts';
import { entryColumns } from '#functions/hours/spreadsheet/entry-columns.ts';
import { serviceCodeSheet } from '#functions/hours/spreadsheet/import-sample.ts';
import { memberColumns } from '#functions/hours/spreadsheet/row-member.ts';
import { choiceSheet, grantSample, noteSheet } from '#functions/jobs/import-sample.ts';
import { courseColumns } from '#functions/training/spreadsheet/course-columns.ts';
import { courseTypes } from '#shared/codes/course-types.ts';
import { serviceCategories } from '#shared/codes/service-categories.ts';
import type { ExportFormat } from '#shared/contract/jobs.ts';
import { paperBooksUntil } from '#shared/domain/volunteers/paper-books.ts';
import { formatRocDate } from '#shared/values/roc-date.ts';
import { baseCodeSheet, baseNotes, baseSheet } from './import-sample.ts';
import { paperBookSheets } from './paper-book-sheets.ts';
import { personColumns } from './row-person.ts';

const records = [
	{ name: paperBookSheets.courses, columns: [...personColumns, ...courseColumns] },
	{ name: paperBookSheets.books, columns: [...personColumns, ...bookColumns] },
	{ name: paperBookSheets.hours, columns: [...memberColumns, ...entryColumns] },
];

/** 範例檔下載 of 匯入紙本紀錄冊 (N-08): the four sheets empty, notes on each column, and the choices. */
export function downloadPaperBookSample(
	deps: { objects: ObjectStore },
	{ format }: { format: ExportFormat },
): Promise<{ url: string; fileName: string }> {
	return grantSample(deps.objects, format, {
		name: 'paper-books-import',
		title: '紙本紀錄冊匯入範例',
		sheets: [
			baseSheet(paperBookSheets.people),
			...records.map(({ name, columns }) => ({ name, columns, rows: [] })),
			notes(),
			baseCodeSheet(),
			choiceSheet('課程代碼表', [
				{ label: '課程類型', table: courseTypes },
				{ label: '課程領域', table: serviceCategories },
			]),
			serviceCodeSheet('服務代碼表'),
		],
	});
}

function notes() {
	const sheets = [{ name: paperBookSheets.people, columns: baseNotes() }, ...records];
	return noteSheet(
		sheets.flatMap(({ name, columns }) =>
			columns.map((column) => ({ ...column, label: `${name}：${column.label}` })),
		),
		[
			'四個工作表依序匯入，沒有資料的工作表可以空白或刪除；每個工作表最多 10,000 列。',
			'已是本單位志工者，不需填寫「志工基本資料」，直接填寫其餘工作表。',
			`教育訓練、發冊日期與服務時數僅收至 ${formatRocDate(paperBooksUntil)}；之後的資料請於系統登錄。`,
			'一位志工一本紀錄冊；紀錄冊號請填紙本登載的完整字號，匯入後終身沿用。',
			'有誤的資料列會附上原因，修正後可直接重新匯入，已匯入的資料不會重複。',
		],
	);
}
