import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JobKind } from '#functions/jobs/job-kind.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { jobRunner } from '#tests/support/jobs.ts';
import { setupVolunteers, type VolunteersSetup } from '#tests/support/volunteers-setup.ts';

let setup: VolunteersSetup;
let runner: ReturnType<typeof jobRunner>;

beforeAll(async () => {
	setup = await setupVolunteers();
	runner = jobRunner(setup.platform, setup.objects);
});
afterAll(() => setup.local.stop());

const begin = () =>
	runner.deps.startJob(staffAt(city.hospital), { kind: 'volunteers.export', input: {}, facts: [] });

/** A step in which the process ends: nobody hears of it again. */
async function dieIn(jobId: string): Promise<void> {
	await new Promise<void>((begun) => {
		const step = () => {
			begun();
			return new Promise<never>(() => {});
		};
		void runner.step(jobId, { ...runner.kinds, 'volunteers.export': { step } });
	});
}

const withStep = (step: JobKind['step']) => ({ ...runner.kinds, 'volunteers.export': { step } });

it('gives a job up when the process has ended in each of five tries of a step', async () => {
	const { jobId } = await begin();
	for (let count = 0; count < 5; count += 1) await dieIn(jobId);
	expect((await runner.deps.jobs.get(jobId))?.status).toBe('waiting');
	let steps = 0;
	const counted = withStep(() => {
		steps += 1;
		return Promise.resolve({ done: 1, finished: true });
	});
	await runner.step(jobId, counted);
	expect(await runner.step(jobId, counted)).toEqual({ done: true });
	expect(steps).toBe(0);
	expect(await runner.deps.jobs.get(jobId)).toMatchObject({
		status: 'failed',
		failure: '檔案或資料過多，系統無法處理，請分成幾次再試',
	});
});

it('counts the tries of each step anew', async () => {
	const { jobId } = await begin();
	for (let count = 0; count < 5; count += 1) {
		await dieIn(jobId);
		await dieIn(jobId);
		await runner.step(
			jobId,
			withStep(() => Promise.resolve({ done: count })),
		);
	}
	expect(await runner.deps.jobs.get(jobId)).toMatchObject({ status: 'running', done: 4 });
});

it('leaves a step that fails and says so to the workflow', async () => {
	const { jobId } = await begin();
	const failing = withStep(() => Promise.reject(new Error('no answer')));
	for (let count = 0; count < 8; count += 1)
		await expect(runner.step(jobId, failing)).rejects.toThrow('no answer');
	await runner.step(
		jobId,
		withStep(() => Promise.resolve({ done: 1, finished: true })),
	);
	expect((await runner.deps.jobs.get(jobId))?.status).toBe('done');
});
