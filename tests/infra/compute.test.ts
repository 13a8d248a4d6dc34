import { Match } from 'aws-cdk-lib/assertions';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lambdas } from '#infra/lambdas.ts';
import { schedules } from '#infra/schedules.ts';
import { approvalDefinition, jobDefinition } from '#infra/stacks/workflow-stack.ts';
import { domainNames } from '#shared/contract/index.ts';
import { lambdasOf } from './policies.ts';
import { synthesize, testSettings } from './synthesize.ts';

const templates = synthesize();
const { api, workflow, schedule } = templates;
const named = (name: string) => `${testSettings.name}-${name}`;

describe('the HTTP API', () => {
	it.each(domainNames)('sends /api/%s and everything under it to the Lambda of that domain', (domain) => {
		api.hasResourceProperties('AWS::Lambda::Function', { FunctionName: named(domain) });
		const integrations = api.findResources('AWS::ApiGatewayV2::Integration', {
			Properties: {
				PayloadFormatVersion: '2.0',
				IntegrationUri: { 'Fn::GetAtt': [Match.stringLikeRegexp(`^${domain}Function`), 'Arn'] },
			},
		});
		const routes = Object.values(api.findResources('AWS::ApiGatewayV2::Route')) as {
			Properties: { RouteKey: string; Target: unknown };
		}[];
		const [integration] = Object.keys(integrations);
		const keys = routes
			.filter(({ Properties }) => JSON.stringify(Properties.Target).includes(`"${integration}"`))
			.map(({ Properties }) => Properties.RouteKey);
		expect(keys.sort()).toEqual([`ANY /api/${domain}`, `ANY /api/${domain}/{proxy+}`]);
	});

	it('has a Lambda for each domain of the contract and one that checks the origin, and no other', () => {
		api.resourceCountIs('AWS::Lambda::Function', domainNames.length + 1);
		api.resourceCountIs('AWS::ApiGatewayV2::Route', domainNames.length * 2);
	});

	it('answers only requests that came through CloudFront', () => {
		api.allResourcesProperties('AWS::ApiGatewayV2::Route', {
			AuthorizationType: 'CUSTOM',
			AuthorizerId: Match.anyValue(),
		});
		api.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
			AuthorizerType: 'REQUEST',
			EnableSimpleResponses: true,
			IdentitySource: ['$request.header.x-origin-key'],
		});
	});

	it('is throttled and writes access logs without query strings', () => {
		api.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
			DefaultRouteSettings: Match.objectLike({ ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1000 }),
			AccessLogSettings: {
				DestinationArn: Match.anyValue(),
				Format: Match.not(Match.stringLikeRegexp('uery')),
			},
		});
	});

	it('keeps the key before the present one good while it is changed', () => {
		const changed = synthesize({ originKeyGeneration: 3 });
		const names = Object.values(changed.api.findResources('AWS::SecretsManager::Secret')).map(
			(secret) => (secret as { Properties: { Name: string } }).Properties.Name,
		);
		expect(names).toEqual(['zhigong/origin-key/2', 'zhigong/origin-key/3']);
		expect(JSON.stringify(changed.sites.toJSON())).toContain('zhigong/origin-key/3:SecretString');
	});
});

describe('every Lambda', () => {
	it('runs on Node 24 and ARM, is traced, and ends within 30 seconds unless nobody waits for it', () => {
		for (const template of [templates.data, api, workflow, schedule]) {
			template.allResourcesProperties('AWS::Lambda::Function', {
				Runtime: 'nodejs24.x',
				Architectures: ['arm64'],
				TracingConfig: { Mode: 'Active' },
				LoggingConfig: Match.objectLike({ LogFormat: 'JSON', LogGroup: Match.anyValue() }),
			});
			for (const { Properties } of Object.values(template.findResources('AWS::Lambda::Function')) as {
				Properties: { FunctionName: string; Timeout: number };
			}[]) {
				const isLong = [named('run-job-step'), named('insurance-end')].includes(Properties.FunctionName);
				const longest = isLong ? 900 : 30;
				expect(Properties.Timeout).toBeLessThanOrEqual(longest);
			}
		}
	});

	it('[D] works on jobs with a whole processor and all the time there is', () => {
		workflow.hasResourceProperties('AWS::Lambda::Function', {
			FunctionName: named('run-job-step'),
			MemorySize: 1769,
			Timeout: 900,
		});
	});

	it('of the list is deployed once', () => {
		const deployed = Object.values(templates).flatMap((template) => [...lambdasOf(template).keys()]);
		expect(deployed.sort()).toEqual(Object.keys(lambdas).map(named).sort());
	});

	it('knows its fonts if it makes documents', () => {
		expect(lambdasOf(api).get(named('applications'))?.variables['FONT_DIRECTORY']).toBe('/var/task/fonts');
		expect(lambdasOf(api).get(named('content'))?.variables).not.toHaveProperty('FONT_DIRECTORY');
	});
});

