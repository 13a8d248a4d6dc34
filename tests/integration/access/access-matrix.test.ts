import { beforeAll, describe, expect, it } from 'vitest';
import type { Access } from '#shared/contract/define-route.ts';
import type { Problem } from '#shared/contract/problem.ts';
import {
	defaultPermissions,
	grantedFunctions,
	type BackOfficeFunction,
} from '#shared/domain/identity/functions.ts';
import { levelOfPath } from '#shared/domain/organizations/organization-path.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { credentialRepository } from '#functions/identity/credential.repository.ts';
import { signInStaff, type ApiCaller } from '#tests/support/api-caller.ts';
import { callerKinds, cityCallers, type CallerKind, type CityCallers } from '#tests/support/city-callers.ts';
import { localStack, type TestStack } from '#tests/support/local-stack.ts';
import { addAccount, buildTestCity, testPassword, type TestCity } from '#tests/support/test-city.ts';
import { addressOf, allRoutes, namingNothing, parameterNames, type NamedRoute } from './contract-routes.ts';

/** The doors that the contract names: open, or shut with this status and code. */
type Verdict = 'open' | '401 identity.not-signed-in' | '403 identity.not-permitted';

let stack: TestStack;
let city: TestCity;
let callers: CityCallers;

beforeAll(async () => {
	stack = await localStack();
	await stack.reset();
	city = await buildTestCity();
	callers = await cityCallers(stack, city);
});

/** What a route's own rule says about a caller; written apart from the server's check, to be held against it. */
function verdict(access: Access, kind: CallerKind): Verdict {
	if (access.kind === 'public') return 'open';
	const isStaff = kind !== 'anonymous' && kind !== 'volunteer';
	const signedIn =
		access.kind === 'signed-in'
			? kind !== 'anonymous'
			: access.kind === 'staff'
				? isStaff
				: kind === 'volunteer';
	if (!signedIn) return '401 identity.not-signed-in';
	if (access.kind !== 'staff' || !isStaff) return 'open';
	const level = levelOfPath(city.organizations[kind].path);
	if (access.levels && !access.levels.includes(level)) return '403 identity.not-permitted';
	const wanted = [access.function ?? []].flat() as BackOfficeFunction[];
	const granted = grantedFunctions(level, defaultPermissions());
	const permitted = wanted.length === 0 || wanted.some((id) => granted.includes(id));
	return permitted ? 'open' : '403 identity.not-permitted';
}

/** The page that calls a route: of the site that it is for, so that only the session is judged (cross-site.test.ts). */
function pageOf(access: Access): { origin?: string } {
	const session = access.kind === 'public' ? access.session : access.kind;
	if (session === 'staff') return { origin: stack.addresses.admin };
	if (session === 'volunteer') return { origin: stack.addresses.portal };
	return {};
}

/** Calls a route with parameters that name nothing and a body that says nothing: only the door is tried. */
async function knock({ route }: NamedRoute, caller: ApiCaller): Promise<{ status: number; code: string }> {
	const parameters = namingNothing(parameterNames(route), () => 'nobody');
	const answer = await caller.call<Problem>(
		route.method,
		addressOf(route, parameters),
		route.body ? {} : undefined,
		pageOf(route.access),
	);
	return { status: answer.status, code: answer.status < 400 ? '' : answer.body.code };
}

function heard({ status, code }: { status: number; code: string }): string {
	return status === 401 || status === 403 ? `${status} ${code}` : 'open';
}

// A sign-out that works ends the session that the rest of the walk needs.
const walk = allRoutes.toSorted(
	(a, b) => Number(a.name.includes('.signOut')) - Number(b.name.includes('.signOut')),
);

