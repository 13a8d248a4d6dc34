import { platformFromEnvironment, type Platform } from '#platform/container.ts';
import { systemActor, type StaffActor } from '#platform/access/actor.ts';
import { defaultPermissions, grantedFunctions } from '#shared/domain/identity/functions.ts';
import { levelOfPath, type OrganizationPath } from '#shared/domain/organizations/organization-path.ts';
import { makeNationalId } from '#shared/values/national-id.ts';
import { accountRepository } from '#functions/identity/account.repository.ts';
import { credentialRepository } from '#functions/identity/credential.repository.ts';
import { createFirstAccount } from '#functions/identity/first-account.ts';
import { argon2Passwords } from '#functions/identity/passwords.ts';
import { organizationsContainer } from '#functions/organizations/container.ts';
import { createOrganization } from '#functions/organizations/manage-organizations.ts';
import { maskNationalId } from '#shared/values/masking.ts';
import type { ServiceCategory } from '#shared/codes/service-categories.ts';

export const testPassword = 'Zhigong-Test-2026';

export interface TestOrganization {
	id: string;
	path: OrganizationPath;
	name: string;
}

/**
 * A small city: two purpose authorities; the first has two units, the first of these a team with a squad. Every node
 * has an account whose login is the node's key, e.g. `unit` or `other-unit`.
 */
export interface TestCity {
	organizations: Record<TestNode, TestOrganization>;
	accounts: Record<TestNode, string>;
}

const nodes = {
	governing: { name: '測試市政府', parent: undefined, category: undefined },
	purpose: { name: '社會局', parent: 'governing', category: '01' },
	'other-purpose': { name: '環境保護局', parent: 'governing', category: '02' },
	unit: { name: '幸福社區發展協會', parent: 'purpose', category: '01' },
	'other-unit': { name: '仁愛基金會', parent: 'purpose', category: '01' },
	team: { name: '關懷志工隊', parent: 'unit', category: undefined },
	'other-team': { name: '導覽志工隊', parent: 'unit', category: undefined },
	squad: { name: '第一小隊', parent: 'team', category: undefined },
} as const satisfies Record<
	string,
	{ name: string; parent: string | undefined; category: ServiceCategory | undefined }
>;

export type TestNode = keyof typeof nodes;

export const testNodes = Object.keys(nodes) as TestNode[];

export function actorAt(city: TestCity, node: TestNode): StaffActor {
	const { path, id, name } = city.organizations[node];
	const level = levelOfPath(path);
	return {
		kind: 'staff',
		accountId: city.accounts[node],
		name: `${name}管理者`,
		level,
		organizationId: id,
		path,
		functions: grantedFunctions(level, defaultPermissions()),
		mustChangePassword: false,
		session: { sessionId: 'test', expiresAt: new Date(Date.now() + 3_600_000).toISOString() },
		origin: { ip: '203.0.113.1', userAgent: 'test', requestId: 'test' },
	};
}

/** Builds the city in an empty table, through the product's own use cases. */
export async function buildTestCity(given?: Platform): Promise<TestCity> {
	const platform = given ?? (await platformFromEnvironment());
	const passwordHash = await argon2Passwords.hash(testPassword);
	const first = await createFirstAccount(platform, {
		authorityName: nodes.governing.name,
		login: 'governing',
		name: `${nodes.governing.name}管理者`,
		email: 'governing@example.com',
		nationalId: makeNationalId({ serial: 9_000_000, sex: 'female' }),
		password: testPassword,
		mustChange: false,
	});
	const city = {
		organizations: {
			governing: { id: first.organizationId, path: `/${first.organizationId}`, name: nodes.governing.name },
		},
		accounts: { governing: first.accountId },
	} as TestCity;
	for (const [index, key] of testNodes.entries()) {
		if (key === 'governing') continue;
		await addNode(platform, city, key, { serial: 9_000_000 + index, passwordHash });
	}
	return city;
}

async function addNode(
	platform: Platform,
	city: TestCity,
	key: Exclude<TestNode, 'governing'>,
	account: { serial: number; passwordHash: string },
): Promise<void> {
	const { name, parent, category } = nodes[key];
	const parentNode = city.organizations[parent];
	const created = await createOrganization(organizationsContainer(platform), actorAt(city, 'governing'), {
		parentId: parentNode.id,
		name,
		...(category && { category }),
	});
	const path: OrganizationPath = `${parentNode.path}/${created.id}`;
	city.organizations[key] = { id: created.id, path, name };
	city.accounts[key] = await addAccount(platform, city.organizations[key], { login: key, ...account });
}

/** An account at a node, with the test password. */
export async function addAccount(
	platform: Platform,
	organization: TestOrganization,
	{ login, serial, passwordHash }: { login: string; serial: number; passwordHash?: string },
): Promise<string> {
	const { table, cipher, uniqueness, transact, newId, audit, counters } = platform;
	const accountId = newId();
	const nationalId = makeNationalId({ serial, sex: 'female' });
	const hash = passwordHash ?? (await argon2Passwords.hash(testPassword));
	const taken = () => new Error(`${login} is taken`);
	await transact([
		accountRepository(table).createChange({
			accountId,
			login,
			name: `${organization.name}管理者`,
			email: `${login}@example.com`,
			nationalIdSealed: cipher.seal(nationalId),
			nationalIdHash: cipher.lookupHash(nationalId),
			nationalIdMasked: maskNationalId(nationalId),
			level: levelOfPath(organization.path),
			organizationId: organization.id,
			path: organization.path,
			status: 'enabled',
			revision: 1,
		}),
		uniqueness.claim('login', login, accountId, taken),
		uniqueness.claim('account-national-id', cipher.lookupHash(nationalId), accountId, taken),
		credentialRepository(table).putChange(
			{
				accountId,
				passwordHash: hash,
				history: [hash],
				mustChange: false,
				changedAt: new Date().toISOString(),
				revision: 0,
			},
			0,
		),
		...organization.path
			.split('/')
			.filter(Boolean)
			.map((id) => counters.add(`accounts:${id}`, 1)),
		audit.entry({
			actor: systemActor('test-city'),
			action: 'account.create',
			subject: { type: 'account', id: accountId },
		}),
	]);
	return accountId;
}
