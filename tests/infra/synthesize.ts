import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { readFileSync } from 'node:fs';
import { deployment } from '#infra/deployment.ts';
import { parseSettings, type Settings } from '#infra/settings.ts';
import { adminFallback, portalFallback } from '#infra/site-fallbacks.ts';

type Context = Record<string, unknown> & { environments: Record<string, Record<string, unknown>> };

/** What `cdk synth` reads from cdk.json. */
export const cdkContext = (
	JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')) as { context: Context }
).context;

export const testSettings: Settings = parseSettings({
	...cdkContext.environments['production'],
	name: 'zhigong',
	portalDomain: 'volunteer.city.example',
	adminDomain: 'volunteer-admin.city.example',
	mailFrom: 'no-reply@volunteer.city.example',
	alarmEmail: 'operator@city.example',
});

/** The stacks with stand-in code: templates do not depend on what is in a Lambda. */
export function buildApp(settings: Partial<Settings> = {}) {
	const app = new App({ context: cdkContext });
	const stacks = deployment(app, {
		settings: { ...testSettings, ...settings },
		codeOf: () => Code.fromInline('exports.handler = async () => {};'),
		siteFiles: {
			portal: { pages: { '/': '/index.html' }, fallback: portalFallback },
			admin: { pages: {}, fallback: adminFallback },
		},
	});
	return { app, stacks };
}

export type StackName = keyof ReturnType<typeof buildApp>['stacks'];

export type Templates = Record<StackName, Template>;

/** Synthesises once; a test file keeps what it gets. */
export function synthesize(settings: Partial<Settings> = {}): Templates {
	const { stacks } = buildApp(settings);
	return Object.fromEntries(
		Object.entries(stacks).map(([name, stack]) => [name, Template.fromStack(stack)]),
	) as Templates;
}
