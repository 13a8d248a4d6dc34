import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { readFileSync } from 'node:fs';
import type { Settings } from '../settings.ts';
import { acknowledge } from './acknowledge.ts';
import { raiseAlarm } from './alarm.ts';
import { keptPolicy, logRetention } from './retention.ts';
import type { TaskFunction } from './task-function.ts';

interface WorkflowMachineProps {
	/** Last part of the machine's name and of its alarms. */
	readonly name: string;
	readonly settings: Settings;
	readonly topic: ITopic;
	/** The `.asl.json` file, the same that the local stack runs. */
	readonly definition: URL;
	/** The Lambdas behind `${…FunctionArn}` in the definition, by what stands before it. */
	readonly tasks: Readonly<Record<string, TaskFunction>>;
	/** What it means that an execution ended badly. */
	readonly loss: string;
}

/** A Standard state machine that may call its own tasks and nothing else, with an alarm for every bad end. */
export class WorkflowMachine extends Construct {
	readonly machine: StateMachine;

	constructor(scope: Construct, id: string, props: WorkflowMachineProps) {
		super(scope, id);
		const { name, settings, definition, tasks } = props;
		const logGroup = new LogGroup(this, 'Logs', {
			// The prefix keeps the policy that lets Step Functions write from growing with every log group.
			logGroupName: `/aws/vendedlogs/states/${settings.name}-${name}`,
			retention: logRetention,
			removalPolicy: keptPolicy,
		});
		const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
		const arns = Object.entries(tasks).map(([task, { function: target }]) => [task, target.functionArn]);
		role.addToPolicy(
			new PolicyStatement({
				actions: ['lambda:InvokeFunction'],
				resources: arns.map(([, arn]) => arn ?? ''),
			}),
		);
		this.machine = new StateMachine(this, 'Machine', {
			stateMachineName: `${settings.name}-${name}`,
			stateMachineType: StateMachineType.STANDARD,
			definitionBody: DefinitionBody.fromString(readFileSync(definition, 'utf8')),
			definitionSubstitutions: Object.fromEntries(
				arns.map(([task, arn]) => [`${task}FunctionArn`, arn ?? '']),
			),
			role,
			tracingEnabled: true,
			// Without the data: an execution may carry task tokens, and who holds one can decide a stage.
			logs: { destination: logGroup, level: LogLevel.ALL, includeExecutionData: false },
			// Executions of a machine that is deleted are stopped, and with them what they work on.
			removalPolicy: keptPolicy,
		});
		acknowledge(
			role,
			'AwsSolutions-IAM5[Resource::*]',
			'Tracing and log delivery: their actions (xray:Put*, logs:*LogDelivery) know no resources.',
		);
		this.#alarms(props);
	}

	#alarms({ name, settings, topic, loss }: WorkflowMachineProps): void {
		const period = Duration.minutes(5);
		const failures = {
			failed: this.machine.metricFailed({ period }),
			'timed-out': this.machine.metricTimedOut({ period }),
			aborted: this.machine.metricAborted({ period }),
		};
		for (const [what, metric] of Object.entries(failures)) {
			raiseAlarm(this, what, {
				name: `${settings.name}-${name}-${what}`,
				metric,
				threshold: 1,
				meaning: `An execution ended as ${what}: ${loss}`,
				topic,
			});
		}
	}
}
