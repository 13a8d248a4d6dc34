import {
	ExecutionAlreadyExists,
	InvalidToken,
	SendTaskSuccessCommand,
	SFNClient,
	StartExecutionCommand,
	TaskDoesNotExist,
	TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { isPassingFault } from '#platform/passing-fault.ts';
import { RefusedForGood } from '#platform/refused-for-good.ts';
import { workflowOf } from '#platform/workflow/workflow.ts';
import { awsFault, lostAnswer } from '#tests/support/aws-faults.ts';

function setup() {
	const client = new SFNClient({ region: 'local' });
	const arns = { STATE_MACHINE_ARN: 'arn:approval', JOB_STATE_MACHINE_ARN: 'arn:job' };
	return { workflow: workflowOf(arns, client), service: mockClient(client) };
}

const told = { message: 'told', $metadata: {} };

describe('an approval that is resumed', () => {
	it.each([
		['has been answered already', new TaskDoesNotExist(told)],
		['has a token that is over', new TaskTimedOut(told)],
	])('and %s is left alone: an earlier delivery did it', async (_, fault) => {
		const { workflow, service } = setup();
		service.on(SendTaskSuccessCommand).rejects(fault);
		await workflow.resume('token', { result: 'approve' });
		expect(service.commandCalls(SendTaskSuccessCommand)).toHaveLength(1);
	});

	it.each([
		['is throttled', awsFault('ThrottlingException'), true],
		['is not heard', lostAnswer(), true],
		['is not allowed', awsFault('AccessDeniedException'), false],
	])('and %s stays in the outbox', async (_, fault, passing) => {
		const { workflow, service } = setup();
		service.on(SendTaskSuccessCommand).rejects(fault);
		await expect(workflow.resume('token', {})).rejects.toThrow();
		expect(isPassingFault(fault)).toBe(passing);
	});
});

it('a token that no execution gave out is refused for good, and not taken for one that was answered', async () => {
	const { workflow, service } = setup();
	service.on(SendTaskSuccessCommand).rejects(new InvalidToken(told));
	await expect(workflow.resume('another account', {})).rejects.toBeInstanceOf(RefusedForGood);
});

describe('an execution that is started', () => {
	it('a second time is no new one', async () => {
		const { workflow, service } = setup();
		service.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists(told));
		await workflow.start('approval', 'application-1', { round: 1 });
		const [call] = service.commandCalls(StartExecutionCommand);
		expect(call?.args[0].input).toEqual({
			stateMachineArn: 'arn:approval',
			name: 'application-1',
			input: '{"round":1}',
		});
	});

	it.each(['ThrottlingException', 'AccessDeniedException', 'StateMachineDoesNotExist'])(
		'in vain (%s) stays in the outbox',
		async (name) => {
			const { workflow, service } = setup();
			service.on(StartExecutionCommand).rejects(awsFault(name));
			await expect(workflow.start('job', 'job-1', {})).rejects.toThrow(name);
		},
	);
});
