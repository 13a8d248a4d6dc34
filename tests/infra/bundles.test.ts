import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildBundles, MissingEntryError, type Bundle } from '#infra/bundles.ts';
import { lambdaNames, lambdas } from '#infra/lambdas.ts';
import { domainNames } from '#shared/contract/index.ts';

const outputRoot = mkdtempSync(join(tmpdir(), 'bundles-'));
const key = Buffer.alloc(32).toString('base64');

/** What the stacks give to the functions, all of it at once. */
const environment = {
	TABLE_NAME: 'table',
	BUCKET_NAME: 'bucket',
	SECRETS_JSON: JSON.stringify({ nationalIdKey: key, lookupKey: key, challengeKey: key }),
	STATE_MACHINE_ARN: 'arn:aws:states:ap-northeast-1:000000000000:stateMachine:approval',
	JOB_STATE_MACHINE_ARN: 'arn:aws:states:ap-northeast-1:000000000000:stateMachine:job',
	MAIL_FROM: 'no-reply@volunteer.city.example',
	PORTAL_ORIGIN: 'https://volunteer.city.example',
	ADMIN_ORIGIN: 'https://volunteer-admin.city.example',
	COOKIE_SECURE: 'true',
	CITY_NAME: '桃園市',
	AWS_REGION: 'ap-northeast-1',
	POWERTOOLS_SERVICE_NAME: 'test',
	POWERTOOLS_METRICS_NAMESPACE: 'test',
};

describe('the bundles', () => {
	let bundles: Bundle[];
	beforeAll(async () => {
		bundles = await buildBundles({ outputRoot });
	});
	afterAll(() => rmSync(outputRoot, { recursive: true, force: true }));

	it('are one for each domain of the contract and each event', () => {
		expect(bundles.map(({ name }) => name)).toEqual(lambdaNames);
		expect(lambdaNames).toEqual(expect.arrayContaining(domainNames));
	});

	it('bring the fonts where documents are made, and nowhere else', async () => {
		for (const { name, directory, fontBytes } of bundles) {
			const wanted = 'fonts' in lambdas[name].access;
			expect(existsSync(join(directory, 'fonts')), name).toBe(wanted);
			expect(fontBytes > 1_000_000, name).toBe(wanted);
		}
		const applications = bundles.find(({ name }) => name === 'applications')!;
		expect(await readdir(join(applications.directory, 'fonts'))).toHaveLength(2);
	});

	it('know what a cold start reads', () => {
		for (const { name, startBytes, totalBytes } of bundles) {
			expect(startBytes, name).toBeGreaterThan(10_000);
			expect(startBytes, name).toBeLessThanOrEqual(totalBytes);
		}
	});

	it.each(lambdaNames)('of %s starts outside the repository', async (name) => {
		const entry = pathToFileURL(join(outputRoot, name, 'index.mjs')).href;
		// The message alone: a stack trace would quote lines of minified code as long as the bundle.
		const script = `import(${JSON.stringify(entry)}).then(
			({ handler }) => process.stdout.write(typeof handler),
			(error) => process.stdout.write(String(error.message)),
		);`;
		const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
			cwd: outputRoot,
			env: environment,
		});
		expect(stdout).toBe('function');
	});
});

it('a Lambda without a source stops the build and is named', async () => {
	const sourceRoot = mkdtempSync(join(tmpdir(), 'no-sources-'));
	const building = buildBundles({ names: ['content', 'hours'], sourceRoot });
	await expect(building).rejects.toThrow(MissingEntryError);
	await expect(building).rejects.toThrow('functions/content/http.ts\nfunctions/hours/http.ts');
	rmSync(sourceRoot, { recursive: true });
});
