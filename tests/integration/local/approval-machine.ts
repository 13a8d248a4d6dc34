import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	DescribeExecutionCommand,
	SendTaskSuccessCommand,
	SFNClient,
	StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { approvalStateMachineArn, localCredentials, localRegion } from '#infra/local/local-account.ts';
import { startStepFunctions, type LocalStepFunctions } from '#infra/local/step-functions.ts';

export const approvalDefinition = readFileSync(
	join(import.meta.dirname, '../../../infra/state-machines/approval.asl.json'),
	'utf8',
);

export const openStage = 'open-stage';
export const closeApplication = 'close-application';

export interface OpenedStage {
	applicationId: string;
	round: number;
	stageIndex: number;
	stage: { level: string; organizationId: string };
	taskToken: string;
}

export interface ClosedApplication {
	applicationId: string;
	round: number;
	outcome: string;
}

export function sfnClient(endpoint: string): SFNClient {
	return new SFNClient({ endpoint, region: localRegion, credentials: localCredentials, maxAttempts: 1 });
}

export function startApprovalMachine(
	journalDir: string,
	invoke: (functionName: string, payload: unknown) => Promise<unknown>,
): Promise<LocalStepFunctions> {
	return startStepFunctions({
		port: 0,
		machines: [
			{
				stateMachineArn: approvalStateMachineArn,
				journalDir,
				definition: approvalDefinition,
				substitutions: { OpenStageFunctionArn: openStage, CloseApplicationFunctionArn: closeApplication },
			},
		],
		invoke,
	});
}

export async function waitFor<T>(
	read: () => T | undefined | Promise<T | undefined>,
	what: string,
): Promise<T> {
	for (let attempt = 0; attempt < 3000; attempt++) {
		const value = await read();
		if (value !== undefined) return value;
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	throw new Error(`Waited in vain for ${what}`);
}

/** The machine with two Lambdas that only remember what they were called with. */
export async function startRecordingMachine(journalDir: string) {
	const opened: OpenedStage[] = [];
	const closed: ClosedApplication[] = [];
	const service = await startApprovalMachine(journalDir, (functionName, payload) => {
		if (functionName === openStage) opened.push(payload as OpenedStage);
		else closed.push(payload as ClosedApplication);
		return Promise.resolve(undefined);
	});
	const client = sfnClient(service.endpoint);
	return {
		service,
		client,
		opened,
		closed,
		start: (applicationId: string, levels: readonly string[], round = 1) =>
			client.send(
				new StartExecutionCommand({
					stateMachineArn: approvalStateMachineArn,
					name: `${applicationId}-${round}`,
					input: JSON.stringify({
						applicationId,
						round,
						stages: levels.map((level) => ({ level, organizationId: `org-${level}` })),
					}),
				}),
			),
		async decide(applicationId: string, stageIndex: number, result: string) {
			const stage = await waitFor(
				() => opened.findLast((one) => one.applicationId === applicationId && one.stageIndex === stageIndex),
				`stage ${stageIndex} of ${applicationId}`,
			);
			await client.send(
				new SendTaskSuccessCommand({ taskToken: stage.taskToken, output: JSON.stringify({ result }) }),
			);
			return stage;
		},
		ended: (executionArn: string) =>
			waitFor(async () => {
				const execution = await client.send(new DescribeExecutionCommand({ executionArn }));
				return execution.status === 'RUNNING' ? undefined : execution;
			}, `the end of ${executionArn}`),
		async stop() {
			client.destroy();
			await service.stop();
		},
	};
}
