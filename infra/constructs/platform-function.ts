import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
	Architecture,
	ApplicationLogLevel,
	Function as LambdaFunction,
	LoggingFormat,
	Runtime,
	SystemLogLevel,
	Tracing,
	type Code,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { fontDirectory } from '../bundles.ts';
import { lambdas, type LambdaDefinition, type LambdaName } from '../lambdas.ts';
import type { Settings } from '../settings.ts';
import { acknowledge } from './acknowledge.ts';
import { raiseAlarm } from './alarm.ts';
import { keptPolicy, logRetention } from './retention.ts';

/** Where the code of a Lambda comes from: the built bundles, or a stand-in in template tests. */
export type CodeOf = (name: LambdaName) => Code;

export interface PlatformFunctionProps {
	readonly name: LambdaName;
	readonly settings: Settings;
	readonly codeOf: CodeOf;
	readonly topic: ITopic;
	readonly environment?: Readonly<Record<string, string>>;
	/** API Gateway waits 30 seconds at most, so no function that people wait for is given more. */
	readonly timeout?: Duration;
}

/**
 * What every Lambda has: Node 24 on ARM, tracing, JSON logs kept as the law wants, a role that can only write those
 * logs, and its own alarms. Everything else is added by what `infra/lambdas.ts` says it may reach.
 */
export abstract class PlatformFunction extends Construct {
	readonly function: LambdaFunction;
	readonly role: Role;
	readonly definition: LambdaDefinition;

	constructor(scope: Construct, id: string, props: PlatformFunctionProps) {
		super(scope, id);
		const { name, settings, timeout = Duration.seconds(15) } = props;
		this.definition = lambdas[name];
		const functionName = `${settings.name}-${name}`;
		const logGroup = new LogGroup(this, 'Logs', {
			logGroupName: `/aws/lambda/${functionName}`,
			retention: logRetention,
			removalPolicy: keptPolicy,
		});
		// Not the managed AWSLambdaBasicExecutionRole: that one may write to every log group of the account.
		this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
		logGroup.grantWrite(this.role);
		this.function = new LambdaFunction(this, 'Function', {
			functionName,
			runtime: Runtime.NODEJS_24_X,
			architecture: Architecture.ARM_64,
			handler: 'index.handler',
			code: props.codeOf(name),
			memorySize: this.definition.memory,
			timeout,
			...(this.definition.atOnce && { reservedConcurrentExecutions: this.definition.atOnce }),
			role: this.role,
			logGroup,
			loggingFormat: LoggingFormat.JSON,
			applicationLogLevelV2: ApplicationLogLevel.INFO,
			systemLogLevelV2: SystemLogLevel.WARN,
			tracing: Tracing.ACTIVE,
			environment: {
				POWERTOOLS_SERVICE_NAME: name,
				POWERTOOLS_LOG_LEVEL: 'INFO',
				POWERTOOLS_METRICS_NAMESPACE: settings.name,
				...(this.definition.access.fonts && { FONT_DIRECTORY: fontDirectory }),
				...props.environment,
			},
		});
		acknowledge(
			this.role,
			'AwsSolutions-IAM5[Resource::*]',
			'Tracing: xray:PutTraceSegments and xray:PutTelemetryRecords know no resources.',
		);
		this.#raiseAlarms(functionName, timeout, props.topic);
	}

	/** Adds a permission that names its resources. */
	allow(
		actions: readonly string[],
		resources: readonly string[],
		conditions?: Record<string, unknown>,
	): void {
		this.role.addToPolicy(
			new PolicyStatement({
				actions: [...actions],
				resources: [...resources],
				...(conditions && { conditions }),
			}),
		);
	}

	addEnvironment(variables: Readonly<Record<string, string>>): void {
		for (const [name, value] of Object.entries(variables)) this.function.addEnvironment(name, value);
	}

	/** Present only for the sake of names such as `dynamodb.<region>.amazonaws.com`. */
	get region(): string {
		return Stack.of(this).region;
	}

	#raiseAlarms(name: string, timeout: Duration, topic: ITopic): void {
		const period = Duration.minutes(5);
		raiseAlarm(this, 'Errors', {
			name: `${name}-errors`,
			metric: this.function.metricErrors({ period }),
			threshold: 1,
			meaning: 'The Lambda crashed or ran out of time; answers of the API with status 500 are counted apart.',
			topic,
		});
		// Where only a few may run at once, the others are refused on purpose, and their state machine waits.
		if (this.definition.atOnce === undefined)
			raiseAlarm(this, 'Throttles', {
				name: `${name}-throttles`,
				metric: this.function.metricThrottles({ period }),
				threshold: 1,
				meaning: 'Calls were refused because the account has no free Lambda concurrency.',
				topic,
			});
		raiseAlarm(this, 'Duration', {
			name: `${name}-duration`,
			metric: this.function.metricDuration({ period, statistic: 'p99' }),
			threshold: timeout.toMilliseconds() * 0.8,
			periods: 2,
			meaning: 'The slowest hundredth of the calls came near the time limit.',
			topic,
		});
	}
}
