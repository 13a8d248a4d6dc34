import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { readSettings } from '#infra/settings.ts';
import { cdkContext } from './synthesize.ts';

describe('the settings of a deployment', () => {
	it.each(Object.keys(cdkContext.environments))('are complete for %s in cdk.json', (environment) => {
		const app = new App({ context: { ...cdkContext, environment } });
		expect(readSettings(app.node).name).toMatch(/^zhigong/);
	});

	it('name what is missing or wrong', () => {
		const environments = { broken: { name: 'zhigong', portalDomain: 'https://portal.example' } };
		const app = new App({ context: { environment: 'broken', environments } });
		expect(() => readSettings(app.node)).toThrow(/environments\.broken[^]*portalDomain/);
		expect(() => readSettings(app.node)).toThrow(/cityName/);
	});
});
