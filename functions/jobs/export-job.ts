import type { StaffActor } from '#platform/access/actor.ts';
import { DomainError } from '#platform/errors.ts';
import { spreadsheetTypes, type CellValue, type SheetColumn } from '#platform/spreadsheets/sheet.ts';
import { packRows, writeSpreadsheet } from '#platform/spreadsheets/write-spreadsheet.ts';
import type { PackedText } from '#platform/spreadsheets/zip-writer.ts';
import type { ExportFormat } from '#shared/contract/jobs.ts';
import type { JobFiles } from './job-files.ts';
import type { JobKind, JobProgress } from './job-kind.ts';

export interface ExportColumn<Row> extends SheetColumn {
	value(row: Row): CellValue;
}

export interface ExportPage<Row> {
	rows: Row[];
	/** Where to read on; absent after the last page. */
	next?: string | undefined;
	/** All rows there will be, when known. */
	total?: number | undefined;
}

/** One export: what it lists and how a row becomes cells. */
export interface ExportDefinition<Input, Row> {
	/** Name of the file, without its extension, and of the sheet. */
	title: string;
	columns: readonly ExportColumn<Row>[];
	/** A page of the rows, cut to the actor's scope (S-02). */
	read(actor: StaffActor, input: Input, cursor: string | undefined): Promise<ExportPage<Row>>;
}

/** `reading`: the next page to read; `writing`: all rows lie in parts. */
type ExportState = {
	/** What lies in each sheet so far. */
	sheets: { parts: number; rows: number }[];
	/** Bytes of all parts before they were compressed. */
	size: number;
	total?: number;
} & ({ phase: 'reading'; cursor?: string } | { phase: 'writing' });

/** Rows of one part: as many as a step reads. A part has fewer than this and one page more. */
const partRows = 2000;

/** Rows of one sheet: none holds more than 1,048,576. */
const sheetRows = 1_000_000;

/** A ZIP file counts in 32 bits; what is not rows takes little. */
const mostBytes = 4_000_000_000;

/**
 * The steps of an export: each reads rows page by page and makes of them a part of the file, compressed as it will lie
 * there; the last one joins the parts. So no step has work that grows with the file but copying, memory stays flat in
 * all, and a step that is run again writes the same part, or the same file, over itself.
 */
export function exportJob<Input extends { format: ExportFormat }, Row>(
	definition: ExportDefinition<Input, Row>,
): JobKind<Input, ExportState> {
	return {
		async step({ actor, input, state = { phase: 'reading', sheets: [], size: 0 }, files }) {
			if (state.phase === 'writing') return writeFile(definition, input.format, state, files);
			const { cells, next, total = state.total } = await readPart(definition, actor, input, state.cursor);
			const { sheets, size } = await addPart(definition.columns, input.format, state, cells, files);
			const reached = { sheets, size, ...(total !== undefined && { total }) };
			return {
				done: rowsIn(sheets),
				total,
				state:
					next === undefined
						? { ...reached, phase: 'writing' }
						: { ...reached, phase: 'reading', cursor: next },
			};
		},
	};
}

/** Makes a part of the rows, in the sheet that is being filled or in a new one. */
async function addPart(
	columns: readonly SheetColumn[],
	format: ExportFormat,
	{ sheets, size }: Pick<ExportState, 'sheets' | 'size'>,
	cells: readonly CellValue[][],
	files: JobFiles,
): Promise<Pick<ExportState, 'sheets' | 'size'>> {
	if (cells.length === 0) return { sheets, size };
	const last = sheets.at(-1);
	const isFull = last === undefined || last.rows + cells.length > sheetRows;
	const filled = isFull ? sheets : sheets.slice(0, -1);
	const { parts, rows } = isFull ? { parts: 0, rows: 0 } : last;
	const piece = packRows(format, columns, cells, rows);
	if (size + piece.size > mostBytes) {
		throw new DomainError('request.invalid', { detail: '資料超過一個檔案的上限，請縮小查詢範圍後再匯出' });
	}
	await files.writePacked(partName(filled.length, parts), piece);
	return {
		sheets: [...filled, { parts: parts + 1, rows: rows + cells.length }],
		size: size + piece.size,
	};
}

async function writeFile<Input, Row>(
	{ title, columns }: ExportDefinition<Input, Row>,
	format: ExportFormat,
	{ sheets }: Pick<ExportState, 'sheets'>,
	files: JobFiles,
): Promise<JobProgress> {
	const written = sheets.length === 0 ? [{ parts: 0 }] : sheets;
	const result = {
		key: files.keyOf(`result.${format}`),
		fileName: `${title}.${format}`,
		contentType: spreadsheetTypes[format],
	};
	const pieces = writeSpreadsheet(
		format,
		written.map(({ parts }, place) => ({
			name: place === 0 ? title : `${title} ${place + 1}`,
			columns,
			packedRows: partsOf(files, place, parts),
		})),
	);
	await files.writeResult(result.key, pieces, result.contentType);
	const done = rowsIn(sheets);
	return { done, total: done, finished: true, result };
}

async function* partsOf(files: JobFiles, sheet: number, parts: number): AsyncGenerator<PackedText> {
	for (let part = 0; part < parts; part += 1) yield files.readPacked(partName(sheet, part));
}

function rowsIn(sheets: ExportState['sheets']): number {
	return sheets.reduce((sum, { rows }) => sum + rows, 0);
}

function partName(sheet: number, part: number): string {
	return `part-${sheet}-${part}`;
}

async function readPart<Input, Row>(
	definition: ExportDefinition<Input, Row>,
	actor: StaffActor,
	input: Input,
	from: string | undefined,
): Promise<{ cells: CellValue[][]; next: string | undefined; total: number | undefined }> {
	const { columns } = definition;
	const cells: CellValue[][] = [];
	let next = from;
	let total: number | undefined;
	do {
		const page = await definition.read(actor, input, next);
		cells.push(...page.rows.map((row) => columns.map((column) => column.value(row))));
		next = page.next;
		total ??= page.total;
	} while (next !== undefined && cells.length < partRows);
	return { cells, next, total };
}
