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

/** What was read of one sheet; nothing when the file lacks it. */
export interface ReadSheet {
	headings: string[];
	/** Numbers of rows in the parts. */
	parts: number;
	rows: number;
}

interface WantedSheet {
	/** The first sheet of the file unless told. */
	name?: string | undefined;
	columns: readonly ImportColumn[];
	identityOf: (headings: readonly string[], row: ImportedRow) => string | undefined;
}

/** The names of what the steps hand to each other of a sheet. */
export const rowsPart = (sheet: number, part: number) => `rows-${sheet}-${part}.json`;
export const faultsPart = (sheet: number, part: number) => `faults-${sheet}-${part}.json`;

/**
 * Reads the sheets into parts of rows: headings in the first row, then the data. A heading may carry the star of a
 * required field, and columns that nobody asked for stay as they are.
 */
export async function readImport(
	bytes: Uint8Array,
	sheets: readonly WantedSheet[],
	files: Pick<JobFiles, 'writePart'>,
): Promise<ReadSheet[]> {
	const read: ReadSheet[] = [];
	for (const [place, sheet] of sheets.entries()) read.push(await readSheet(bytes, sheet, place, files));
	if (read.every(({ headings }) => headings.length === 0)) {
		const names = sheets.flatMap(({ name }) => (name === undefined ? [] : [`「${name}」`])).join('');
		const detail = names === '' ? '檔案沒有任何資料' : `檔案沒有${names}任何一個工作表的資料`;
		throw new DomainError('spreadsheet.columns-missing', { detail });
	}
	return read;
}

async function readSheet(
	bytes: Uint8Array,
	{ name, columns, identityOf }: WantedSheet,
	place: number,
	files: Pick<JobFiles, 'writePart'>,
): Promise<ReadSheet> {
	let headings: string[] | undefined;
	let waiting: ImportedRow[] = [];
	let parts = 0;
	let rows = 0;
	const seen = new Map<string, number>();
	const flush = async () => {
		await files.writePart(rowsPart(place, parts), waiting);
		parts += 1;
		waiting = [];
	};
	for await (const { number, cells } of readSpreadsheet(bytes, { ...limits, sheet: name })) {
		if (!headings) {
			headings = cells.map(({ text }) => text.replaceAll('*', '').trim());
			requireColumns(columns, headings, name);
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
	return { headings: headings ?? [], parts, rows };
}

function requireColumns(
	columns: readonly ImportColumn[],
	headings: readonly string[],
	sheet: string | undefined,
): void {
	const missing = columns.filter(({ label, required }) => required && !headings.includes(label));
	if (missing.length === 0) return;
	const names = missing.map(({ label }) => `「${label}」`).join('');
	throw new DomainError('spreadsheet.columns-missing', {
		detail: `${sheet === undefined ? '' : `工作表「${sheet}」`}第一列缺少欄位${names}，請使用範例檔的欄位名稱`,
	});
}
