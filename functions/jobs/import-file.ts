import { DomainError } from '#platform/errors.ts';
import { readSpreadsheet } from '#platform/spreadsheets/read-spreadsheet.ts';
import type { SheetCell } from '#platform/spreadsheets/sheet-row.ts';
import type { JobFiles } from './job-files.ts';

export interface ImportColumn {
	/** The heading that it is found by, wherever it stands. */
	readonly label: string;
	/** The sheet must have the column; whether a cell may be empty, the row's own rules say. */
	readonly required?: boolean;
}

export interface ImportedRow {
	/** As the margin of the sheet counts. */
	number: number;
	cells: readonly SheetCell[];
	/** What can be said of the row by looking at the file alone. */
	fault?: string;
}

/** Heading of the column of reasons; a file of faults that is sent again may still have it. */
export const reasonHeading = '錯誤原因';

const limits = { maxRows: 10_001, maxColumns: 100 };

/** So few that taking over one part stays well within one call, and progress is seen. */
const partRows = 100;

/**
 * Reads the first sheet into parts of rows: headings in its first row, then the data. A heading may carry the star of a
 * required field, and columns that nobody asked for stay as they are.
 */
export async function readImport(
	bytes: Uint8Array,
	columns: readonly ImportColumn[],
	files: Pick<JobFiles, 'writePart'>,
	identityOf: (headings: readonly string[], row: ImportedRow) => string | undefined,
): Promise<{ headings: string[]; parts: number; rows: number }> {
	let headings: string[] | undefined;
	let waiting: ImportedRow[] = [];
	let parts = 0;
	let rows = 0;
	const seen = new Map<string, number>();
	const flush = async () => {
		await files.writePart(`rows-${parts}.json`, waiting);
		parts += 1;
		waiting = [];
	};
	for await (const { number, cells } of readSpreadsheet(bytes, limits)) {
		if (!headings) {
			headings = cells.map(({ text }) => text.replaceAll('*', '').trim());
			requireColumns(columns, headings);
			continue;
		}
		const row: ImportedRow = { number, cells };
		const identity = identityOf(headings, row);
		const earlier = identity === undefined ? undefined : seen.get(identity);
		if (earlier !== undefined) row.fault = `與第 ${earlier} 列重複`;
		else if (identity !== undefined) seen.set(identity, number);
		waiting.push(row);
		rows += 1;
		if (waiting.length === partRows) await flush();
	}
	if (waiting.length > 0) await flush();
	if (!headings) throw new DomainError('spreadsheet.columns-missing', { detail: '檔案沒有任何資料' });
	return { headings, parts, rows };
}

function requireColumns(columns: readonly ImportColumn[], headings: readonly string[]): void {
	const missing = columns.filter(({ label, required }) => required && !headings.includes(label));
	if (missing.length === 0) return;
	const names = missing.map(({ label }) => `「${label}」`).join('');
	throw new DomainError('spreadsheet.columns-missing', {
		detail: `第一列缺少欄位${names}，請使用範例檔的欄位名稱`,
	});
}
