import type { StaffActor } from '#platform/access/actor.ts';
import type { Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { SheetCell } from '#platform/spreadsheets/sheet-row.ts';
import { emptyCell } from '#platform/spreadsheets/sheet-row.ts';
import { readImport, type ImportColumn, type ImportedRow } from './import-file.ts';
import { writeFaults } from './import-result.ts';
import type { JobKind, JobProgress, JobStep } from './job-kind.ts';
import { RowAlreadyApplied, type JobRowRepository } from './job-row.repository.ts';

export interface ImportInput {
	uploadId: string;
	/** As it was called where it came from. */
	fileName: string;
}

/** A row of the sheet by its headings; a column that the sheet lacks is empty. */
export type RowCells = (label: string) => SheetCell;

/** One import: which columns it knows, what speaks against a row, and what a row does. */
export interface ImportDefinition {
	/** Name of the file of faults. */
	title: string;
	columns: readonly ImportColumn[];
	/** What may stand in the file once only; undefined when the row has none. */
	identity?(cell: RowCells): string | undefined;
	/** What speaks against the row, each reason with the name of its column; a refusal that is thrown does too. Writes nothing. */
	check(actor: StaffActor, cell: RowCells, jobId: string): Promise<string[]>;
	/** Takes the row over in one transaction that also holds `applied`, so that it happens once. */
	apply(actor: StaffActor, cell: RowCells, applied: Change, jobId: string): Promise<void>;
}

/** What the steps keep their place with. */
export interface ImportDependencies {
	jobRows: JobRowRepository;
}

/** All rows are checked before the first is taken over. */
interface ImportState {
	phase: 'checking' | 'applying' | 'writing';
	headings: string[];
	/** Numbers of rows in the parts. */
	parts: number;
	rows: number;
	/** The next part. */
	part: number;
	/** Rows that are through in this phase. */
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
	const { headings, parts, rows } = await readImport(bytes, definition.columns, files, (headings, row) =>
		definition.identity?.(cellsOf(headings, row)),
	);
	const state: ImportState = { phase: 'checking', headings, parts, rows, part: 0, through: 0, bad: 0 };
	return { done: 0, total: rows, state: parts === 0 ? { ...state, phase: 'writing' } : state };
}

async function check(
	definition: ImportDefinition,
	{ jobId, actor, files }: Step,
	state: ImportState,
): Promise<JobProgress> {
	const rows = await files.readPart<ImportedRow[]>(`rows-${state.part}.json`);
	const faults: Faults = {};
	for (let first = 0; first < rows.length; first += parallelChecks) {
		await Promise.all(
			rows.slice(first, first + parallelChecks).map(async (row) => {
				const found = row.fault === undefined ? [] : [row.fault];
				found.push(...(await reasonsIn(definition.check(actor, cellsOf(state.headings, row), jobId))));
				if (found.length > 0) faults[row.number] = found;
			}),
		);
	}
	await files.writePart(`faults-${state.part}.json`, faults);
	return advanced(state, rows.length, 'applying', 0);
}

async function apply(
	definition: ImportDefinition,
	jobRows: JobRowRepository,
	{ jobId, ttl, actor, files }: Step,
	state: ImportState,
): Promise<JobProgress> {
	const rows = await files.readPart<ImportedRow[]>(`rows-${state.part}.json`);
	const faults = await files.readPart<Faults>(`faults-${state.part}.json`);
	const isApplied = await jobRows.applied(jobId, rows[0]?.number ?? 0, rows.at(-1)?.number ?? 0);
	for (const row of rows) {
		if (faults[row.number] || isApplied.has(row.number)) continue;
		try {
			const applied = jobRows.appliedChange({ jobId, ttl }, row.number);
			await definition.apply(actor, cellsOf(state.headings, row), applied, jobId);
		} catch (error) {
			// Another run of this step was faster, which the row itself may find out first.
			if (error instanceof RowAlreadyApplied) continue;
			if (!isRefusal(error)) throw error;
			if ((await jobRows.applied(jobId, row.number, row.number)).size > 0) continue;
			faults[row.number] = reasonsOf(error);
		}
	}
	await files.writePart(`faults-${state.part}.json`, faults);
	return advanced(state, rows.length, 'writing', Object.keys(faults).length);
}

async function write(
	{ title }: ImportDefinition,
	{ input, files }: Step,
	{ headings, parts, rows, bad }: ImportState,
): Promise<JobProgress> {
	const outcome = { done: rows, total: rows, goodRows: rows - bad, badRows: bad, finished: true } as const;
	if (bad === 0) return outcome;
	return {
		...outcome,
		result: await writeFaults(files, { title, headings, parts, fileName: input.fileName }),
	};
}

/** Checking is half of the way, taking over the other. */
function advanced(state: ImportState, rows: number, next: 'applying' | 'writing', bad: number): JobProgress {
	const through = state.through + rows;
	const reached = { ...state, part: state.part + 1, through, bad: state.bad + bad };
	const half = state.phase === 'checking' ? through : state.rows + through;
	return {
		done: Math.floor(half / 2),
		total: state.rows,
		state: reached.part < state.parts ? reached : { ...reached, phase: next, part: 0, through: 0 },
	};
}

function cellsOf(headings: readonly string[], { cells }: Pick<ImportedRow, 'cells'>): RowCells {
	return (label) => cells[headings.indexOf(label)] ?? emptyCell;
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
