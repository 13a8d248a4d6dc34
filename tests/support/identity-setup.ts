import { filesContainer } from '#functions/files/container.ts';
import { accountEffects, identityContainer } from '#functions/identity/container.ts';
import type { IdentityDependencies } from '#functions/identity/identity-dependencies.ts';
import { argon2Passwords, type Passwords } from '#functions/identity/passwords.ts';
import { signInStaff, signInVolunteer } from '#functions/identity/sign-in.ts';
import type { Person } from '#functions/volunteers/people.ts';
import type { AnonymousActor } from '#platform/access/actor.ts';
import type { Platform } from '#platform/container.ts';
import { DomainError } from '#platform/errors.ts';
import { outboxShards } from '#platform/outbox/lanes.ts';
import { effectSchema, outboxEntity, type Effect } from '#platform/outbox/outbox.ts';
import { maskNationalId } from '#shared/values/masking.ts';
import { testTable, type TestTable } from './dynamodb.ts';
import { memoryObjectStore, type MemoryObjectStore } from './memory-object-store.ts';
import { buildTestCity, testPassword, type TestCity } from './test-city.ts';
import { testDay, testPlatform } from './test-platform.ts';

export interface IdentitySetup {
	local: TestTable;
	platform: Platform;
	city: TestCity;
	deps: IdentityDependencies;
	objects: MemoryObjectStore;
	/** People whom the volunteers' domain knows, by ID number. */
	people: Map<string, Person>;
	/** Puts the clock on by so many minutes. */
	wait(minutes: number): void;
	/** Effects that have been promised so far and are not done, the oldest first. */
	promised(): Promise<Effect[]>;
	/** Does what the outbox does for accounts; what it promises itself stays. */
	deliverAccountEffects(): Promise<void>;
	signIn(login: string, password?: string): Promise<{ token: string }>;
	signInVolunteer(nationalId: string, password?: string): Promise<{ token: string }>;
}

export const anonymous: AnonymousActor = {
	kind: 'anonymous',
	origin: { ip: '192.0.2.9', userAgent: 'test', requestId: 'request' },
};

/** Stands for a proof of work that is right; how proofs are checked has tests of its own. */
export const proof = 'solved';

/** A volunteer as the volunteers' domain would tell of them. */
export function person(nationalId: string, overrides: Partial<Person> = {}): Person {
	return {
		volunteerId: `volunteer-${nationalId}`,
		name: '王小明',
		birthDate: '1980-05-06',
		email: 'volunteer@example.com',
		maskedNationalId: maskNationalId(nationalId),
		...overrides,
	};
}

/** argon2id is slow on purpose; a password that was held against a hash before is not worked out again. */
function rememberingPasswords(): Passwords {
	const known = new Map<string, Promise<boolean>>();
	return {
		hash: argon2Passwords.hash,
		matches(password, hash) {
			const key = `${password} ${hash}`;
			const answer = known.get(key) ?? argon2Passwords.matches(password, hash);
			known.set(key, answer);
			return answer;
		},
	};
}

/** The test city on a table of its own, with a clock that stands still until it is told to go on. */
export async function setupIdentity(): Promise<IdentitySetup> {
	const local = await testTable();
	let now = testDay;
	const platform = testPlatform(local.table, () => now);
	const city = await buildTestCity(platform);
	const objects = memoryObjectStore();
	const known = new Map<string, Person>();
	const people = {
		findByNationalId: async (nationalId: string) => known.get(nationalId),
		get: async (id: string) => [...known.values()].find((one) => one.volunteerId === id),
	};
	const sites = {
		portalOrigin: 'https://portal.test',
		adminOrigin: 'https://admin.test',
		cityName: '測試市',
		secureCookies: true,
	};
	const effects = accountEffects(platform, { people, sites });
	const entity = outboxEntity(local.table);
	async function entries() {
		const shards = await Promise.all(
			outboxShards.map((shard) => entity.query.pending({ shard }).go({ pages: 'all', consistent: true })),
		);
		return shards
			.flatMap(({ data }) => data)
			.toSorted((a, b) => (a.entryId < b.entryId ? -1 : 1))
			.map((entry) => ({
				...entry,
				effect: effectSchema.parse(JSON.parse(platform.cipher.open(entry.sealed))),
			}));
	}
	const deps: IdentityDependencies = {
		...identityContainer(platform, {
			uploads: filesContainer(platform, objects).uploads,
			people,
			sites,
		}),
		passwords: rememberingPasswords(),
		robotCheck: {
			challenge: async () => ({}),
			async verify(given) {
				if (given !== proof) throw new DomainError('identity.robot-check-failed');
			},
		},
	};
	const tokenOf = ({ cookies }: { cookies: readonly string[] }) => ({
		token: /=([^;]+)/.exec(cookies[0] ?? '')?.[1] ?? '',
	});
	return {
		...{ local, platform, city, deps, objects, people: known },
		wait(minutes) {
			now = new Date(now.getTime() + minutes * 60_000);
		},
		promised: async () => (await entries()).map(({ effect }) => effect),
		async deliverAccountEffects() {
			for (const { shard, entryId, effect } of await entries()) {
				if (effect.kind === 'account.reset-password') await effects.sendResetLink(effect);
				else if (effect.kind === 'account.email-changed') await effects.tellEmailChange(effect);
				else continue;
				await entity.delete({ shard, entryId }).go();
			}
		},
		signIn: async (login, password = testPassword) =>
			tokenOf(await signInStaff(deps, anonymous, { login, password, proof })),
		signInVolunteer: async (nationalId, password = testPassword) =>
			tokenOf(await signInVolunteer(deps, anonymous, { nationalId, password, proof })),
	};
}
