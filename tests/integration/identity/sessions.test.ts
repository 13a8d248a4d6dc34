import { beforeAll, describe, expect, it } from 'vitest';
import type { AccountDetail, StaffProfile } from '#shared/contract/identity.ts';
import type { Problem } from '#shared/contract/problem.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { apiCaller, signInStaff, solvedProof, type ApiCaller } from '#tests/support/api-caller.ts';
import { cityCallers, type CityCallers } from '#tests/support/city-callers.ts';
import { localStack, type TestStack } from '#tests/support/local-stack.ts';
import { addAccount, buildTestCity, testPassword, type TestCity } from '#tests/support/test-city.ts';

const me = '/api/identity/me';
const staffCookie = 'zhigong-staff';
const volunteerCookie = 'zhigong-volunteer';
const otherPassword = 'Another-Pass-2026';

let stack: TestStack;
let city: TestCity;
let callers: CityCallers;
let admin: string;
let serial = 9_000_300;

beforeAll(async () => {
	stack = await localStack();
	await stack.reset();
	city = await buildTestCity();
	callers = await cityCallers(stack, city);
	admin = stack.addresses.admin;
});

/** A fresh account at `unit`, so that what is done to it disturbs nobody. */
async function freshAccount(): Promise<{ login: string; accountId: string }> {
	serial += 1;
	const login = `fresh-${serial}`;
	const platform = await platformFromEnvironment();
	return { login, accountId: await addAccount(platform, city.organizations.unit, { login, serial }) };
}

async function signIn(login: string, password = testPassword): Promise<ApiCaller> {
	return signInStaff(admin, login, password);
}

function holding(name: string, token: string, origin = admin): ApiCaller {
	return apiCaller(origin, new Map([[name, token]]));
}

function tokenOf(caller: ApiCaller): string {
	return caller.cookie().replace(/^[\w-]+=/, '');
}

async function expectSignedOut(caller: ApiCaller, path = me): Promise<void> {
	const { status, body } = await caller.call<Problem>('GET', path);
	expect({ status, code: body.code }).toEqual({ status: 401, code: 'identity.not-signed-in' });
}

async function expectSignedIn(caller: ApiCaller, login?: string): Promise<void> {
	const profile = await caller.expect<StaffProfile>('GET', me);
	if (login !== undefined) expect(profile.login).toBe(login);
}

describe('a session that somebody else chose (cookie fixation)', () => {
	it.each([
		['made up', () => 'chosen-by-the-attacker'],
		['of the right form', () => `${city.accounts.unit}.${'A'.repeat(43)}`],
		[
			'of an account without a session',
			() => `${city.accounts.squad}.${tokenOf(callers.as('unit')).split('.')[1]}`,
		],
	])('a token %s is never accepted, and signing in gives a new one', async (_, chosen) => {
		const { login } = await freshAccount();
		const token = chosen();
		const victim = holding(staffCookie, token);
		await expectSignedOut(victim);
		const proof = await solvedProof(victim);
		await victim.expect('POST', '/api/identity/staff-session', { login, password: testPassword, proof });
		expect(tokenOf(victim)).not.toBe(token);
		await expectSignedIn(victim, login);
		await expectSignedOut(holding(staffCookie, token));
	});

	it("signing in with the attacker's own live session gives a new one; his stays his", async () => {
		const attacker = await freshAccount();
		const { login } = await freshAccount();
		const attackers = await signIn(attacker.login);
		const victim = holding(staffCookie, tokenOf(attackers));
		const proof = await solvedProof(victim);
		await victim.expect('POST', '/api/identity/staff-session', { login, password: testPassword, proof });
		expect(tokenOf(victim)).not.toBe(tokenOf(attackers));
		await expectSignedIn(victim, login);
		await expectSignedIn(attackers, attacker.login);
	});

	it('two sign-ins of one account never share a token', async () => {
		const { login } = await freshAccount();
		const [first, second] = [await signIn(login), await signIn(login)];
		expect(tokenOf(first)).not.toBe(tokenOf(second));
	});
});

describe('a token that was tampered with', () => {
	it.each([
		['empty', () => ''],
		['without its secret', (token: string) => `${token.split('.')[0]}.`],
		['without its account', (token: string) => `.${token.split('.')[1]}`],
		['without its dot', (token: string) => token.replace('.', '')],
		['cut short', (token: string) => token.slice(0, -1)],
		[
			'with another last letter',
			(token: string) => token.slice(0, -2) + (token.endsWith('AA') ? 'BB' : 'AA'),
		],
		['with another account', (token: string) => `${city.accounts.governing}.${token.split('.')[1]}`],
		['in another case', (token: string) => token.toLowerCase()],
		['much too long', (token: string) => token + 'A'.repeat(5000)],
		['with a key of the table', () => '$zhigong#accountid_.x'],
		['twice, the wrong one first', (token: string) => `wrong; ${staffCookie}=${token}`],
	])('%s is not accepted', async (_, tamper) => {
		await expectSignedOut(holding(staffCookie, tamper(tokenOf(callers.as('unit')))));
		await expectSignedIn(callers.as('unit'), 'unit');
	});

	it('the hash that the table keeps is no token', async () => {
		const { table } = await platformFromEnvironment();
		const { tableSnapshot } = await import('#tests/support/table-snapshot.ts');
		const secret = tokenOf(callers.as('unit')).split('.')[1] ?? '-';
		const stored = JSON.stringify([...(await tableSnapshot(table)).values()]);
		expect(stored).not.toContain(secret);
		const hashes = [...stored.matchAll(/"tokenHash":"([\w-]+)"/g)].map((match) => match[1]);
		expect(hashes.length).toBeGreaterThan(5);
		for (const hash of hashes.slice(0, 5)) {
			await expectSignedOut(holding(staffCookie, `${city.accounts.unit}.${hash}`));
		}
	});
});

