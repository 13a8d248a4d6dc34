import { Match } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { lambdas, type LambdaDefinition } from '#infra/lambdas.ts';
import { actionsOf, lambdasOf, resourcesOf, statementsByRole, type Statement } from './policies.ts';
import { buildApp, synthesize, testSettings } from './synthesize.ts';

const templates = synthesize();
const everyStack = Object.entries(templates);
const everyLambda = new Map(everyStack.flatMap(([, template]) => [...lambdasOf(template)]));
const lambda = (name: keyof typeof lambdas) => everyLambda.get(`${testSettings.name}-${name}`)!;

/** Actions that know no resources; nothing else may ask for all. */
const withoutResources =
	/^(xray:|logs:(\w+LogDelivery|ListLogDeliveries|\w*ResourcePolic(y|ies)|DescribeLogGroups)$)/;

describe('cdk-nag', () => {
	it('has no finding left by the AWS Solutions rules', () => {
		const { app } = buildApp();
		const { violations } = new AwsSolutionsChecks(app).validateScope(app);
		expect(violations.map(({ ruleName, violatingResources }) => [ruleName, violatingResources])).toEqual([]);
	});
});

describe('least privilege', () => {
	const statements: [string, Statement][] = everyStack.flatMap(([stack, template]) =>
		[...statementsByRole(template)].flatMap(([role, list]) =>
			list.map((statement): [string, Statement] => [`${stack}/${role}`, statement]),
		),
	);

	it('names the resources of every action on data', () => {
		const onAll = statements.filter(([, statement]) => resourcesOf(statement).includes('"*"'));
		const tooMuch = onAll.flatMap(([role, statement]) =>
			actionsOf(statement)
				.filter((action) => !withoutResources.test(action))
				.map((action) => `${role}: ${action}`),
		);
		expect(tooMuch).toEqual([]);
	});

	it('names every action', () => {
		const wildcards = statements.flatMap(([role, statement]) =>
			actionsOf(statement)
				.filter((action) => action.includes('*'))
				.map((action) => `${role}: ${action}`),
		);
		expect(wildcards).toEqual([]);
	});

	it('lets nobody read the whole table', () => {
		expect(statements.filter(([, statement]) => actionsOf(statement).includes('dynamodb:Scan'))).toEqual([]);
	});

	it.each(Object.keys(lambdas) as (keyof typeof lambdas)[])('tells %s only of what it may reach', (name) => {
		const { variables, statements: own } = lambda(name);
		const may = (service: string) =>
			own.some((statement) => actionsOf(statement).some((a) => a.startsWith(`${service}:`)));
		const { access } = lambdas[name] as { access: Record<string, unknown> };
		expect('TABLE_NAME' in variables).toBe('table' in access);
		expect(may('dynamodb')).toBe('table' in access);
		expect('BUCKET_NAME' in variables).toBe('objects' in access);
		expect(may('s3')).toBe('objects' in access && access['objects'] !== 'name-only');
		expect('SECRETS_ARN' in variables).toBe('secrets' in access);
		expect('STATE_MACHINE_ARN' in variables).toBe('effects' in access);
		expect(may('states') && may('ses')).toBe('effects' in access);
	});

	it('lets what delivers to the workflows take entries away, and nothing else of the table', () => {
		const onTable = lambda('outbox-deliver')
			.statements.flatMap(actionsOf)
			.filter((a) => a.startsWith('dynamodb:'));
		expect(onTable.filter((action) => /Put|Update|GetItem/.test(action))).toEqual([]);
	});

	it('lets the outbox touch no object: for accounts it reads and writes the table only', () => {
		const services = lambda('outbox-mail').statements.flatMap(actionsOf);
		expect(services.filter((action) => action.startsWith('s3:'))).toEqual([]);
		expect(lambda('outbox-mail').variables).toHaveProperty('PORTAL_ORIGIN');
	});

	it('lets the domain of uploads write uploads only', () => {
		const onObjects = lambda('files').statements.filter((s) => actionsOf(s).some((a) => a.startsWith('s3:')));
		expect(onObjects.map((s) => actionsOf(s))).toEqual([['s3:PutObject']]);
		expect(resourcesOf(onObjects[0]!)).toEqual([expect.stringContaining('/uploads/*')]);
	});

	it('uses the key only through the services that hold the data', () => {
		const onKey = [...everyLambda.values()].flatMap(({ statements: own }) =>
			own.filter((s) => actionsOf(s).includes('kms:GenerateDataKey')),
		);
		expect(onKey).not.toEqual([]);
		for (const { Condition } of onKey) expect(Condition?.['StringEquals']).toHaveProperty('kms:ViaService');
	});
});

