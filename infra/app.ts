import { App, Validations } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks } from 'cdk-nag';
import { join, resolve } from 'node:path';
import { buildBundles, bundlesRoot } from './bundles.ts';
import { siteFilesOf } from './constructs/edge-functions.ts';
import { deployment } from './deployment.ts';
import { readSettings } from './settings.ts';
import { adminFallback, portalFallback } from './site-fallbacks.ts';

const root = resolve(import.meta.dirname, '..');

await buildBundles();

const app = new App();

deployment(app, {
	settings: readSettings(app.node),
	codeOf: (name) => Code.fromAsset(join(bundlesRoot, name)),
	siteFiles: {
		portal: siteFilesOf(join(root, 'web/portal/build'), portalFallback),
		admin: siteFilesOf(join(root, 'web/admin/build'), adminFallback),
	},
	...(process.env['CDK_DEFAULT_ACCOUNT'] && { account: process.env['CDK_DEFAULT_ACCOUNT'] }),
});

// A finding that is not acknowledged stops the synthesis.
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
