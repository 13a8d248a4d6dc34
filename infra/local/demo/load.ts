import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { filesContainer } from '#functions/files/container.ts';
import { bucketConfig, loadConfig, secretsConfig, siteConfig, tableConfig } from '#platform/config.ts';
import { platformOn, type Platform } from '#platform/container.ts';
import { loadSecrets } from '#platform/crypto/secrets.ts';
import { connectTable } from '#platform/data/table.ts';
import { objectStoreOf, type ObjectStore } from '#platform/objects/object-store.ts';
import type { WithoutStream } from '../dynamodb/fresh-stream.ts';
import { applicationPlan } from './city/application-plan.ts';
import { city, type City } from './city/city.ts';
import { staffPlan } from './city/staff-plan.ts';
import { accountsOf, writeCity } from './load/city-records.ts';
import { emptyTable } from './load/empty-table.ts';
import { runApplications } from './load/live-applications.ts';
import { runJobs } from './load/live-jobs.ts';
import { runRosters } from './load/live-rosters.ts';
import { progressOf, type LoadProgress } from './load/load-progress.ts';
import { fileWriter } from './load/member-files.ts';
import { readOrganizations } from './load/organizations.ts';
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
 * Writes the records of the demo city, all that needs no running stack. Does nothing when they are there, or when the
 * table holds anything else; a load that was cut off starts over.
 */
export async function loadDemoRecords(
	options: DemoCityOptions & {
		/** Where the caller can do that: nothing of the records has to reach a Lambda. */
		withoutStream?: WithoutStream;
	},
): Promise<void> {
	const { log, withoutStream = (work) => work() } = options;
	const surroundings = await surroundingsOf(options);
	const { demo, platform, progress } = surroundings;
	const { table } = platform;

	const state = await progress.state();
	if (state !== 'none' && state !== 'begun') return;
	if (state === 'none') {
		const { Count } = await table.client.send(new ScanCommand({ TableName: table.table, Limit: 1 }));
		if ((Count ?? 0) > 0) return;
	}
	const startedAt = Date.now();
	await withoutStream(async () => {
		if (state === 'none') {
			await progress.mark('begun');
		} else {
			log('Demo city: an earlier load was cut off, starting over …');
			await emptyTable(table, progress.isMark);
		}
		log(`Demo city: writing ${demo.volunteerCount} volunteers of ${demo.units.length} units …`);
		await writeRecords(surroundings);
		await progress.mark('records');
	});
	log(`Demo city: written in ${secondsSince(startedAt)} s.`);
}

/**
 * Loads the demo city into the table of a running stack: the records, if they are not there yet, then the applications,
 * as people would send and decide them, rosters around today, and some jobs. One that was cut off goes on with what is missing.
 */
export async function loadDemoCity(options: DemoCityOptions): Promise<void> {
	const { log } = options;
	await loadDemoRecords(options);
	const { demo, platform, objects, cityName, adminOrigin, progress } = await surroundingsOf(options);
	if ((await progress.state()) !== 'records') return;
	const startedAt = Date.now();
	const plans = applicationPlan(demo);
	log(`Demo city: ${plans.length} applications on their way …`);
	const accountOf = accountsOf(staffPlan(demo.organizations));
	const tree = await readOrganizations(platform, demo.organizations);
	await Promise.all([
		runApplications({ platform, objects, cityName, adminOrigin, tree, accountOf }, plans),
		runRosters({ platform, objects, tree }, demo),
	]);
	await runJobs({ platform, objects, tree }, demo);
	await progress.mark('loaded');
	log(`Demo city: applications sent and decided in ${secondsSince(startedAt)} s.`);
}

function secondsSince(startedAt: number): number {
	return Math.round((Date.now() - startedAt) / 1000);
}

interface Surroundings {
	platform: Platform;
	objects: ObjectStore;
	cityName: string;
	adminOrigin: string;
	demo: City;
	progress: LoadProgress;
}

async function surroundingsOf({ env, volunteers }: DemoCityOptions): Promise<Surroundings> {
	const config = loadConfig(
		{
			...tableConfig,
			...bucketConfig,
			...secretsConfig,
			CITY_NAME: siteConfig.CITY_NAME,
			ADMIN_ORIGIN: siteConfig.ADMIN_ORIGIN,
		},
		env,
	);
	const platform = platformOn({ table: connectTable(config), secrets: await loadSecrets(config) });
	const cityName = config.CITY_NAME;
	return {
		platform,
		objects: objectStoreOf(config),
		cityName,
		adminOrigin: config.ADMIN_ORIGIN,
		demo: city({ cityName, ...(volunteers !== undefined && { volunteers }) }),
		progress: progressOf(platform),
	};
}

async function writeRecords({ platform: { table, secrets }, objects, demo }: Surroundings): Promise<void> {
	let made = 0;
	const newId = () => demoId('2023-01-03', 'record', (made += 1));
	const platform = platformOn({ table, secrets, newId, clock: () => accountsSince });
	const files = fileWriter(objects);
	await writeCity({
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
}
