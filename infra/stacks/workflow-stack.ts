import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnOutput } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { readFileSync } from 'node:fs';
import { acknowledge } from '../constructs/acknowledge.ts';
import { raiseAlarm } from '../constructs/alarm.ts';
import type { DataStore } from '../constructs/data-store.ts';
import { DeadLetterQueue } from '../constructs/dead-letter-queue.ts';
import { bindEffects, type Effects } from '../constructs/effects.ts';
import { MailIdentity } from '../constructs/mail-identity.ts';
import type { CodeOf } from '../constructs/platform-function.ts';
import { keptPolicy, logRetention } from '../constructs/retention.ts';
import { TaskFunction } from '../constructs/task-function.ts';
import type { Settings } from '../settings.ts';

interface WorkflowStackProps extends StackProps {
	readonly settings: Settings;
	readonly codeOf: CodeOf;
	readonly topic: ITopic;
	readonly store: DataStore;
}

/** The same file that the local stack runs. */
export const approvalDefinition = new URL('../state-machines/approval.asl.json', import.meta.url);

/** Approvals: the state machine with its two tasks, and the outbox that starts and resumes it and sends mail. */
export class WorkflowStack extends Stack {
	readonly effects: Effects;
	readonly machine: StateMachine;
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
		this.machine = this.#machine(settings, { openStage, closeApplication });
		this.#machineAlarms(settings, topic);
		this.effects = { machine: this.machine, mail: new MailIdentity(this, 'Mail', { settings }), settings };

		this.deadLetters = new DeadLetterQueue(this, 'UndeliveredOutbox', {
			name: `${settings.name}-outbox-undelivered`,
			meaning: 'An outbox entry could not be delivered from the stream; the sweep goes on trying it.',
			topic,
		});
		const deliver = new TaskFunction(this, 'DeliverOutbox', { ...common, name: 'outbox-deliver' });
		bindEffects(deliver, this.effects);
		this.#deliverFromStream(deliver, store);
		raiseAlarm(this, 'OutboxDelay', {
			name: `${settings.name}-outbox-delay`,
			metric: deliver.function.metric('IteratorAge', { period: Duration.minutes(5), statistic: 'Maximum' }),
			threshold: Duration.minutes(5).toMilliseconds(),
			meaning: 'Approvals are not resumed and mail is not sent: the stream is read with a delay.',
			topic,
		});
		new CfnOutput(this, 'StateMachineArn', { value: this.machine.stateMachineArn });
	}

	#machine(
		settings: Settings,
		tasks: { openStage: TaskFunction; closeApplication: TaskFunction },
	): StateMachine {
		const logGroup = new LogGroup(this, 'MachineLogs', {
			// The prefix keeps the policy that lets Step Functions write from growing with every log group.
			logGroupName: `/aws/vendedlogs/states/${settings.name}-approval`,
			retention: logRetention,
			removalPolicy: keptPolicy,
		});
		const role = new Role(this, 'MachineRole', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
		const { openStage, closeApplication } = tasks;
		role.addToPolicy(
			new PolicyStatement({
				actions: ['lambda:InvokeFunction'],
				resources: [openStage.function.functionArn, closeApplication.function.functionArn],
			}),
		);
		const machine = new StateMachine(this, 'Approval', {
			stateMachineName: `${settings.name}-approval`,
			stateMachineType: StateMachineType.STANDARD,
			definitionBody: DefinitionBody.fromString(readFileSync(approvalDefinition, 'utf8')),
			definitionSubstitutions: {
				OpenStageFunctionArn: openStage.function.functionArn,
				CloseApplicationFunctionArn: closeApplication.function.functionArn,
			},
			role,
			tracingEnabled: true,
			// Without the data: an execution carries task tokens, and who holds one can decide a stage.
			logs: { destination: logGroup, level: LogLevel.ALL, includeExecutionData: false },
			// Executions of a machine that is deleted are stopped, and with them the applications under review.
			removalPolicy: keptPolicy,
		});
		acknowledge(
			role,
			'AwsSolutions-IAM5[Resource::*]',
			'Tracing and log delivery: their actions (xray:Put*, logs:*LogDelivery) know no resources.',
		);
		return machine;
	}

	#machineAlarms(settings: Settings, topic: ITopic): void {
		const period = Duration.minutes(5);
		const failures = {
			failed: this.machine.metricFailed({ period }),
			'timed-out': this.machine.metricTimedOut({ period }),
			aborted: this.machine.metricAborted({ period }),
		};
		for (const [what, metric] of Object.entries(failures)) {
			raiseAlarm(this, `Executions-${what}`, {
				name: `${settings.name}-approval-${what}`,
				metric,
				threshold: 1,
				meaning: `The execution behind an application ended as ${what}: nobody can decide the application any more.`,
				topic,
			});
		}
	}

	#deliverFromStream(deliver: TaskFunction, { table, key }: DataStore): void {
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
				// Only new outbox entries: every other change of the table would be a call for nothing.
				filters: [
					FilterCriteria.filter({
						eventName: ['INSERT'],
						dynamodb: { NewImage: { __edb_e__: { S: ['outbox'] } } },
					}),
				],
			}),
		);
		deliver.allow(['kms:Decrypt'], [key.keyArn]);
	}
}
