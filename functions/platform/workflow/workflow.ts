import {
	ExecutionAlreadyExists,
	InvalidToken,
	SendTaskSuccessCommand,
	SFNClient,
	StartExecutionCommand,
	TaskDoesNotExist,
	TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { RefusedForGood } from '../refused-for-good.ts';

/** `approval` waits for people, `job` works through something long (infra/state-machines). */
export const stateMachines = ['approval', 'job'] as const;

export type StateMachineName = (typeof stateMachines)[number];

/** Starts and resumes executions of the machines; both may be repeated without harm. */
export interface Workflow {
	start(machine: StateMachineName, name: string, input: unknown): Promise<void>;
	resume(taskToken: string, output: unknown): Promise<void>;
}

export function workflowOf(
	config: { STATE_MACHINE_ARN: string; JOB_STATE_MACHINE_ARN: string },
	client = new SFNClient(),
): Workflow {
	const arns: Record<StateMachineName, string> = {
		approval: config.STATE_MACHINE_ARN,
		job: config.JOB_STATE_MACHINE_ARN,
	};
	return {
		async start(machine, name, input) {
			try {
				await client.send(
					new StartExecutionCommand({
						stateMachineArn: arns[machine],
						name,
						input: JSON.stringify(input),
					}),
				);
			} catch (error) {
				// An earlier delivery of the same entry has started it, and it may be over by now.
				if (!(error instanceof ExecutionAlreadyExists)) throw error;
			}
		},
		async resume(taskToken, output) {
			try {
				await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }));
			} catch (error) {
				// The token was used by an earlier delivery of the same entry.
				if (error instanceof TaskTimedOut || error instanceof TaskDoesNotExist) return;
				if (error instanceof InvalidToken)
					throw new RefusedForGood('no execution ever gave out this token', { cause: error });
				throw error;
			}
		},
	};
}
