import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnOutput } from 'aws-cdk-lib';
import { FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { outboxLanes, shardPrefix, type OutboxLane } from '#platform/outbox/lanes.ts';
import { raiseAlarm } from '../constructs/alarm.ts';
import type { DataStore } from '../constructs/data-store.ts';
import { DeadLetterQueue } from '../constructs/dead-letter-queue.ts';
import { bindEffects, type Effects } from '../constructs/effects.ts';
import { MailIdentity } from '../constructs/mail-identity.ts';
import type { CodeOf } from '../constructs/platform-function.ts';
import { TaskFunction } from '../constructs/task-function.ts';
import { WorkflowMachine } from '../constructs/workflow-machine.ts';
import type { Settings } from '../settings.ts';

interface WorkflowStackProps extends StackProps {
	readonly settings: Settings;
	readonly codeOf: CodeOf;
	readonly topic: ITopic;
	readonly store: DataStore;
}

/** The same files that the local stack runs. */
export const approvalDefinition = new URL('../state-machines/approval.asl.json', import.meta.url);
export const jobDefinition = new URL('../state-machines/job.asl.json', import.meta.url);

/** A stream takes two readers. */
const deliveries = {
	workflow: {
		id: 'Outbox',
		name: 'outbox-deliver',
		alarm: 'outbox-delay',
		meaning: 'Approvals are not resumed and jobs not begun: the stream is read with a delay.',
	},
	mail: {
		id: 'OutboxMail',
		name: 'outbox-mail',
		alarm: 'outbox-mail-delay',
		meaning: 'Mail is not sent: the stream is read with a delay, or the mail service refuses.',
	},
} as const satisfies Record<OutboxLane, unknown>;

/** The most that Lambda gives. A step takes some twenty seconds; the one that joins a file of millions of rows a minute. */
const jobStepTimeout = Duration.minutes(15);

/** The two state machines with their tasks, and the outbox that starts and resumes them and sends mail. */
export class WorkflowStack extends Stack {
	readonly effects: Effects;
	readonly approvals: WorkflowMachine;
	readonly jobs: WorkflowMachine;
	readonly deadLetters: DeadLetterQueue;

	constructor(
		scope: Construct,
		id: string,
		{ settings, codeOf, topic, store, ...props }: WorkflowStackProps,
	) {
		super(scope, id, props);
		const common = { settings, codeOf, topic, store };
		const openStage = new TaskFunction(this, 'OpenStage', { ...common, name: 'open-stage' });
		const closeApplication = new TaskFunction(this, 'CloseApplication', {
			...common,
			name: 'close-application',
		});
		this.approvals = new WorkflowMachine(this, 'Approvals', {
			name: 'approval',
			settings,
			topic,
			definition: approvalDefinition,
			tasks: { OpenStage: openStage, CloseApplication: closeApplication },
			loss: 'nobody can decide the application behind it any more.',
		});
		const runJobStep = new TaskFunction(this, 'RunJobStep', {
			...common,
			name: 'run-job-step',
			timeout: jobStepTimeout,
		});
		const failJob = new TaskFunction(this, 'FailJob', { ...common, name: 'fail-job' });
		this.jobs = new WorkflowMachine(this, 'Jobs', {
			name: 'job',
			settings,
			topic,
			definition: jobDefinition,
			tasks: { RunJobStep: runJobStep, FailJob: failJob },
			loss: 'an export or import was given up; its owner sees it as 未完成 and can start it again.',
		});
		this.effects = {
			approvals: this.approvals.machine,
			jobs: this.jobs.machine,
			mail: new MailIdentity(this, 'Mail', { settings }),
			settings,
		};

		this.deadLetters = new DeadLetterQueue(this, 'UndeliveredOutbox', {
			name: `${settings.name}-outbox-undelivered`,
			meaning: 'An outbox entry could not be delivered from the stream; the sweep goes on trying it.',
			topic,
		});
		for (const lane of outboxLanes) {
			const { id, name, alarm, meaning } = deliveries[lane];
			const deliver = new TaskFunction(this, `Deliver${id}`, { ...common, name });
			bindEffects(deliver, this.effects);
			this.#deliverFromStream(deliver, lane, store);
			raiseAlarm(this, `${id}Delay`, {
				name: `${settings.name}-${alarm}`,
				metric: deliver.function.metric('IteratorAge', { period: Duration.minutes(5), statistic: 'Maximum' }),
				threshold: Duration.minutes(5).toMilliseconds(),
				meaning,
				topic,
			});
		}
		new CfnOutput(this, 'StateMachineArn', { value: this.approvals.machine.stateMachineArn });
	}

	#deliverFromStream(deliver: TaskFunction, lane: OutboxLane, { table, key }: DataStore): void {
		deliver.function.addEventSource(
			new DynamoEventSource(table, {
				// From the oldest record on: nothing written before the first deployment of this mapping is lost.
				startingPosition: StartingPosition.TRIM_HORIZON,
				batchSize: 10,
				retryAttempts: 10,
				maxRecordAge: Duration.hours(6),
				bisectBatchOnError: true,
				reportBatchItemFailures: true,
				parallelizationFactor: 2,
				onFailure: new SqsDlq(this.deadLetters.queue),
				// Only new entries of the lane: every other change of the table would be a call for nothing.
				filters: [
					FilterCriteria.filter({
						eventName: ['INSERT'],
						dynamodb: {
							NewImage: {
								__edb_e__: { S: ['outbox'] },
								shard: { S: [{ prefix: shardPrefix(lane) }] },
							},
						},
					}),
				],
			}),
		);
		deliver.allow(['kms:Decrypt'], [key.keyArn]);
	}
}
