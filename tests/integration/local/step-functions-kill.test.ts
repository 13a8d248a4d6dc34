import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
	DescribeExecutionCommand,
	ListExecutionsCommand,
	SendTaskSuccessCommand,
	StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, describe, expect, it } from 'vitest';
import { approvalStateMachineArn } from '#infra/local/local-account.ts';
import {
	closeApplication,
	openStage,
	sfnClient,
	waitFor,
	type ClosedApplication,
	type OpenedStage,
} from './approval-machine.ts';

type Call =
	| { functionName: typeof openStage; payload: OpenedStage }
	| { functionName: typeof closeApplication; payload: ClosedApplication };

const levels = ['unit', 'purpose', 'governing'];

function setup() {
	const directory = mkdtempSync(join(tmpdir(), 'kill-'));
	let child: ChildProcess | undefined;
	let client = sfnClient('http://127.0.0.1:1');

	return {
		client: () => client,
		async start() {
			child = spawn(process.execPath, [join(import.meta.dirname, 'step-functions-child.ts'), directory], {
				stdio: ['ignore', 'pipe', 'inherit'],
			});
			const endpoint = await new Promise<string>((resolve, reject) => {
				child?.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
				child?.once('exit', (code) => reject(new Error(`The child ended with ${code}.`)));
			});
			client = sfnClient(endpoint);
		},
		async kill() {
			const running = child;
			if (!running || running.exitCode !== null || running.signalCode !== null) return;
			const ended = new Promise((resolve) => running.once('exit', resolve));
			running.kill('SIGKILL');
			await ended;
		},
		calls(): Call[] {
			const file = join(directory, 'calls.jsonl');
			const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
			return lines.map((line) => JSON.parse(line) as Call);
		},
		remove: () => rmSync(directory, { recursive: true, force: true }),
	};
}

const opened = (calls: Call[]) =>
	calls.filter((call) => call.functionName === openStage).map((call) => call.payload);
const closed = (calls: Call[]) =>
	calls.filter((call) => call.functionName === closeApplication).map((call) => call.payload);

const startCommand = (applicationId: string) =>
	new StartExecutionCommand({
		stateMachineArn: approvalStateMachineArn,
		name: `${applicationId}-1`,
		input: JSON.stringify({
			applicationId,
			round: 1,
			stages: levels.map((level) => ({ level, organizationId: `org-${level}` })),
		}),
	});

describe('Step Functions under SIGKILL', () => {
	let machine: ReturnType<typeof setup>;
	afterEach(async () => {
		await machine.kill();
		machine.remove();
	});

	it('keeps the token of a waiting stage, and does not open the stage again', async () => {
		machine = setup();
		await machine.start();
		await machine.client().send(startCommand('01JWAIT'));
		const [stage] = await waitFor(() => {
			const stages = opened(machine.calls());
			return stages.length > 0 ? stages : undefined;
		}, 'the first stage');
		await sleep(100);
		await machine.kill();
		await machine.start();
		await sleep(100);
		expect(opened(machine.calls())).toEqual([stage]);

		await machine
			.client()
			.send(new SendTaskSuccessCommand({ taskToken: stage?.taskToken, output: '{"result":"reject"}' }));
		await waitFor(() => closed(machine.calls())[0], 'the end');
		expect(closed(machine.calls())).toEqual([{ applicationId: '01JWAIT', round: 1, outcome: 'rejected' }]);
	});

	it('loses no acknowledged start and no acknowledged decision, and ends each of 30 executions once', async () => {
		machine = setup();
		const ids = Array.from({ length: 30 }, (_, number) => `01JKILL${String(number).padStart(2, '0')}`);
		const outcomeOf = (id: string) => (Number(id.slice(-2)) % 5 === 0 ? 'returned' : 'approved');
		const started = new Set<string>();
		const answered = new Map<string, string>();
		let over = false;

		/** Sends until it is acknowledged, as the outbox does: the service may be dead, or die in the middle. */
		async function acknowledged(send: () => Promise<unknown>, alreadyDone: string): Promise<void> {
			while (!over) {
				try {
					await send();
					return;
				} catch (error) {
					if (error instanceof Error && error.name === alreadyDone) return;
					await sleep(10);
				}
			}
		}
		async function submit(id: string): Promise<void> {
			await sleep(Math.random() * 1500);
			await acknowledged(() => machine.client().send(startCommand(id)), 'ExecutionAlreadyExists');
			started.add(id);
		}
		async function review(): Promise<void> {
			while (!over) {
				for (const { applicationId, stageIndex, taskToken } of opened(machine.calls())) {
					if (answered.has(taskToken)) continue;
					const result = outcomeOf(applicationId) === 'returned' && stageIndex === 1 ? 'return' : 'approve';
					answered.set(taskToken, result);
					await acknowledged(
						() =>
							machine
								.client()
								.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ result }) })),
						'TaskTimedOut',
					);
				}
				await sleep(10);
			}
		}
		async function disturb(): Promise<void> {
			for (let round = 0; round < 6; round++) {
				await sleep(150 + Math.random() * 350);
				await machine.kill();
				await machine.start();
			}
		}

		await machine.start();
		const reviewing = review();
		await Promise.all([disturb(), ...ids.map(submit)]);
		await waitFor(
			() => (new Set(closed(machine.calls()).map((one) => one.applicationId)).size === 30 ? true : undefined),
			'the end of all',
		);
		await waitFor(async () => {
			const { executions } = await machine
				.client()
				.send(
					new ListExecutionsCommand({ stateMachineArn: approvalStateMachineArn, statusFilter: 'RUNNING' }),
				);
			return executions?.length === 0 ? true : undefined;
		}, 'no running execution');
		over = true;
		await reviewing;

		const calls = machine.calls();
		expect(started.size).toBe(30);
		for (const id of ids) {
			const outcomes = new Set(
				closed(calls)
					.filter((one) => one.applicationId === id)
					.map((one) => one.outcome),
			);
			expect([...outcomes], id).toEqual([outcomeOf(id)]);
			const stages = opened(calls).filter((one) => one.applicationId === id);
			for (const stageIndex of new Set(stages.map((one) => one.stageIndex))) {
				const tokens = new Set(
					stages.filter((one) => one.stageIndex === stageIndex).map((one) => one.taskToken),
				);
				expect(tokens.size, `${id} stage ${stageIndex} has one token, however often it was opened`).toBe(1);
			}
			expect(Math.max(...stages.map((one) => one.stageIndex)), id).toBe(outcomeOf(id) === 'returned' ? 1 : 2);
		}

		// What is over stays over: neither a restart nor a repeated start runs anything again.
		await machine.kill();
		await machine.start();
		await expect(machine.client().send(startCommand(ids[0] ?? ''))).rejects.toMatchObject({
			name: 'ExecutionAlreadyExists',
		});
		const [token = ''] = answered.keys();
		await expect(
			machine.client().send(new SendTaskSuccessCommand({ taskToken: token, output: '{"result":"reject"}' })),
		).rejects.toMatchObject({ name: 'TaskTimedOut' });
		await sleep(200);
		expect(machine.calls()).toHaveLength(calls.length);
		const executionArn = `${approvalStateMachineArn.replace(':stateMachine:', ':execution:')}:${ids[0]}-1`;
		expect(await machine.client().send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
			status: 'SUCCEEDED',
		});
	}, 120_000);
});
