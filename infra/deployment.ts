import { Tags, type App } from 'aws-cdk-lib';
import type { SiteFiles } from './constructs/edge-functions.ts';
import type { CodeOf } from './constructs/platform-function.ts';
import type { Settings } from './settings.ts';
import { AlertsStack } from './stacks/alerts-stack.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { EdgeStack, edgeRegion } from './stacks/edge-stack.ts';
import { ObservabilityStack } from './stacks/observability-stack.ts';
import { ScheduleStack } from './stacks/schedule-stack.ts';
import { SitesStack } from './stacks/sites-stack.ts';
import { WorkflowStack } from './stacks/workflow-stack.ts';

interface DeploymentOptions {
	readonly settings: Settings;
	readonly codeOf: CodeOf;
	readonly siteFiles: { readonly portal: SiteFiles; readonly admin: SiteFiles };
	readonly account?: string;
}

/** All stacks of one city, in the order of their dependence. */
export function deployment(app: App, { settings, codeOf, siteFiles, account }: DeploymentOptions) {
	const { name, region } = settings;
	const env = { region, ...(account && { account }) };
	const common = { env, settings };
	const alerts = new AlertsStack(app, `${name}-alerts`, common);
	const { topic } = alerts;
	const store = new DataStack(app, `${name}-data`, { ...common, codeOf, topic });
	const workflow = new WorkflowStack(app, `${name}-workflow`, { ...common, codeOf, topic, store });
	const schedule = new ScheduleStack(app, `${name}-schedule`, {
		...common,
		codeOf,
		topic,
		store,
		effects: workflow.effects,
	});
	const api = new ApiStack(app, `${name}-api`, { ...common, codeOf, topic, store });
	// Two regions: the sites read what they need from us-east-1 by Fn::GetStackOutput, which crosses regions.
	const edge = new EdgeStack(app, `${name}-edge`, { ...common, env: { ...env, region: edgeRegion } });
	const sites = new SitesStack(app, `${name}-sites`, {
		...common,
		api: api.api,
		objects: store.bucket,
		certificate: edge.certificate,
		firewallArn: edge.firewall.arn,
		files: siteFiles,
	});
	// The distributions read the origin key when they are deployed, by its name.
	sites.addStackDependency(api);
	const observability = new ObservabilityStack(app, `${name}-observability`, {
		...common,
		apiId: api.api.apiId,
		stateMachineArns: {
			Approvals: workflow.approvals.machine.stateMachineArn,
			Jobs: workflow.jobs.machine.stateMachineArn,
		},
		distributionIds: {
			portal: sites.portal.distribution.distributionId,
			admin: sites.admin.distribution.distributionId,
		},
		queueNames: [workflow.deadLetters.queue.queueName, schedule.deadLetters.queue.queueName],
	});
	Tags.of(app).add('deployment', name);
	return { alerts, data: store, workflow, schedule, api, edge, sites, observability };
}