describe('[L] who may knock at which door: every route × every kind of caller', () => {
	it.each(walk.map((entry) => [entry.name, entry] as const))('%s', async (_, entry) => {
		const expected: Record<string, string> = {};
		const found: Record<string, string> = {};
		for (const kind of callerKinds) {
			expected[kind] = verdict(entry.route.access, kind);
			const answer = await knock(entry, callers.as(kind));
			expect(answer.status, `${entry.name} as ${kind}: ${answer.code}`).toBeLessThan(500);
			found[kind] = heard(answer);
		}
		expect(found).toEqual(expected);
	});
});

describe('an account that must first change its password', () => {
	let newcomer: ApiCaller;

	beforeAll(async () => {
		const platform = await platformFromEnvironment();
		const accountId = await addAccount(platform, city.organizations.governing, {
			login: 'newcomer',
			serial: 9_000_100,
		});
		const credentials = credentialRepository(platform.table);
		const credential = await credentials.get(accountId);
		if (!credential) throw new Error('the account has no credential');
		await platform.transact([
			credentials.putChange({ ...credential, mustChange: true }, credential.revision),
		]);
		newcomer = await signInStaff(stack.addresses.admin, 'newcomer', testPassword);
	});

	it.each(
		walk.filter(({ route }) => route.access.kind === 'staff').map((entry) => [entry.name, entry] as const),
	)('[P-23] meets at %s only the way to a new password', async (_, entry) => {
		const { access } = entry.route;
		const open = access.kind === 'staff' && access.beforePasswordChange === true;
		expect(heard(await knock(entry, newcomer))).toBe(open ? 'open' : '403 identity.password-change-required');
	});
});

