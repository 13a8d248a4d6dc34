import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaAuthorizer, HttpLambdaResponseType } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { raiseAlarm } from '../constructs/alarm.ts';
import type { DataStore } from '../constructs/data-store.ts';
import { HttpFunction } from '../constructs/http-function.ts';
import { OriginKeys } from '../constructs/origin-keys.ts';
import type { CodeOf } from '../constructs/platform-function.ts';
import { keptPolicy, logRetention } from '../constructs/retention.ts';
import { TaskFunction } from '../constructs/task-function.ts';
import { originKeyHeader } from '../functions/verify-origin.ts';
import type { Settings } from '../settings.ts';
import { domainNames } from '../../shared/contract/index.ts';

interface ApiStackProps extends StackProps {
	readonly settings: Settings;
	readonly codeOf: CodeOf;
	readonly topic: ITopic;
	readonly store: DataStore;
}

/** The HTTP API: one Lambda for each domain of the contract, reachable through CloudFront only. */
export class ApiStack extends Stack {
	readonly api: HttpApi;

	constructor(scope: Construct, id: string, { settings, codeOf, topic, store, ...props }: ApiStackProps) {
		super(scope, id, props);
		this.api = new HttpApi(this, 'Api', {
			apiName: settings.name,
			description: 'Called by CloudFront; other callers lack the origin key.',
			createDefaultStage: false,
			defaultAuthorizer: this.#authorizer({ settings, codeOf, topic }),
		});
		for (const domain of domainNames) {
			const { function: handler } = new HttpFunction(this, domain, {
				name: domain,
				settings,
				codeOf,
				topic,
				store,
			});
			const integration = new HttpLambdaIntegration(`${domain}-integration`, handler, {
				timeout: Duration.seconds(29),
			});
			for (const path of [`/api/${domain}`, `/api/${domain}/{proxy+}`]) {
				this.api.addRoutes({ path, methods: [HttpMethod.ANY], integration });
			}
		}
		this.#alarms(this.#stage(settings), settings, topic);
		new CfnOutput(this, 'ApiId', { value: this.api.apiId });
	}

	#authorizer(common: Pick<ApiStackProps, 'settings' | 'codeOf' | 'topic'>): HttpLambdaAuthorizer {
		const keys = new OriginKeys(this, 'OriginKeys', common.settings);
		const verifier = new TaskFunction(this, 'VerifyOrigin', {
			...common,
			name: 'verify-origin',
			timeout: Duration.seconds(5),
			environment: { ORIGIN_KEY_SECRETS: keys.secrets.map(({ secretArn }) => secretArn).join(',') },
		});
		verifier.allow(
			['secretsmanager:GetSecretValue'],
			keys.secrets.map(({ secretArn }) => secretArn),
		);
		return new HttpLambdaAuthorizer('VerifyOrigin', verifier.function, {
			authorizerName: 'verify-origin',
			// One answer holds for all routes as long as the header is the same, so it costs one call in five minutes.
			identitySource: [`$request.header.${originKeyHeader}`],
			responseTypes: [HttpLambdaResponseType.SIMPLE],
			resultsCacheTtl: Duration.minutes(5),
		});
	}

	#stage(settings: Settings): HttpStage {
		const logGroup = new LogGroup(this, 'AccessLogs', {
			logGroupName: `/aws/vendedlogs/apigateway/${settings.name}`,
			retention: logRetention,
			removalPolicy: keptPolicy,
		});
		return new HttpStage(this, 'Stage', {
			httpApi: this.api,
			stageName: '$default',
			autoDeploy: true,
			detailedMetricsEnabled: true,
			throttle: { rateLimit: 500, burstLimit: 1000 },
			accessLogSettings: {
				destination: new LogGroupLogDestination(logGroup),
				// No query strings: searches hold names and ID numbers.
				format: AccessLogFormat.custom(
					JSON.stringify({
						requestId: '$context.requestId',
						time: '$context.requestTime',
						method: '$context.httpMethod',
						path: '$context.path',
						route: '$context.routeKey',
						status: '$context.status',
						bytes: '$context.responseLength',
						milliseconds: '$context.responseLatency',
						integrationError: '$context.integrationErrorMessage',
						authorizerError: '$context.authorizer.error',
						source: '$context.identity.sourceIp',
						userAgent: '$context.identity.userAgent',
					}),
				),
			},
		});
	}

	#alarms(stage: HttpStage, settings: Settings, topic: ITopic): void {
		const period = Duration.minutes(5);
		raiseAlarm(this, 'ServerErrors', {
			name: `${settings.name}-api-5xx`,
			metric: stage.metricServerError({ period, statistic: 'Sum' }),
			threshold: 3,
			meaning: 'The API answered with 5xx.',
			topic,
		});
		raiseAlarm(this, 'Latency', {
			name: `${settings.name}-api-latency`,
			metric: stage.metricLatency({ period, statistic: 'p95' }),
			threshold: 3000,
			periods: 3,
			meaning: 'One answer in twenty takes three seconds or more.',
			topic,
		});
	}
}
