import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	ListExecutionsCommand,
	SendTaskFailureCommand,
	SendTaskSuccessCommand,
	StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { approvalStateMachineArn } from '#infra/local/local-account.ts';
import {
	closeApplication,
	openStage,
	sfnClient,
	startApprovalMachine,
	startRecordingMachine,
	waitFor,
	type OpenedStage,
} from './approval-machine.ts';

describe('the calls of client-sfn', () => {
	const journalDir = mkdtempSync(join(tmpdir(), 'sfn-'));
	let machine: Awaited<ReturnType<typeof startRecordingMachine>>;
	beforeAll(async () => {
		machine = await startRecordingMachine(journalDir);
	});
	afterAll(async () => {
		await machine.stop();
		rmSync(journalDir, { recursive: true });
	});

	it('gives the same execution for the same name and input, and starts it once', async () => {
		const [first, second] = await Promise.all([
			machine.start('01JSAME', ['unit']),
			machine.start('01JSAME', ['unit']),
		]);
		expect(second.executionArn).toBe(first.executionArn);
		await machine.decide('01JSAME', 0, 'approve');
		await machine.ended(first.executionArn ?? '');
		expect(machine.opened.filter((one) => one.applicationId === '01JSAME')).toHaveLength(1);
	});

	it('refuses the same name with another input, and the name of an ended execution', async () => {
		await machine.start('01JOTHER', ['unit']);
		await expect(machine.start('01JOTHER', ['purpose'])).rejects.toMatchObject({
			name: 'ExecutionAlreadyExists',
		});
		await expect(machine.start('01JSAME', ['unit'])).rejects.toMatchObject({
			name: 'ExecutionAlreadyExists',
		});
	});

	it('takes one answer for a token, and none for an unknown one', async () => {
		await machine.start('01JTOKEN', ['unit']);
		const { taskToken } = await machine.decide('01JTOKEN', 0, 'approve');
		const again = new SendTaskSuccessCommand({ taskToken, output: '{"result":"reject"}' });
		await expect(machine.client.send(again)).rejects.toMatchObject({ name: 'TaskTimedOut' });
		const unknown = new SendTaskSuccessCommand({ taskToken: 'unknown', output: '{}' });
		await expect(machine.client.send(unknown)).rejects.toMatchObject({ name: 'InvalidToken' });
	});

	it.each([
		['a name with a path in it', { name: '../escape', input: '{}' }, 'InvalidName'],
		['an input that is not JSON', { name: 'a', input: '{' }, 'InvalidExecutionInput'],
		['another machine', { name: 'a', input: '{}', stateMachineArn: 'arn:other' }, 'StateMachineDoesNotExist'],
	])('refuses %s', async (_, input, name) => {
		const command = new StartExecutionCommand({ stateMachineArn: approvalStateMachineArn, ...input });
		await expect(machine.client.send(command)).rejects.toMatchObject({ name });
	});

	it('refuses an answer that is not JSON, and still takes the right one', async () => {
		await machine.start('01JJSON', ['unit']);
		const { taskToken } = await waitFor(
			() => machine.opened.find((one) => one.applicationId === '01JJSON'),
			'the stage',
		);
		await expect(
			machine.client.send(new SendTaskSuccessCommand({ taskToken, output: '{' })),
		).rejects.toMatchObject({ name: 'InvalidOutput' });
		await machine.client.send(new SendTaskSuccessCommand({ taskToken, output: '{"result":"approve"}' }));
	});

	it('lists executions by status', async () => {
		const list = async (statusFilter: 'RUNNING' | 'SUCCEEDED') => {
			const { executions = [] } = await machine.client.send(
				new ListExecutionsCommand({ stateMachineArn: approvalStateMachineArn, statusFilter }),
			);
			return executions.map((execution) => execution.name);
		};
		expect(await list('RUNNING')).toContain('01JOTHER-1');
		expect(await list('SUCCEEDED')).toContain('01JSAME-1');
	});
});

describe('when something fails', () => {
	const journalDir = mkdtempSync(join(tmpdir(), 'sfn-'));
	const stages: OpenedStage[] = [];
	let service: Awaited<ReturnType<typeof startApprovalMachine>> | undefined;
	afterEach(async () => {
		await service?.stop();
		rmSync(journalDir, { recursive: true });
	});

	it('calls a failed Lambda again with a new token, goes on after half a line in the journal, and retries an answered failure', async () => {
		let calls = 0;
		service = await startApprovalMachine(journalDir, (functionName, payload) => {
			if (functionName === closeApplication) return Promise.resolve(undefined);
			expect(functionName).toBe(openStage);
			stages.push(payload as OpenedStage);
			calls += 1;
			return calls === 1
				? Promise.reject(Object.assign(new Error('throttled'), { name: 'Lambda.TooManyRequestsException' }))
				: Promise.resolve(undefined);
		});
		const client = sfnClient(service.endpoint);
		await client.send(
			new StartExecutionCommand({
				stateMachineArn: approvalStateMachineArn,
				name: '01JFAIL-1',
				input: JSON.stringify({ applicationId: '01JFAIL', round: 1, stages: [{ level: 'unit' }] }),
			}),
		);
		await waitFor(() => stages[1], 'the second attempt');
		expect(stages[1]?.taskToken).not.toBe(stages[0]?.taskToken);
		await expect(
			client.send(new SendTaskSuccessCommand({ taskToken: stages[0]?.taskToken, output: '{}' })),
			'the first token is of no use any more',
		).rejects.toMatchObject({ name: 'TaskTimedOut' });

		await service.stop();
		appendFileSync(join(journalDir, '01JFAIL-1.jsonl'), '{"type":"result","attem');
		service = await startApprovalMachine(journalDir, (_, payload) => {
			stages.push(payload as OpenedStage);
			return Promise.resolve(undefined);
		});
		const after = sfnClient(service.endpoint);
		await after.send(
			new SendTaskFailureCommand({ taskToken: stages[1]?.taskToken, error: 'Broken', cause: 'test' }),
		);
		const third = await waitFor(() => stages[2], 'the third attempt');
		expect(third.stageIndex).toBe(0);
	}, 20_000);
});