/** Table L of the rules for what the platform has so far, written down by hand: the contract is held against it. */
const tableL: readonly [rule: string, route: string, levels: readonly string[]][] = [
	['V-01', 'volunteers.createVolunteer', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['V-01', 'volunteers.updateVolunteer', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['V-04', 'volunteers.importVolunteers', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['N-08', 'volunteers.importPaperBooks', ['governing', 'purpose']],
	['V-04', 'volunteers.exportVolunteers', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['V-13', 'volunteers.getVolunteer', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['S-17', 'volunteers.viewNationalId', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['V-14', 'volunteers.listChanges', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['V-15', 'training.listOfVolunteer', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['V-18', 'applications.listBooks', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['V-19', 'applications.exportBook', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['V-29', 'volunteers.leaveUnit', ['governing', 'purpose', 'unit']],
	['S-07', 'organizations.createUnit', ['governing', 'purpose']],
	['S-07', 'organizations.setUnitStatus', ['governing', 'purpose']],
	['S-07', 'organizations.updateUnit', ['governing', 'purpose', 'unit']],
	['T-03', 'volunteers.createTeam', ['governing', 'purpose', 'unit']],
	['T-04', 'volunteers.updateTeam', ['governing', 'purpose', 'unit']],
	['T-04', 'volunteers.joinTeam', ['governing', 'purpose', 'unit']],
	['T-04', 'volunteers.leaveTeam', ['governing', 'purpose', 'unit', 'team']],
	['T-06', 'volunteers.exportTeam', ['governing', 'purpose', 'unit', 'team']],
	['T-11', 'volunteers.exportSquad', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['T-08', 'volunteers.deleteTeam', ['governing', 'purpose', 'unit']],
	['T-09', 'volunteers.createSquad', ['governing', 'purpose', 'unit', 'team']],
	['T-10', 'volunteers.updateSquad', ['governing', 'purpose', 'unit', 'team']],
	['T-10', 'volunteers.joinSquad', ['governing', 'purpose', 'unit', 'team']],
	['T-10', 'volunteers.leaveSquad', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['T-08', 'volunteers.deleteSquad', ['governing', 'purpose', 'unit', 'team']],
	['I-02', 'insurance.exportCovers', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['I-02', 'insurance.importCovers', ['governing', 'purpose']],
	['I-02', 'insurance.downloadImportSample', ['governing', 'purpose']],
	['I-06', 'insurance.request', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['I-06', 'insurance.requestBatch', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['I-07', 'insurance.confirm', ['governing', 'purpose']],
	['I-07', 'insurance.confirmBatch', ['governing', 'purpose']],
	['V-38', 'volunteers.createAward', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['V-37', 'volunteers.createNote', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['V-28', 'volunteers.giveConsent', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['V-40', 'certificates.create', ['governing', 'purpose', 'unit']],
	['V-27', 'certificates.stamp', ['governing', 'purpose', 'unit']],
	['V-26', 'certificates.download', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['E-18', 'training.createRecord', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['E-46', 'training.updateRecord', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['E-46', 'training.addCertificates', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['H-15', 'training.addCertificatesByName', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['H-01', 'hours.createEntries', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['H-02', 'hours.importEntries', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['H-01', 'hours.updateEntry', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['H-01', 'hours.deleteEntry', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['A-01', 'attendance.createRoster', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['A-12', 'attendance.assignVolunteer', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['A-16', 'attendance.punch', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['H-17', 'attendance.postHours', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['F-01', 'applications.createDraft', ['unit', 'team', 'squad']],
	['F-01', 'applications.submit', ['unit', 'team', 'squad']],
	['W-10', 'applications.decide', ['governing', 'purpose', 'unit']],
	['W-10', 'applications.decideBatch', ['governing', 'purpose', 'unit']],
	['S-18', 'identity.createAccount', ['governing', 'purpose']],
	['S-18', 'identity.listAccounts', ['governing', 'purpose']],
	['S-18', 'identity.setAccountStatus', ['governing', 'purpose']],
	['S-22', 'organizations.createOrganization', ['governing']],
	['S-22', 'organizations.updatePermissions', ['governing']],
	['R-04', 'recruitment.createLargeEvent', ['governing', 'purpose']],
	['R-04', 'recruitment.deleteLargeEvent', ['governing', 'purpose']],
	['H-10', 'recruitment.listLargeEvents', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['V-17', 'hours.downloadEventCertificate', ['governing', 'purpose', 'unit', 'team', 'squad']],
	['S-12', 'content.createAnnouncement', ['governing']],
];

it.each(tableL)('[L] [%s] %s is for %j', (_, name, levels) => {
	const entry = allRoutes.find((candidate) => candidate.name === name);
	if (!entry) throw new Error(`no route ${name}`);
	const kinds = ['governing', 'purpose', 'unit', 'team', 'squad'] as const;
	expect(kinds.filter((kind) => verdict(entry.route.access, kind) === 'open')).toEqual(levels);
	expect(verdict(entry.route.access, 'anonymous')).toBe('401 identity.not-signed-in');
	expect(verdict(entry.route.access, 'volunteer')).toBe('401 identity.not-signed-in');
});

describe('doors that are not in the contract', () => {
	const unknown = [
		['GET', '/api/identity'],
		['GET', '/api/identity/accounts/a/b/c'],
		['PATCH', '/api/identity/me'],
		['POST', '/api/volunteers/%2e%2e%2fidentity%2faccounts'],
		['GET', '/api/organizations/%2e%2e%2faccounts'],
		['DELETE', '/api/identity/accounts/nobody'],
	] as const;

	it.each(unknown)('%s %s is answered as missing, whoever asks', async (method, path) => {
		for (const kind of ['anonymous', 'governing'] as const) {
			const { status } = await callers.as(kind).call(method, path);
			expect(status, kind).toBe(404);
		}
	});

	it('a domain that does not exist is missing, and none invites other sites', async () => {
		const { admin } = stack.addresses;
		expect((await fetch(`${admin}/api/nothing/here`)).status).toBe(404);
		const preflight = await fetch(`${admin}/api/identity/accounts`, {
			method: 'OPTIONS',
			headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
		});
		expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
		const answer = await fetch(`${admin}/api/content/news`, { headers: { origin: 'https://evil.example' } });
		expect(answer.headers.get('access-control-allow-origin')).toBeNull();
	});
});
