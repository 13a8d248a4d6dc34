import { Duration, Stack, TimeZone, type StackProps } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal, type IRole } from 'aws-cdk-lib/aws-iam';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { raiseAlarm } from '../constructs/alarm.ts';
import type { DataStore } from '../constructs/data-store.ts';
import { DeadLetterQueue } from '../constructs/dead-letter-queue.ts';
import { bindEffects, type Effects } from '../constructs/effects.ts';
import type { CodeOf } from '../constructs/platform-function.ts';
import { TaskFunction } from '../constructs/task-function.ts';
import { eventLambdas } from '../lambdas.ts';
import { eventBridgeCron } from '../schedule-expression.ts';
import { schedules } from '../schedules.ts';
import type { Settings } from '../settings.ts';

interface ScheduleStackProps extends StackProps {
	readonly settings: Settings;
	readonly codeOf: CodeOf;
	readonly topic: ITopic;
	readonly store: DataStore;
	readonly effects: Effects;
}

/** What runs by the clock: each line of `infra/schedules.ts`. */
export class ScheduleStack extends Stack {
	readonly deadLetters: DeadLetterQueue;

	constructor(
		scope: Construct,
		id: string,
		{ settings, codeOf, topic, store, effects, ...props }: ScheduleStackProps,
	) {
		super(scope, id, props);
		this.deadLetters = new DeadLetterQueue(this, 'MissedRuns', {
			name: `${settings.name}-schedule-missed`,
			meaning: 'A scheduled run could not be started, retries included.',
			topic,
		});
		raiseAlarm(this, 'OutboxParked', {
			name: `${settings.name}-outbox-parked`,
			metric: new Metric({
				namespace: settings.name,
				metricName: 'outboxParked',
				dimensionsMap: { service: 'outbox-sweep' },
				period: Duration.minutes(5),
				statistic: 'Maximum',
			}),
			threshold: 1,
			meaning: 'An effect was tried for a day and is given up until somebody has it tried again.',
			topic,
		});
		for (const { functionName, cron, timeZone, minutes } of schedules) {
			const name = eventLambdaName(functionName);
			const task = new TaskFunction(this, name, {
				...{ name, settings, codeOf, topic, store },
				...(minutes !== undefined && { timeout: Duration.minutes(minutes) }),
			});
			if (task.definition.access.effects) bindEffects(task, effects);
			new Schedule(this, `${name}-schedule`, {
				scheduleName: `${settings.name}-${name}`,
				schedule: ScheduleExpression.expression(eventBridgeCron(cron), TimeZone.of(timeZone)),
				target: new LambdaInvoke(task.function, {
					role: this.#schedulerRole(name, task),
					deadLetterQueue: this.deadLetters.queue,
					retryAttempts: 3,
					maxEventAge: Duration.minutes(30),
				}),
			});
		}
		this.#coverAlarms(settings, topic);
	}

	/** By what `insurance-end` says of each of its runs (functions/insurance/schedule/end-covers.ts). */
	#coverAlarms(settings: Settings, topic: ITopic): void {
		const metricOf = (metricName: string) =>
			new Metric({
				namespace: settings.name,
				metricName,
				dimensionsMap: { service: 'insurance-end' },
				statistic: 'Maximum',
				// One run.
				period: Duration.minutes(20),
			});
		raiseAlarm(this, 'CoversUnfinished', {
			name: `${settings.name}-insurance-end-unfinished`,
			metric: metricOf('CoversUnfinished'),
			threshold: 1,
			periods: 3,
			meaning: 'Three runs of a night have not ended all covers that are over; the runs go on until six.',
			topic,
		});
		raiseAlarm(this, 'CoversFailed', {
			name: `${settings.name}-insurance-end-failed`,
			metric: metricOf('CoversFailed'),
			threshold: 1,
			meaning:
				'Covers that are over could not be ended, for another reason than that somebody works on them.',
			topic,
		});
	}

	/** Not the role that the target makes by itself: that one may also call every version of the function. */
	#schedulerRole(name: string, task: TaskFunction): IRole {
		const role = new Role(this, `${name}-caller`, {
			assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
				conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
			}),
		});
		role.addToPolicy(
			new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [task.function.functionArn] }),
		);
		this.deadLetters.queue.grantSendMessages(role);
		return role.withoutPolicyUpdates();
	}
}

function eventLambdaName(name: string): keyof typeof eventLambdas {
	if (name in eventLambdas) return name as keyof typeof eventLambdas;
	throw new Error(`infra/schedules.ts names a Lambda that infra/lambdas.ts does not know: ${name}`);
}
