import type { StaffActor } from '#platform/access/actor.ts';
import type { Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { SheetCell } from '#platform/spreadsheets/sheet-row.ts';
import {
	faultsPart,
	readImport,
	rowsPart,
	type ImportColumn,
	type ImportedRow,
	type ReadSheet,
} from './import-file.ts';
import { writeOutcome } from './import-result.ts';
import type { JobKind, JobProgress, JobStep } from './job-kind.ts';
import { cellsOf } from './row-cells.ts';
import { RowAlreadyApplied, type JobRowRepository } from './job-row.repository.ts';

export interface ImportInput {
	uploadId: string;
	/** As it was called where it came from. */
	fileName: string;
}

/** A row of the sheet by its headings; a column that the sheet lacks is empty. */
export type RowCells = (label: string) => SheetCell;

/** The rows of one sheet: which columns they have, what speaks against a row, and what a row does. */
export interface ImportSheet {
	/** The first sheet of the file unless told. */
	name?: string;
	columns: readonly ImportColumn[];
	/** What may stand in the file once only; undefined when the row has none. */
	identity?(cell: RowCells): string | undefined;
	/** What speaks against the row, each reason with the name of its column; a refusal that is thrown does too. Writes nothing. */
	check(actor: StaffActor, cell: RowCells, jobId: string): Promise<string[]>;
	/** Takes the row over in one transaction that also holds `applied`, so that it happens once. */
	apply(actor: StaffActor, cell: RowCells, applied: Change, jobId: string): Promise<void>;
}

/** One import. */
export interface ImportDefinition {
	/** Name of the file of faults. */
	title: string;
	/** Taken over one after the other: a later one may build on the rows of an earlier one. */
	sheets: readonly ImportSheet[];
	/** What is left to do for the rows of a sheet that were taken over: a sheet more in the result. */
	follow?: FollowUp;
}

/** A sheet of the result that repeats columns of the rows that are through, each with what is left to do. */
export interface FollowUp {
	/** Of the rows. */
	sheet: string;
	name: string;
	columns: readonly string[];
	heading: string;
	toDo: (cell: RowCells) => string;
}

/** What the steps keep their place with. */
export interface ImportDependencies {
	jobRows: JobRowRepository;
}

/** All rows of a sheet are checked before the first of them is taken over. */
interface ImportState {
	phase: 'checking' | 'applying' | 'writing';
	sheets: ReadSheet[];
	/** The sheet whose turn it is, and its next part. */
	sheet: number;
	part: number;
	/** Rows that are through, each counted once when checked and once when taken over. */
	through: number;
	bad: number;
}

/** Reasons against rows, by their number in the sheet. */
export type Faults = Record<string, string[]>;

/** Rows that are looked at together; the rest waits for its turn. */
const parallelChecks = 8;

type Step = JobStep<ImportInput, ImportState>;

/**
 * The steps of an import: read the file into parts, check every row, take over the good ones, write the bad ones into a
 * file that can be corrected and sent again. A row is taken over in one transaction with its own mark, so a step that is
 * killed and run again goes on behind the last row that was written.
 */
export function importJob(
	definition: ImportDefinition,
	deps: ImportDependencies,
): JobKind<ImportInput, ImportState> {
	return {
		async step(step) {
			switch (step.state?.phase) {
				case undefined:
					return read(definition, step);
				case 'checking':
					return check(definition, step, step.state);
				case 'applying':
					return apply(definition, deps.jobRows, step, step.state);
				case 'writing':
					return write(definition, step, step.state);
			}
		},
	};
}

async function read(definition: ImportDefinition, { input, files }: Step): Promise<JobProgress> {
	const bytes = await files.readUpload(input.uploadId);
	const sheets = await readImport(
		bytes,
		definition.sheets.map((sheet) => ({
			name: sheet.name,
			columns: sheet.columns,
			identityOf: (headings, row) => sheet.identity?.(cellsOf(headings, row)),
		})),
		files,
	);
	const state = placeFrom({ phase: 'checking', sheets, sheet: 0, part: 0, through: 0, bad: 0 });
	return { done: 0, total: totalOf(state), state };
}

async function check(
	definition: ImportDefinition,
	{ jobId, actor, files }: Step,
	state: ImportState,
): Promise<JobProgress> {
	const { sheet, headings } = turnOf(definition, state);
	const rows = await files.readPart<ImportedRow[]>(rowsPart(state.sheet, state.part));
	const faults: Faults = {};
	for (let first = 0; first < rows.length; first += parallelChecks) {
		await Promise.all(
			rows.slice(first, first + parallelChecks).map(async (row) => {
				const found = row.fault === undefined ? [] : [row.fault];
				found.push(...(await reasonsIn(sheet.check(actor, cellsOf(headings, row), jobId))));
				if (found.length > 0) faults[row.number] = found;
			}),
		);
	}
	await files.writePart(faultsPart(state.sheet, state.part), faults);
	return advanced(state, rows.length, 0);
}

async function apply(
	definition: ImportDefinition,
	jobRows: JobRowRepository,
	{ jobId, ttl, actor, files }: Step,
	state: ImportState,
): Promise<JobProgress> {
	const { sheet, headings } = turnOf(definition, state);
	const rows = await files.readPart<ImportedRow[]>(rowsPart(state.sheet, state.part));
	const faults = await files.readPart<Faults>(faultsPart(state.sheet, state.part));
	const mark = (row: ImportedRow | undefined) => state.sheet * marksPerSheet + (row?.number ?? 0);
	const isApplied = await jobRows.applied(jobId, mark(rows[0]), mark(rows.at(-1)));
	for (const row of rows) {
		if (faults[row.number] || isApplied.has(mark(row))) continue;
		try {
			const applied = jobRows.appliedChange({ jobId, ttl }, mark(row));
			await sheet.apply(actor, cellsOf(headings, row), applied, jobId);
		} catch (error) {
			// Another run of this step was faster, which the row itself may find out first.
			if (error instanceof RowAlreadyApplied) continue;
			if (!isRefusal(error)) throw error;
			if ((await jobRows.applied(jobId, mark(row), mark(row))).size > 0) continue;
			faults[row.number] = reasonsOf(error);
		}
	}
	await files.writePart(faultsPart(state.sheet, state.part), faults);
	return advanced(state, rows.length, Object.keys(faults).length);
}

async function write(
	{ title, sheets, follow }: ImportDefinition,
	{ input, files }: Step,
	state: ImportState,
): Promise<JobProgress> {
	const { bad } = state;
	const rows = totalOf(state);
	const outcome = { done: rows, total: rows, goodRows: rows - bad, badRows: bad, finished: true } as const;
	const followed = follow && (await followedPlace(follow, { sheets, state, files }));
	if (bad === 0 && followed === undefined) return outcome;
	return {
		...outcome,
		result: await writeOutcome(files, {
			title,
			sheets: state.sheets.map((sheet, place) => ({ ...sheet, name: sheets[place]?.name ?? title })),
			fileName: input.fileName,
			withFaults: bad > 0,
			...(follow && followed !== undefined && { follow: { ...follow, place: followed } }),
		}),
	};
}

/** The place of the sheet whose rows leave something to do; undefined when none of them is through. */
async function followedPlace(
	{ sheet }: FollowUp,
	{ sheets, state, files }: Pick<ImportDefinition, 'sheets'> & { state: ImportState; files: Step['files'] },
): Promise<number | undefined> {
	const place = sheets.findIndex(({ name }) => name === sheet);
	const read = state.sheets[place];
	if (!read || read.parts === 0) return undefined;
	let refused = 0;
	for (let part = 0; part < read.parts; part += 1) {
		refused += Object.keys(await files.readPart<Faults>(faultsPart(place, part))).length;
	}
	return refused < read.rows ? place : undefined;
}

/** More than the rows of any sheet: the marks of rows of different sheets stay apart. */
const marksPerSheet = 10_000_000;

function turnOf(definition: ImportDefinition, { sheets, sheet }: ImportState) {
	const [turn, read] = [definition.sheets[sheet], sheets[sheet]];
	if (!turn || !read) throw new TypeError(`no sheet ${sheet}`);
	return { sheet: turn, headings: read.headings };
}

function totalOf({ sheets }: ImportState): number {
	return sheets.reduce((sum, { rows }) => sum + rows, 0);
}

/** Checking is half of the way, taking over the other. */
function advanced(state: ImportState, rows: number, bad: number): JobProgress {
	const through = state.through + rows;
	const reached = placeFrom({ ...state, part: state.part + 1, through, bad: state.bad + bad });
	return { done: Math.floor(through / 2), total: totalOf(state), state: reached };
}

/** The place itself, or the next where something is to be done: the other phase, the next sheet, or the end. */
function placeFrom(state: ImportState): ImportState {
	const read = state.sheets[state.sheet];
	if (!read) return { ...state, phase: 'writing' };
	if (state.part < read.parts) return state;
	if (state.phase === 'checking' && read.parts > 0) return { ...state, phase: 'applying', part: 0 };
	return placeFrom({ ...state, phase: 'checking', sheet: state.sheet + 1, part: 0 });
}

async function reasonsIn(checking: Promise<string[]>): Promise<string[]> {
	try {
		return await checking;
	} catch (error) {
		if (!isRefusal(error)) throw error;
		return reasonsOf(error);
	}
}

/** Of the row; a table that is too busy says nothing about it. */
function isRefusal(error: unknown): error is DomainError {
	return error instanceof DomainError && error.code !== 'request.busy';
}

/** A refusal in the words of the sheet: which column, and why. */
function reasonsOf(error: DomainError): string[] {
	if (!error.errors) return [error.detail ?? error.title];
	return error.errors.map(({ label, message }) => (label === undefined ? message : `${label}：${message}`));
}
