import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, Metric, type IMetric, type IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { domainNames } from '../../shared/contract/index.ts';
import { edgeRegion } from './edge-stack.ts';
import { eventLambdas } from '../lambdas.ts';
import type { Settings } from '../settings.ts';

interface ObservabilityStackProps extends StackProps {
	readonly settings: Settings;
	readonly apiId: string;
	/** By the title of their graph. */
	readonly stateMachineArns: Readonly<Record<string, string>>;
	readonly distributionIds: Readonly<Record<string, string>>;
	readonly queueNames: readonly string[];
}

const period = Duration.minutes(5);

/** One page that shows the whole; the alarms stand beside what they watch, in the other stacks. */
export class ObservabilityStack extends Stack {
	constructor(scope: Construct, id: string, props: ObservabilityStackProps) {
		const { settings, apiId, stateMachineArns, distributionIds, queueNames, ...stackProps } = props;
		super(scope, id, stackProps);
		const lambda = (name: string, metricName: string, statistic: string) =>
			new Metric({
				namespace: 'AWS/Lambda',
				metricName,
				statistic,
				period,
				label: name,
				dimensionsMap: { FunctionName: `${settings.name}-${name}` },
			});
		const api = (metricName: string, statistic: string, label: string) =>
			new Metric({
				namespace: 'AWS/ApiGateway',
				metricName,
				statistic,
				period,
				label,
				dimensionsMap: { ApiId: apiId, Stage: '$default' },
			});
		const workflow = (StateMachineArn: string, metricName: string, label: string) =>
			new Metric({
				namespace: 'AWS/States',
				metricName,
				statistic: 'Sum',
				period,
				label,
				dimensionsMap: { StateMachineArn },
			});
		const table = (metricName: string, label: string) =>
			new Metric({
				namespace: 'AWS/DynamoDB',
				metricName,
				statistic: 'Sum',
				period,
				label,
				dimensionsMap: { TableName: settings.name },
			});
		const edge = (metricName: string, statistic: string) =>
			Object.entries(distributionIds).map(
				([label, DistributionId]) =>
					new Metric({
						namespace: 'AWS/CloudFront',
						metricName,
						statistic,
						period,
						label,
						region: edgeRegion,
						dimensionsMap: { DistributionId, Region: 'Global' },
					}),
			);
		const blocked = new Metric({
			namespace: 'AWS/WAFV2',
			metricName: 'BlockedRequests',
			statistic: 'Sum',
			period,
			label: 'blocked',
			region: edgeRegion,
			dimensionsMap: { WebACL: settings.name, Rule: 'ALL' },
		});
		const events = Object.keys(eventLambdas);
		const all = [...domainNames, ...events];
		new Dashboard(this, 'Dashboard', {
			dashboardName: settings.name,
			defaultInterval: Duration.hours(12),
			widgets: [
				[
					graph('Sites: requests', edge('Requests', 'Sum')),
					graph('Sites: 5xx %', edge('5xxErrorRate', 'Average')),
					graph('Firewall: blocked', [blocked]),
				],
				[
					graph('API: requests', [api('Count', 'Sum', 'all')]),
					graph('API: errors', [api('4xx', 'Sum', '4xx'), api('5xx', 'Sum', '5xx')]),
					graph('API: milliseconds', [api('Latency', 'p50', 'p50'), api('Latency', 'p95', 'p95')]),
				],
				[
					graph(
						'Lambda: calls',
						all.map((name) => lambda(name, 'Invocations', 'Sum')),
					),
					graph(
						'Lambda: errors',
						all.map((name) => lambda(name, 'Errors', 'Sum')),
					),
					graph(
						'Lambda: p95 milliseconds',
						all.map((name) => lambda(name, 'Duration', 'p95')),
					),
				],
				Object.entries(stateMachineArns).map(([title, arn]) =>
					graph(title, [
						workflow(arn, 'ExecutionsStarted', 'started'),
						workflow(arn, 'ExecutionsSucceeded', 'succeeded'),
						workflow(arn, 'ExecutionsFailed', 'failed'),
					]),
				),
				[
					graph('Outbox: delay in milliseconds', [
						lambda('outbox-deliver', 'IteratorAge', 'Maximum'),
						lambda('outbox-mail', 'IteratorAge', 'Maximum'),
					]),
					graph('Dead letters', queueNames.map(queueDepth)),
				],
				[
					graph('Table: units', [
						table('ConsumedReadCapacityUnits', 'read'),
						table('ConsumedWriteCapacityUnits', 'write'),
					]),
					graph('Table: throttles', [
						table('ReadThrottleEvents', 'read'),
						table('WriteThrottleEvents', 'write'),
					]),
				],
			],
		});
	}
}

function graph(title: string, left: IMetric[]): IWidget {
	return new GraphWidget({ title, left, width: 8, height: 6 });
}

function queueDepth(name: string): Metric {
	return new Metric({
		namespace: 'AWS/SQS',
		metricName: 'ApproximateNumberOfMessagesVisible',
		statistic: 'Maximum',
		period,
		label: name,
		dimensionsMap: { QueueName: name },
	});
}
