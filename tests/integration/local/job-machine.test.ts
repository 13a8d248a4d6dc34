import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { afterEach, describe, expect, it } from 'vitest';
import { approvalStateMachineArn, jobStateMachineArn } from '#infra/local/local-account.ts';
import { startStepFunctions, type LocalStepFunctions } from '#infra/local/step-functions.ts';
import type { JournalEntry } from '#infra/local/step-functions/journal.ts';
import { approvalDefinition, closeApplication, openStage, sfnClient, waitFor } from './approval-machine.ts';

const jobDefinition = readFileSync(
	join(import.meta.dirname, '../../../infra/state-machines/job.asl.json'),
	'utf8',
);

type Invoke = (functionName: string, payload: unknown) => Promise<unknown>;

describe('the job machine beside the approvals', () => {
	const directory = mkdtempSync(join(tmpdir(), 'jobs-'));
	let service: LocalStepFunctions | undefined;
	afterEach(async () => {
		await service?.stop();
		rmSync(directory, { recursive: true, force: true });
	});

	const begin = async (invoke: Invoke) => {
		service = await startStepFunctions({
			port: 0,
			machines: [
				{
					stateMachineArn: approvalStateMachineArn,
					journalDir: directory,
					definition: approvalDefinition,
					substitutions: { OpenStageFunctionArn: openStage, CloseApplicationFunctionArn: closeApplication },
				},
				{
					stateMachineArn: jobStateMachineArn,
					journalDir: join(directory, 'jobs'),
					definition: jobDefinition,
					substitutions: { RunJobStepFunctionArn: 'run-job-step', FailJobFunctionArn: 'fail-job' },
				},
			],
			invoke,
		});
		return sfnClient(service.endpoint);
	};
	const start = (
		client: ReturnType<typeof sfnClient>,
		stateMachineArn: string,
		name: string,
		input: unknown,
	) => client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
	const ended = (client: ReturnType<typeof sfnClient>, executionArn = '') =>
		waitFor(async () => {
			const execution = await client.send(new DescribeExecutionCommand({ executionArn }));
			return execution.status === 'RUNNING' ? undefined : execution;
		}, 'the end');

	it('calls the step until it is done, over a restart, and keeps the same name in two machines apart', async () => {
		let steps = 0;
		let reached = () => {};
		const halfway = new Promise<void>((resolve) => (reached = resolve));
		const client = await begin(async (name) => {
			if (name !== 'run-job-step') return undefined;
			steps += 1;
			if (steps < 3) return { done: false };
			reached();
			// The process is told to end while the third step runs: nobody hears its answer.
			throw Object.assign(new Error('gone'), { name: 'Lambda.ServiceException' });
		});
		const { executionArn } = await start(client, jobStateMachineArn, '01JSAME', { jobId: '01JSAME' });
		const approval = await start(client, approvalStateMachineArn, '01JSAME', {
			applicationId: '01JSAME',
			round: 1,
			stages: [{ level: 'unit' }],
		});
		expect(approval.executionArn).not.toBe(executionArn);
		await halfway;
		await service?.stop();
		const after = await begin(async (name) => (name === 'run-job-step' ? { done: ++steps >= 6 } : undefined));
		expect(await ended(after, executionArn)).toMatchObject({ status: 'SUCCEEDED' });
		expect(steps).toBe(6);
	}, 20_000);

	it('gives up a call in which the process ends again and again, as AWS does a Lambda that exits', async () => {
		const journalDir = join(directory, 'jobs');
		mkdirSync(journalDir, { recursive: true });
		// What is on the disk after a call in which the process ended, and after ten more.
		const entries: JournalEntry[] = [
			{ type: 'started', at: 1, input: JSON.stringify({ jobId: '01JDIES' }) },
			{ type: 'token', attempt: 0, token: 'token' },
			...Array.from({ length: 10 }, () => ({ type: 'resumed', attempt: 0 }) as const),
		];
		writeFileSync(
			join(journalDir, '01JDIES.jsonl'),
			entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''),
		);
		await begin(async () => ({ done: true }));
		const journal = () => readFileSync(join(journalDir, '01JDIES.jsonl'), 'utf8');
		await waitFor(async () => (journal().includes('"ended"') ? true : undefined), 'the end');
		expect(journal()).toContain('{"type":"failed","attempt":0,"error":"Lambda.Unknown"');
	}, 20_000);

	it('notes each call that it makes once more after a restart', async () => {
		const journalDir = join(directory, 'jobs');
		mkdirSync(journalDir, { recursive: true });
		const entries: JournalEntry[] = [
			{ type: 'started', at: 1, input: JSON.stringify({ jobId: '01JONCE' }) },
			{ type: 'token', attempt: 0, token: 'token' },
		];
		const file = join(journalDir, '01JONCE.jsonl');
		writeFileSync(file, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
		await begin(async () => ({ done: true }));
		await waitFor(async () => (readFileSync(file, 'utf8').includes('"ended"') ? true : undefined), 'the end');
		expect(readFileSync(file, 'utf8').split('\n')[2]).toBe('{"type":"resumed","attempt":0}');
	}, 20_000);

	it('fails the job when a step fails as often as it may', async () => {
		const failed: unknown[] = [];
		// Without the pauses between the attempts.
		const hasty = jobDefinition
			.replace(/"IntervalSeconds": \d+/g, '"IntervalSeconds": 1')
			.replace(/"MaxAttempts": \d+/g, '"MaxAttempts": 1');
		service = await startStepFunctions({
			port: 0,
			machines: [
				{
					stateMachineArn: jobStateMachineArn,
					journalDir: join(directory, 'failing'),
					definition: hasty,
					substitutions: { RunJobStepFunctionArn: 'run-job-step', FailJobFunctionArn: 'fail-job' },
				},
			],
			invoke: async (name, payload) => {
				if (name === 'run-job-step') throw new Error('out of memory');
				failed.push(payload);
				return undefined;
			},
		});
		const client = sfnClient(service.endpoint);
		const { executionArn } = await start(client, jobStateMachineArn, '01JFAIL', { jobId: '01JFAIL' });
		expect(await ended(client, executionArn)).toMatchObject({ status: 'FAILED', error: 'JobFailed' });
		expect(failed).toEqual([{ jobId: '01JFAIL' }]);
	}, 20_000);
});
