import { expect } from 'vitest';
import type { StaffActor } from '#platform/access/actor.ts';
import type { UploadPurpose } from '#shared/codes/upload-limits.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { jobRunner } from './jobs.ts';
import type { VolunteersSetup } from './volunteers-setup.ts';

type Start = (actor: StaffActor, input: { fileUploadId: string }) => Promise<Job>;

/** Sends files as the dialog does: uploaded, begun, and run to the end by hand. */
export function importer(
	{ deps, objects }: VolunteersSetup,
	runner: ReturnType<typeof jobRunner>,
	{ purpose, start }: { purpose: UploadPurpose; start: Start },
) {
	async function begin(actor: StaffActor, bytes: Uint8Array, name = 'import.ods'): Promise<Job> {
		const file = { purpose, name, size: bytes.length, contentType: '' };
		const { uploadId, fields } = await deps.uploads.create(actor, file);
		objects.objects.set(fields['key'] ?? '', bytes);
		return start(actor, { fileUploadId: uploadId });
	}
	return {
		begin,
		async imported(actor: StaffActor, bytes: Uint8Array, name?: string) {
			const job = await runner.run(await begin(actor, bytes, name));
			const faults = job.result ? await runner.resultRows(job.jobId) : [];
			const { status, goodRows, badRows, failure } = job;
			return {
				jobId: job.jobId,
				status,
				goodRows,
				badRows,
				failure,
				reasons: faults.slice(1).map((row) => row.at(-1)),
			};
		},
	};
}

/** Runs a job whose process dies at every second transaction, so that rows, and recordings of steps, are cut off. */
export async function runWithKills(
	{ platform, objects }: VolunteersSetup,
	runner: ReturnType<typeof jobRunner>,
	jobId: string,
) {
	let left = 0;
	const transact: typeof platform.transact = async (changes) => {
		if (left === 0) throw new Error('killed');
		left -= 1;
		return platform.transact(changes);
	};
	const dying = jobRunner({ ...platform, transact }, objects);
	for (let turn = 0; turn < 40; turn += 1) {
		left = 1;
		await dying.step(jobId).catch((error: unknown) => expect(String(error)).toBe('Error: killed'));
		if ((await runner.deps.jobs.get(jobId))?.status === 'done') break;
	}
	const { status, goodRows, badRows } = (await runner.deps.jobs.get(jobId)) ?? {};
	return { status, goodRows, badRows };
}
