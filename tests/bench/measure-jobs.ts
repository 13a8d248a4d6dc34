/**
 * Runs imports and exports of one filled table and prints the figures as one line of JSON, as a process of its own.
 * What they write goes into a copy of the table. `node measure-jobs.ts <folder> <volunteers> <rows of an import>`
 */
import { fork, type ChildProcess } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { exportEntries } from '#functions/hours/export-entries.ts';
import { importEntries } from '#functions/hours/import-entries.ts';
import { jobsContainer } from '#functions/jobs/container.ts';
import { exportVolunteers } from '#functions/volunteers/export-volunteers.ts';
import { importVolunteers } from '#functions/volunteers/import-volunteers.ts';
import { buildBundles } from '#infra/bundles.ts';
import { lambdas } from '#infra/lambdas.ts';
import { loadFunctions, type Functions } from '#infra/local/functions.ts';
import { spreadsheetTypes } from '#platform/spreadsheets/sheet.ts';
import { isJobOver } from '#shared/codes/job-statuses.ts';
import type { UploadPurpose } from '#shared/codes/upload-limits.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { benchStack, type BenchStack } from './bench-stack.ts';
import type { Answer, Call } from './job-lambda.ts';
import { entryFile, volunteerFile } from './job-files.ts';

export interface JobFigure {
	name: string;
	rows: number;
	/** Of them, e.g. whoever serves in two units of one name. */
	refused: number;
	/** Calls of the Lambda, and the longest of them. */
	calls: number;
	longestSeconds: number;
	seconds: number;
	/** Of the Lambda's process: before the job, and the most during it. */
	idleMegabytes: number;
	peakMegabytes: number;
}

/** What Node is given in a Lambda of this size. */
const { memory } = lambdas['run-job-step'];
const heap = [
	`--max-old-space-size=${Math.floor(memory * 0.9)}`,
	`--max-semi-space-size=${Math.floor(memory * 0.05)}`,
];
const pollMs = 200;

/** The Lambda of the steps, made anew for each job. */
function jobLambda(bundle: string) {
	let child: ChildProcess | undefined;
	let calls = 0;
	let longestSeconds = 0;
	let idleMegabytes = 0;
	let peakMegabytes = 0;
	const waiting = new Map<number, (answer: Answer) => void>();

	async function start(): Promise<void> {
		child?.kill();
		calls = 0;
		longestSeconds = 0;
		const started = fork(join(import.meta.dirname, 'job-lambda.ts'), [bundle], { execArgv: heap });
		started.on('message', (answer: Answer) => {
			peakMegabytes = answer.peakMegabytes;
			waiting.get(answer.id)?.(answer);
			waiting.delete(answer.id);
		});
		started.on('exit', (code) => {
			// The end of the one before is none of this one's calls.
			if (child !== started) return;
			for (const done of waiting.values()) done({ id: -1, error: `ended with ${code}`, peakMegabytes });
			waiting.clear();
		});
		child = started;
		const ready = await answerTo(0);
		if (ready.error !== undefined) throw new Error(`the Lambda of the steps ${ready.error}`);
		idleMegabytes = ready.peakMegabytes;
	}

	function answerTo(id: number): Promise<Answer> {
		return new Promise((done) => waiting.set(id, done));
	}

	return {
		start,
		stop: () => child?.kill(),
		async invoke(event: unknown): Promise<unknown> {
			calls += 1;
			const startedAt = performance.now();
			const call: Call = { id: calls, event };
			const answer = answerTo(call.id);
			child?.send(call);
			const { result, error } = await answer;
			longestSeconds = Math.max(longestSeconds, (performance.now() - startedAt) / 1000);
			if (error !== undefined) throw new Error(error);
			return result;
		},
		figures: () => ({ calls, longestSeconds, idleMegabytes, peakMegabytes }),
	};
}

type JobLambda = ReturnType<typeof jobLambda>;

/** The stack's own Lambdas, but for that of the steps. */
function functionsWith(lambda: JobLambda): () => Promise<Functions> {
	return async () => {
		const functions = await loadFunctions();
		return {
			...functions,
			invoke: (name, event) =>
				name === 'run-job-step' ? lambda.invoke(event) : functions.invoke(name, event),
		};
	};
}

async function upload(
	{ actors, objects, volunteers }: BenchStack,
	purpose: UploadPurpose,
	bytes: Uint8Array,
): Promise<{ fileUploadId: string }> {
	const contentType = spreadsheetTypes.xlsx;
	const file = { purpose, name: 'bench.xlsx', size: bytes.length, contentType };
	const { uploadId } = await volunteers.uploads.create(actors.governing, file);
	await objects.write(`uploads/${uploadId}`, bytes, contentType);
	return { fileUploadId: uploadId };
}

async function runAll(bench: BenchStack, lambda: JobLambda, rows: number): Promise<JobFigure[]> {
	const { jobs } = jobsContainer(bench.platform);
	const { governing } = bench.actors;
	const figures: JobFigure[] = [];
	async function measured(name: string, begin: () => Promise<Job>): Promise<void> {
		await lambda.start();
		const startedAt = performance.now();
		const { jobId } = await begin();
		let job = await jobs.get(jobId);
		while (!job || !isJobOver(job.status)) {
			await sleep(pollMs);
			job = await jobs.get(jobId);
		}
		const seconds = (performance.now() - startedAt) / 1000;
		if (job.status !== 'done') throw new Error(`${name}: ${job.status}. ${job.failure ?? ''}`);
		figures.push({ name, rows: job.done, refused: job.badRows ?? 0, seconds, ...lambda.figures() });
	}

	await measured('匯出 of volunteers, XLSX', () =>
		exportVolunteers(bench.volunteers, governing, { format: 'xlsx' }),
	);
	await measured('匯出 of volunteers, ODS', () =>
		exportVolunteers(bench.volunteers, governing, { format: 'ods' }),
	);
	const always = { from: '1990-01-01', until: '2099-12-31' };
	await measured('匯出明細 of hours, XLSX', () =>
		exportEntries(bench.hours, governing, { format: 'xlsx', ...always }),
	);
	const people = await upload(bench, 'volunteer.import', await volunteerFile(bench.city, rows));
	await measured('匯入 of volunteers, XLSX', () => importVolunteers(bench.volunteers, governing, people));
	const entries = await upload(bench, 'hours.import', await entryFile(bench.city, rows));
	await measured('匯入時數, XLSX', () => importEntries(bench.hours, governing, entries));
	return figures;
}

const [, , stateDir = '', volunteers, rows] = process.argv;
const copy = `${resolve(stateDir)}-jobs`;
rmSync(copy, { recursive: true, force: true });
cpSync(stateDir, copy, { recursive: true });
const [built] = await buildBundles({ names: ['run-job-step'], outputRoot: join(copy, 'lambda') });
const lambda = jobLambda(pathToFileURL(join(built?.directory ?? '', 'index.mjs')).href);
const bench = await benchStack(copy, Number(volunteers), functionsWith(lambda));
try {
	console.log(JSON.stringify(await runAll(bench, lambda, Number(rows))));
} finally {
	lambda.stop();
	await bench.stop();
	rmSync(copy, { recursive: true, force: true });
}
