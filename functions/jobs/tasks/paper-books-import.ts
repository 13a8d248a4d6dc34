import type { PaperBookContainer } from '#functions/applications/record-book/container.ts';
import { bookSheet } from '#functions/applications/record-book/spreadsheet/book-sheet.ts';
import type { HoursContainer } from '#functions/hours/container.ts';
import { entrySheet } from '#functions/hours/spreadsheet/hours-import.ts';
import { importJob, type ImportDependencies, type ImportInput, type ImportSheet } from '../import-job.ts';
import type { JobKind } from '../job-kind.ts';
import type { TrainingContainer } from '#functions/training/container.ts';
import { courseSheet } from '#functions/training/spreadsheet/course-sheet.ts';
import type { VolunteersContainer } from '#functions/volunteers/container.ts';
import { paperBookSheets } from '#functions/volunteers/spreadsheet/paper-book-sheets.ts';
import { volunteerSheet } from '#functions/volunteers/spreadsheet/volunteers-import.ts';
import { DomainError } from '#platform/errors.ts';
import { backOfficeFunctions, type BackOfficeFunction } from '#shared/domain/identity/functions.ts';

interface Domains {
	volunteers: VolunteersContainer;
	training: TrainingContainer;
	books: PaperBookContainer;
	hours: HoursContainer;
}

/**
 * 匯入紙本紀錄冊 (N-08): base data, training, book and hours out of one workbook. Every row goes through the rules of its
 * form; a person who is in the unit already needs no row in the first sheet.
 */
export function paperBooksImport(domains: Domains, jobs: ImportDependencies): JobKind<ImportInput> {
	const { people, courses, books, hours } = paperBookSheets;
	return importJob(
		{
			title: '紙本紀錄冊匯入結果',
			sheets: [
				{ ...volunteerSheet(domains.volunteers), name: people },
				{ ...within('training.records', courseSheet(domains.training)), name: courses },
				{ ...bookSheet(domains.books), name: books },
				{ ...within('volunteers.hours', entrySheet(domains.hours, 'paper-book')), name: hours },
			],
			// A workbook holds no files, and without certificates no further hours may be entered (H-15).
			follow: {
				sheet: courses,
				name: '待補證書',
				columns: ['身分證字號', '志工姓名', '課程類型', '課程名稱'],
				heading: '建議的證書檔名',
				toDo: (cell) =>
					`${cell('身分證字號').text.trim()}_${cell('課程類型').text.trim()}.pdf（於「批次上傳證書」上傳）`,
			},
		},
		jobs,
	);
}

/** Rows that take another function than that of the import itself (S-22). */
function within(needed: BackOfficeFunction, sheet: ImportSheet): ImportSheet {
	const reason = `您沒有「${backOfficeFunctions[needed].label}」的權限`;
	return {
		...sheet,
		check: async (actor, ...row) =>
			actor.functions.includes(needed) ? sheet.check(actor, ...row) : [reason],
		async apply(actor, ...row) {
			if (!actor.functions.includes(needed)) throw new DomainError('request.invalid', { detail: reason });
			await sheet.apply(actor, ...row);
		},
	};
}
