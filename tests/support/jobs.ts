import { jobsContainer } from '#functions/jobs/container.ts';
import { runJobStep, type JobKinds } from '#functions/jobs/run-job-step.ts';
import { jobKindsOf } from '#functions/jobs/tasks/job-kinds.ts';
import { readSpreadsheet } from '#platform/spreadsheets/read-spreadsheet.ts';
import type { Platform } from '#platform/container.ts';
import type { Job } from '#shared/contract/jobs.ts';
import type { MemoryObjectStore } from './memory-object-store.ts';

/** The steps of jobs, run by hand instead of by the workflow. */
export function jobRunner(platform: Platform, objects: MemoryObjectStore) {
	const deps = { ...jobsContainer(platform), objects };
	const kinds = jobKindsOf(platform, objects);
	return {
		deps,
		/** One step; what a call of the Lambda does in the shortest time. */
		step: (jobId: string, of: JobKinds = kinds) => runJobStep(deps, of, jobId, () => false),
		/** All steps of a job. */
		async run({ jobId }: Job) {
			await runJobStep(deps, kinds, jobId, () => true);
			const job = await deps.jobs.get(jobId);
			if (!job) throw new Error(`no job ${jobId}`);
			return job;
		},
		kinds,
		/** The texts of the file that a job has made: of its first sheet unless told. */
		async resultRows(jobId: string, sheet?: string): Promise<string[][]> {
			const result = (await deps.jobs.get(jobId))?.result;
			if (!result) throw new Error(`job ${jobId} has no file`);
			return sheetTexts(await objects.read(result.key), sheet);
		},
	};
}

/** What a spreadsheet shows, row by row. */
export async function sheetTexts(bytes: Uint8Array, sheet?: string): Promise<string[][]> {
	const rows: string[][] = [];
	for await (const { cells } of readSpreadsheet(bytes, { maxRows: 200_000, maxColumns: 100, sheet })) {
		rows.push(cells.map(({ text }) => text));
	}
	return rows;
}
