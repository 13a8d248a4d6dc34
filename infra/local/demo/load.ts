import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { filesContainer } from '#functions/files/container.ts';
import { bucketConfig, loadConfig, secretsConfig, siteConfig, tableConfig } from '#platform/config.ts';
import { platformOn, type Platform } from '#platform/container.ts';
import { loadSecrets } from '#platform/crypto/secrets.ts';
import { connectTable } from '#platform/data/table.ts';
import { objectStoreOf, type ObjectStore } from '#platform/objects/object-store.ts';
import { applicationPlan } from './city/application-plan.ts';
import { city, type City } from './city/city.ts';
import { staffPlan } from './city/staff-plan.ts';
import { accountsOf, writeCity } from './load/city-records.ts';
import { emptyTable } from './load/empty-table.ts';
import { runApplications } from './load/live-applications.ts';
import { progressOf } from './load/load-progress.ts';
import { fileWriter } from './load/member-files.ts';
import { readOrganizations, type StoredTree } from './load/organizations.ts';
import { volunteerCredential } from './load/accounts.ts';
import { demoPassword, demoVolunteerIndex } from './logins.ts';
import { demoId } from './random.ts';

export { demoLogins } from './logins.ts';

export interface DemoCityOptions {
	/** The environment of the Lambdas of the running stack. */
	env: Record<string, string>;
	log: (line: string) => void;
	/** 2,000 unless told; tests take fewer. */
	volunteers?: number;
}

const accountsSince = new Date('2023-01-03T01:00:00Z');

/**
 * Loads the demo city into the table of a running stack. Does nothing when the city is there, or when the table holds
 * anything else. A load that was cut off while records were written starts over; one that was cut off later goes on
 * with the applications that are missing.
 */
export async function loadDemoCity({ env, log, volunteers }: DemoCityOptions): Promise<void> {
	const config = loadConfig(
		{ ...tableConfig, ...bucketConfig, ...secretsConfig, CITY_NAME: siteConfig.CITY_NAME },
		env,
	);
	const table = connectTable(config);
	const secrets = await loadSecrets(config);
	const objects = objectStoreOf(config);
	const cityName = config.CITY_NAME;
	const platform = platformOn({ table, secrets });
	const progress = progressOf(platform);

	const state = await progress.state();
	if (state === 'loaded') return;
	if (state === 'none') {
		const { Count } = await table.client.send(new ScanCommand({ TableName: table.table, Limit: 1 }));
		if ((Count ?? 0) > 0) return;
		await progress.mark('begun');
	}
	const startedAt = Date.now();
	const demo = city({ cityName, ...(volunteers !== undefined && { volunteers }) });
	if (state === 'begun') {
		log('Demo city: an earlier load was cut off, starting over …');
		await emptyTable(table, progress.isMark);
	}
	let tree: StoredTree | undefined;
	if (state !== 'records') {
		log(`Demo city: writing ${demo.volunteerCount} volunteers of ${demo.units.length} units …`);
		tree = await writeRecords({ platform, objects, demo });
		await progress.mark('records');
	}
	const plans = applicationPlan(demo);
	log(`Demo city: ${plans.length} applications on their way …`);
	const staff = staffPlan(demo.organizations);
	tree ??= await readOrganizations(platform, demo.organizations);
	await runApplications({ platform, objects, cityName, tree, accountOf: accountsOf(staff) }, plans);
	await progress.mark('loaded');
	log(`Demo city: loaded in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
}

async function writeRecords(options: {
	platform: Platform;
	objects: ObjectStore;
	demo: City;
}): Promise<StoredTree> {
	const { demo, objects } = options;
	const { table, secrets } = options.platform;
	let made = 0;
	const newId = () => demoId('2023-01-03', 'record', (made += 1));
	const platform = platformOn({ table, secrets, newId, clock: () => accountsSince });
	const files = fileWriter(objects);
	const { tree } = await writeCity({
		platform,
		uploads: filesContainer(platform, objects).uploads,
		city: demo,
		staff: staffPlan(demo.organizations),
		password: demoPassword,
		files,
		withChangeLog: ({ places }) => places === demo.units[0],
	});
	await files.finish();
	const volunteer = demo.member(demoVolunteerIndex);
	const credential = await volunteerCredential(platform, volunteer.volunteerId, demoPassword);
	await platform.transact([credential]);
	return tree;
}
