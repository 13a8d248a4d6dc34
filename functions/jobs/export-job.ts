import type { StaffActor } from '#platform/access/actor.ts';
import {
	spreadsheetTypes,
	type CellValue,
	type Sheet,
	type SheetColumn,
} from '#platform/spreadsheets/sheet.ts';
import { writeSpreadsheet } from '#platform/spreadsheets/write-spreadsheet.ts';
import type { ExportFormat } from '#shared/contract/jobs.ts';
import type { JobFiles } from './job-files.ts';
import type { JobKind } from './job-kind.ts';

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
type ExportState = { parts: number; rows: number; total?: number } & (
	{ phase: 'reading'; cursor?: string } | { phase: 'writing' }
);

/** Rows of one part: as many as a step reads, and as are in memory at a time when the file is written. */
const partRows = 2000;

/** Parts of one sheet: no sheet holds more than 1,048,576 rows, and a part has fewer than twice `partRows`. */
const sheetParts = 250;

/**
 * The steps of an export: rows are read page by page into parts, then one step makes the file of them. Memory stays flat
 * in both, and a step that is run again writes the same part, or the same file, over itself.
 */
export function exportJob<Input extends { format: ExportFormat }, Row>(
	definition: ExportDefinition<Input, Row>,
): JobKind<Input, ExportState> {
	const { title } = definition;
	return {
		async step({ actor, input, state = { phase: 'reading', parts: 0, rows: 0 }, files }) {
			if (state.phase === 'writing') {
				const key = files.keyOf(`result.${input.format}`);
				const contentType = spreadsheetTypes[input.format];
				const sheets = sheetsOf(definition, files, state.parts);
				await files.writeResult(key, writeSpreadsheet(input.format, sheets), contentType);
				const fileName = `${title}.${input.format}`;
				const result = { key, fileName, contentType };
				return { done: state.rows, total: state.rows, finished: true, result };
			}
			const { cells, next, total } = await readPart(definition, actor, input, state.cursor);
			if (cells.length > 0) await files.writePart(partName(state.parts), cells);
			const parts = state.parts + (cells.length > 0 ? 1 : 0);
			const rows = state.rows + cells.length;
			const known = total ?? state.total;
			const reached = { parts, rows, ...(known !== undefined && { total: known }) };
			return {
				done: rows,
				total: known,
				state:
					next === undefined
						? { ...reached, phase: 'writing' }
						: { ...reached, phase: 'reading', cursor: next },
			};
		},
	};
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

function partName(number: number): string {
	return `part-${number}.json`;
}

/** One sheet, or as many as the rows need. */
function sheetsOf<Input, Row>(
	{ title, columns }: ExportDefinition<Input, Row>,
	files: JobFiles,
	parts: number,
): Sheet[] {
	return Array.from({ length: Math.max(1, Math.ceil(parts / sheetParts)) }, (_, place) => ({
		name: place === 0 ? title : `${title} ${place + 1}`,
		columns,
		rows: rowsOf(files, place * sheetParts, Math.min(parts, (place + 1) * sheetParts)),
	}));
}

async function* rowsOf(files: JobFiles, from: number, until: number): AsyncGenerator<CellValue[]> {
	for (let number = from; number < until; number += 1) {
		// JSON knows no undefined: an empty cell comes back as null.
		const rows = await files.readPart<(CellValue | null)[][]>(partName(number));
		for (const row of rows) yield row.map((value) => value ?? undefined);
	}
}
