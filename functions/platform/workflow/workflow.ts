import {
	ExecutionAlreadyExists,
	SendTaskSuccessCommand,
	SFNClient,
	StartExecutionCommand,
	TaskDoesNotExist,
	TaskTimedOut,
} from '@aws-sdk/client-sfn';

/** Starts and resumes executions of the approval machine; both may be repeated without harm. */
export interface Workflow {
	start(name: string, input: unknown): Promise<void>;
	resume(taskToken: string, output: unknown): Promise<void>;
}

export function workflowOf(config: { STATE_MACHINE_ARN: string }, client = new SFNClient()): Workflow {
	return {
		async start(name, input) {
			try {
				await client.send(
					new StartExecutionCommand({
						stateMachineArn: config.STATE_MACHINE_ARN,
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
				if (!(error instanceof TaskTimedOut) && !(error instanceof TaskDoesNotExist)) throw error;
			}
		},
	};
}