describe('back office and portal keep their sessions apart', () => {
	const own = '/api/volunteers/me';

	it("an account's token opens nothing of a volunteer's, under either name", async () => {
		const token = tokenOf(callers.as('unit'));
		for (const origin of [admin, stack.addresses.portal]) {
			await expectSignedOut(holding(volunteerCookie, token, origin), own);
			await expectSignedOut(holding(staffCookie, token, origin), own);
			await expectSignedOut(holding(volunteerCookie, token, origin), me);
		}
	});

	it("a volunteer's token opens nothing of the back office, under either name", async () => {
		const token = tokenOf(callers.as('volunteer'));
		for (const origin of [admin, stack.addresses.portal]) {
			await expectSignedOut(holding(staffCookie, token, origin), me);
			await expectSignedOut(holding(volunteerCookie, token, origin), me);
			await expectSignedOut(holding(staffCookie, token, origin), own);
		}
	});
});

describe('the end of a session', () => {
	it('a token is worth nothing after signing out, and only that one', async () => {
		const { login } = await freshAccount();
		const [here, there] = [await signIn(login), await signIn(login)];
		const stolen = holding(staffCookie, tokenOf(here));
		await expectSignedIn(stolen);
		const { cookies } = await here.call('DELETE', '/api/identity/staff-session');
		expect(cookies).toEqual([`${staffCookie}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`]);
		await expectSignedOut(stolen);
		await expectSignedIn(there);
	});

	it('[S-20] disabling an account ends all its sessions; enabling it does not bring them back', async () => {
		const { login, accountId } = await freshAccount();
		const sessions = [await signIn(login), await signIn(login)];
		const path = `/api/identity/accounts/${accountId}/status`;
		await callers.as('purpose').expect('PUT', path, { status: 'disabled', revision: 1 });
		for (const session of sessions) await expectSignedOut(session);
		await callers.as('purpose').expect('PUT', path, { status: 'enabled', revision: 2 });
		for (const session of sessions) await expectSignedOut(session);
		await expectSignedIn(await signIn(login), login);
	});

	it('[S-23] changing the own password ends the other sessions and keeps the own', async () => {
		const { login } = await freshAccount();
		const [here, there] = [await signIn(login), await signIn(login)];
		const passwords = { password: otherPassword, passwordRepeat: otherPassword };
		await here.expect('POST', '/api/identity/me/password', { currentPassword: testPassword, ...passwords });
		await expectSignedIn(here);
		await expectSignedOut(there);
		const profile = await here.expect<StaffProfile>('GET', me);
		const again = await signIn(login, otherPassword);
		const third = { password: 'Third-Password-1', passwordRepeat: 'Third-Password-1' };
		const { name, email, revision } = profile;
		await again.expect('PUT', me, { name, email, revision, currentPassword: otherPassword, ...third });
		await expectSignedIn(again);
		await expectSignedOut(here);
	});

	it('[S-21] a password that a manager sets ends every session and must be changed', async () => {
		const { login, accountId } = await freshAccount();
		const session = await signIn(login);
		const path = `/api/identity/accounts/${accountId}`;
		const { name, email, status, organizationId, level, revision } = await callers
			.as('purpose')
			.expect<AccountDetail>('GET', path);
		await callers.as('purpose').expect('PUT', path, {
			...{ name, email, status, organizationId, level, revision },
			...{ password: otherPassword, passwordRepeat: otherPassword },
		});
		await expectSignedOut(session);
		const renewed = await signIn(login, otherPassword);
		expect((await renewed.expect<StaffProfile>('GET', me)).mustChangePassword).toBe(true);
	});

	it('an account that is moved acts from its new place at once', async () => {
		const { login, accountId } = await freshAccount();
		const session = await signIn(login);
		const path = `/api/identity/accounts/${accountId}`;
		const { name, email, status, level, revision } = await callers
			.as('purpose')
			.expect<AccountDetail>('GET', path);
		const organizationId = city.organizations['other-unit'].id;
		await callers.as('purpose').expect('PUT', path, { name, email, status, level, revision, organizationId });
		const profile = await session.expect<StaffProfile>('GET', me);
		expect(profile.organization.id).toBe(organizationId);
		const unitPath = `/api/organizations/${city.organizations.unit.id}`;
		expect((await session.call('GET', unitPath)).status).toBe(404);
	});
});

describe('the session cookie', () => {
	it('[S-08] is out of reach of scripts and other sites, and no answer repeats its token', async () => {
		const { login } = await freshAccount();
		const caller = apiCaller(admin);
		const proof = await solvedProof(caller);
		const answer = await caller.call('POST', '/api/identity/staff-session', {
			...{ login, password: testPassword, proof },
		});
		const [cookie = ''] = answer.cookies;
		expect(answer.cookies).toHaveLength(1);
		expect(cookie.split('; ').slice(1)).toEqual(['Path=/', 'HttpOnly', 'SameSite=Strict', 'Max-Age=43200']);
		const secret = tokenOf(caller).split('.')[1] ?? '-';
		expect(JSON.stringify(answer.body)).not.toContain(secret);
		expect(answer.headers.get('cache-control')).toBe('no-store');
		const next = await caller.call('GET', me);
		const expiry = Date.parse(next.headers.get('x-session-expires-at') ?? '');
		expect(Math.abs(expiry - Date.now() - 3_600_000)).toBeLessThan(60_000);
	});
});