describe('logs', () => {
	it('are kept for a year, whether or not the stack is', () => {
		const groups = everyStack.flatMap(([, template]) =>
			Object.values(template.findResources('AWS::Logs::LogGroup')),
		);
		expect(groups.length).toBeGreaterThan(Object.keys(lambdas).length);
		for (const group of groups) {
			expect(group).toMatchObject({
				DeletionPolicy: 'RetainExceptOnCreate',
				Properties: { RetentionInDays: 365 },
			});
		}
	});

	it('of access to files and sites are kept for a year', () => {
		for (const template of [templates.data, templates.sites]) {
			template.hasResourceProperties('AWS::S3::Bucket', {
				LifecycleConfiguration: { Rules: [Match.objectLike({ Id: 'expire', ExpirationInDays: 365 })] },
			});
		}
	});
});

describe('alarms', () => {
	const alarms = everyStack.flatMap(([, template]) =>
		Object.values(
			template.findResources('AWS::CloudWatch::Alarm') as Record<string, { Properties: AlarmProperties }>,
		),
	);
	const names = alarms.map(({ Properties }) => Properties.AlarmName);

	interface AlarmProperties {
		AlarmName: string;
		AlarmDescription: string;
		AlarmActions: unknown[];
		OKActions: unknown[];
	}

	it('exist for errors, throttles and slowness of every Lambda', () => {
		const wanted = Object.entries(lambdas).flatMap(([name, { atOnce }]: [string, LambdaDefinition]) =>
			['errors', ...(atOnce ? [] : ['throttles']), 'duration'].map(
				(kind) => `${testSettings.name}-${name}-${kind}`,
			),
		);
		expect(names).toEqual(expect.arrayContaining(wanted));
	});

	it.each([
		'api-5xx',
		'api-latency',
		'table-read-throttles',
		'table-write-throttles',
		'approval-failed',
		'approval-timed-out',
		'approval-aborted',
		'outbox-delay',
		'outbox-undelivered-messages',
		'schedule-missed-messages',
	])('exist for %s', (name) => {
		expect(names).toContain(`${testSettings.name}-${name}`);
	});

	it('say what they mean, and tell when they begin and end', () => {
		for (const { Properties } of alarms) {
			expect(Properties.AlarmDescription).not.toBe('');
			expect(Properties.AlarmActions).toHaveLength(1);
			expect(Properties.OKActions).toHaveLength(1);
		}
	});

	it('reach the operator over TLS', () => {
		templates.alerts.hasResourceProperties('AWS::SNS::Subscription', {
			Protocol: 'email',
			Endpoint: 'operator@city.example',
		});
		templates.alerts.hasResourceProperties('AWS::SNS::TopicPolicy', {
			PolicyDocument: {
				Statement: Match.arrayWith([
					Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
				]),
			},
		});
	});
});

describe('queues', () => {
	it('are encrypted and refuse plain connections', () => {
		for (const template of [templates.workflow, templates.schedule]) {
			template.allResourcesProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true });
			template.allResourcesProperties('AWS::SQS::QueuePolicy', {
				PolicyDocument: {
					Statement: Match.arrayWith([
						Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
					]),
				},
			});
		}
	});
});

it('one dashboard shows the whole', () => {
	templates.observability.resourceCountIs('AWS::CloudWatch::Dashboard', 1);
});
