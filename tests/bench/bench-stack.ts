import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { applicationsContainer } from '#functions/applications/container.ts';
import { attendanceContainer } from '#functions/attendance/container.ts';
import { contentContainer } from '#functions/content/container.ts';
import { objectStoreFromEnvironment } from '#functions/files/container.ts';
import { accountRepository } from '#functions/identity/account.repository.ts';
import { hoursContainer } from '#functions/hours/container.ts';
import { insuranceContainer } from '#functions/insurance/container.ts';
import { organizationsContainer } from '#functions/organizations/container.ts';
import { trainingContainer } from '#functions/training/container.ts';
import { volunteersContainer } from '#functions/volunteers/container.ts';
import { staffPlan } from '#infra/local/demo/city/staff-plan.ts';
import { readOrganizations, staffActor } from '#infra/local/demo/load/organizations.ts';
import { demoPassword } from '#infra/local/demo/logins.ts';
import type { Functions } from '#infra/local/functions.ts';
import { startLocalStack } from '#infra/local/stack.ts';
import type { StaffActor } from '#platform/access/actor.ts';
import { loadConfig, secretsConfig, tableConfig } from '#platform/config.ts';
import { platformOn } from '#platform/container.ts';
import { loadSecrets } from '#platform/crypto/secrets.ts';
import { connectTable } from '#platform/data/table.ts';
import { signInStaff, type ApiCaller } from '#tests/support/api-caller.ts';
import { countingClient } from './counting-client.ts';
import { benchCity } from './fill.ts';

const portBase = 28_880;

/** The demo's logins that ask and act in the benchmark. */
export const benchLogins = ['governing', 'purpose', 'unit', 'team'] as const;

export type BenchLogin = (typeof benchLogins)[number];

/** The whole stack on a filled table, and beside it the use cases on a client of their own that counts. */
export async function benchStack(
	stateDir: string,
	volunteers: number,
	/** The Lambdas in other hands than the stack's own. */
	functions?: () => Promise<Functions>,
) {
	const log = (line: string) => console.error(line);
	const stack = await startLocalStack({ portBase, stateDir, log, ...(functions && { functions }) });
	const config = loadConfig({ ...tableConfig, ...secretsConfig });
	const client = new DynamoDBClient();
	const counting = countingClient(client);
	const platform = platformOn({ table: connectTable(config, client), secrets: await loadSecrets(config) });
	const objects = objectStoreFromEnvironment();
	const city = benchCity(volunteers);
	const tree = await readOrganizations(platform, city.organizations);
	const staff = new Map(staffPlan(city.organizations).map((account) => [account.login, account]));
	const actors = {} as Record<BenchLogin, StaffActor>;
	const callers = {} as Record<BenchLogin, ApiCaller>;
	for (const login of benchLogins) {
		const account = staff.get(login);
		if (!account) throw new Error(`no account ${login}`);
		actors[login] = staffActor(tree.node(account.organization.id), account);
		callers[login] = await signInStaff(stack.addresses.admin, login, demoPassword);
	}
	return {
		stack,
		city,
		counting,
		actors,
		callers,
		objects,
		platform,
		applications: applicationsContainer(platform, objects, {
			cityName: '桃園市',
			adminOrigin: 'https://admin.example',
		}),
		volunteers: volunteersContainer(platform, objects),
		training: trainingContainer(platform, objects),
		hours: hoursContainer(platform, objects),
		insurance: insuranceContainer(platform, objects),
		organizations: organizationsContainer(platform),
		attendance: attendanceContainer(platform, objects),
		content: contentContainer(platform, '桃園市'),
		accounts: accountRepository(platform.table),
		async stop() {
			client.destroy();
			await stack.stop();
		},
	};
}

export type BenchStack = Awaited<ReturnType<typeof benchStack>>;