describe.each([
	['approval', approvalDefinition],
	['job', jobDefinition],
])('the %s machine', (name, definition) => {
	const [machine] = Object.values(
		workflow.findResources('AWS::StepFunctions::StateMachine', {
			Properties: { StateMachineName: named(name) },
		}),
	) as {
		Properties: { DefinitionString: string; DefinitionSubstitutions: Record<string, unknown> };
	}[];

	it('[W-10] is the file that the local stack runs, with both tasks filled in', () => {
		const file = readFileSync(definition, 'utf8');
		expect(machine?.Properties.DefinitionString).toBe(file);
		const wanted = [...file.matchAll(/\$\{(\w+)\}/g)].map(([, task]) => task!);
		expect(Object.keys(machine?.Properties.DefinitionSubstitutions ?? {}).sort()).toEqual(
			[...new Set(wanted)].sort(),
		);
	});

	it('is logged without the task tokens, traced, and keeps its executions when the stack goes', () => {
		workflow.hasResource('AWS::StepFunctions::StateMachine', {
			DeletionPolicy: 'RetainExceptOnCreate',
			Properties: {
				StateMachineName: named(name),
				StateMachineType: 'STANDARD',
				TracingConfiguration: { Enabled: true },
				LoggingConfiguration: Match.objectLike({ Level: 'ALL', IncludeExecutionData: false }),
			},
		});
	});

	it('raises an alarm for every bad end', () => {
		for (const end of ['failed', 'timed-out', 'aborted']) {
			workflow.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmName: named(`${name}-${end}`) });
		}
	});
});

describe('the outbox', () => {
	it('is delivered from the stream, entry by entry, and what fails for good is kept', () => {
		workflow.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
			FunctionResponseTypes: ['ReportBatchItemFailures'],
			BisectBatchOnFunctionError: true,
			MaximumRetryAttempts: 10,
			StartingPosition: 'TRIM_HORIZON',
			DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
		});
	});

	it.each(['workflow', 'mail'])('wakes a Lambda of its own for new entries of the lane %s', (lane) => {
		workflow.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
			FilterCriteria: {
				Filters: [
					{
						Pattern: JSON.stringify({
							eventName: ['INSERT'],
							dynamodb: {
								NewImage: { __edb_e__: { S: ['outbox'] }, shard: { S: [{ prefix: `${lane}-` }] } },
							},
						}),
					},
				],
			},
		});
	});

	it.each([
		['outbox-deliver', workflow],
		['outbox-mail', workflow],
		['outbox-sweep', schedule],
	])('%s may start and resume approvals, start jobs, and send mail from one address', (name, template) => {
		const { variables, statements } = lambdasOf(template).get(named(name))!;
		expect(variables).toMatchObject({ MAIL_FROM: testSettings.mailFrom });
		expect(variables).toHaveProperty('STATE_MACHINE_ARN');
		expect(variables).toHaveProperty('JOB_STATE_MACHINE_ARN');
		expect(statements).toContainEqual(
			expect.objectContaining({
				Action: 'ses:SendEmail',
				Condition: { StringEquals: { 'ses:FromAddress': testSettings.mailFrom } },
			}),
		);
	});

	it('raises an alarm for an entry that is parked', () => {
		schedule.hasResourceProperties('AWS::CloudWatch::Alarm', {
			AlarmName: named('outbox-parked'),
			MetricName: 'outboxParked',
			Dimensions: [{ Name: 'service', Value: 'outbox-sweep' }],
		});
	});

	it('sends signed mail over TLS only', () => {
		workflow.hasResourceProperties('AWS::SES::EmailIdentity', { EmailIdentity: 'volunteer.city.example' });
		workflow.hasResourceProperties('AWS::SES::ConfigurationSet', {
			DeliveryOptions: { TlsPolicy: 'REQUIRE' },
		});
	});

	it('uses a mail domain that the account has already', () => {
		synthesize({ mailIdentity: 'existing' }).workflow.resourceCountIs('AWS::SES::EmailIdentity', 0);
	});
});

describe('the end of an approval', () => {
	it('runs a few times at once, since all of them draw from one sequence, and is waited for', () => {
		workflow.hasResourceProperties('AWS::Lambda::Function', {
			FunctionName: named('close-application'),
			ReservedConcurrentExecutions: 4,
		});
	});
});

describe('the clock', () => {
	it('runs every line of the schedule, with a dead-letter queue', () => {
		schedule.resourceCountIs('AWS::Scheduler::Schedule', schedules.length);
		schedule.allResourcesProperties('AWS::Scheduler::Schedule', {
			ScheduleExpressionTimezone: 'Asia/Taipei',
			Target: Match.objectLike({ DeadLetterConfig: { Arn: Match.anyValue() } }),
		});
	});

	it('[I-16] ends covers with a whole processor, and tells when a night was not enough', () => {
		schedule.hasResourceProperties('AWS::Lambda::Function', {
			FunctionName: named('insurance-end'),
			MemorySize: 1769,
			Timeout: 900,
		});
		for (const [alarm, metric] of [
			['unfinished', 'CoversUnfinished'],
			['failed', 'CoversFailed'],
		]) {
			schedule.hasResourceProperties('AWS::CloudWatch::Alarm', {
				AlarmName: named(`insurance-end-${alarm}`),
				Namespace: testSettings.name,
				MetricName: metric,
				Dimensions: [{ Name: 'service', Value: 'insurance-end' }],
				Threshold: 1,
				AlarmActions: Match.anyValue(),
			});
		}
		expect(schedules.find(({ functionName }) => functionName === 'insurance-end')?.cron).toMatch(/^\*\/20 /);
	});

	it('sweeps the outbox every five minutes', () => {
		schedule.hasResourceProperties('AWS::Scheduler::Schedule', {
			Name: named('outbox-sweep'),
			ScheduleExpression: 'cron(0/5 * * * ? *)',
		});
	});
});
