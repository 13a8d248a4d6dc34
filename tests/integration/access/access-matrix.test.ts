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

const everybody = ['governing', 'purpose', 'unit', 'team', 'squad'];
const teamsAndAbove = ['governing', 'purpose', 'unit', 'team'];
const unitsAndAbove = ['governing', 'purpose', 'unit'];
const authorities = ['governing', 'purpose'];
const governing = ['governing'];
const unitsAndBelow = ['unit', 'team', 'squad'];

/** Table L of the rules for every route of the back office, written down by hand: the contract is held against it. */
const tableL: readonly [rule: string, route: string, levels: readonly string[]][] = [
	['S-18', 'identity.createAccount', authorities],
	['S-18', 'identity.listAccounts', authorities],
	['S-18', 'identity.setAccountStatus', authorities],
	['S-08', 'identity.signOutStaff', everybody],
	['S-08', 'identity.extendStaffSession', everybody],
	['S-23', 'identity.staffProfile', everybody],
	['S-23', 'identity.updateStaffProfile', everybody],
	['S-23', 'identity.staffPhoto', everybody],
	['S-23', 'identity.changeStaffPassword', everybody],
	['S-20', 'identity.getAccount', authorities],
	['S-20', 'identity.updateAccount', authorities],
	['S-07', 'organizations.createUnit', authorities],
	['S-07', 'organizations.setUnitStatus', authorities],
	['S-07', 'organizations.updateUnit', unitsAndAbove],
	['S-22', 'organizations.createOrganization', governing],
	['S-22', 'organizations.updatePermissions', governing],
	['S-07', 'organizations.listUnits', authorities],
	['S-07', 'organizations.getUnitReach', authorities],
	['S-07', 'organizations.getUnit', unitsAndAbove],
	['S-07', 'organizations.downloadUnitPlan', unitsAndAbove],
	['S-07', 'organizations.listUnitChanges', unitsAndAbove],
	['S-16', 'organizations.listChildren', everybody],
	['S-16', 'organizations.getOrganization', everybody],
	['S-22', 'organizations.updateOrganization', governing],
	['S-22', 'organizations.setOrganizationStatus', governing],
	['S-22', 'organizations.getOrganizationReach', governing],
	['S-22', 'organizations.getPermissions', governing],
	['V-01', 'volunteers.createVolunteer', everybody],
	['V-01', 'volunteers.updateVolunteer', everybody],
	['V-04', 'volunteers.importVolunteers', everybody],
	['N-08', 'volunteers.importPaperBooks', authorities],
	['V-04', 'volunteers.exportVolunteers', everybody],
	['V-13', 'volunteers.getVolunteer', everybody],
	['S-17', 'volunteers.viewNationalId', everybody],
	['V-14', 'volunteers.listChanges', everybody],
	['V-29', 'volunteers.leaveUnit', unitsAndAbove],
	['T-03', 'volunteers.createTeam', unitsAndAbove],
	['T-04', 'volunteers.updateTeam', unitsAndAbove],
	['T-04', 'volunteers.joinTeam', unitsAndAbove],
	['T-04', 'volunteers.leaveTeam', teamsAndAbove],
	['T-06', 'volunteers.exportTeam', teamsAndAbove],
	['T-11', 'volunteers.exportSquad', everybody],
	['T-08', 'volunteers.deleteTeam', unitsAndAbove],
	['T-09', 'volunteers.createSquad', teamsAndAbove],
	['T-10', 'volunteers.updateSquad', teamsAndAbove],
	['T-10', 'volunteers.joinSquad', teamsAndAbove],
	['T-10', 'volunteers.leaveSquad', everybody],
	['T-08', 'volunteers.deleteSquad', teamsAndAbove],
	['V-38', 'volunteers.createAward', everybody],
	['V-37', 'volunteers.createNote', everybody],
	['V-28', 'volunteers.giveConsent', everybody],
	['V-02', 'volunteers.listVolunteers', everybody],
	['V-04', 'volunteers.downloadImportSample', everybody],
	['N-08', 'volunteers.downloadPaperBookSample', authorities],
	['V-06', 'volunteers.checkVolunteer', everybody],
	['V-10', 'volunteers.downloadFile', everybody],
	['T-01', 'volunteers.listTeams', teamsAndAbove],
	['T-01', 'volunteers.getTeam', teamsAndAbove],
	['T-01', 'volunteers.listTeamCandidates', teamsAndAbove],
	['T-09', 'volunteers.listSquads', everybody],
	['T-09', 'volunteers.getSquad', everybody],
	['T-09', 'volunteers.listSquadCandidates', everybody],
	['V-37', 'volunteers.listNotes', everybody],
	['V-37', 'volunteers.updateNote', everybody],
	['V-37', 'volunteers.deleteNote', everybody],
	['V-28', 'volunteers.getConsent', everybody],
	['V-28', 'volunteers.withdrawConsent', everybody],
	['V-28', 'volunteers.downloadConsentScan', everybody],
	['V-24', 'volunteers.listHonorCards', everybody],
	['V-25', 'volunteers.listAwards', everybody],
	['V-25', 'volunteers.listAwardsOfVolunteer', everybody],
	['V-25', 'volunteers.downloadAwardEvidence', everybody],
	['V-38', 'volunteers.updateAward', everybody],
	['V-38', 'volunteers.deleteAward', everybody],
	['V-15', 'training.listOfVolunteer', everybody],
	['E-18', 'training.createRecord', everybody],
	['E-46', 'training.updateRecord', everybody],
	['E-46', 'training.addCertificates', everybody],
	['H-15', 'training.addCertificatesByName', everybody],
	['E-18', 'training.listRecords', everybody],
	['E-46', 'training.deleteRecord', everybody],
	['V-15', 'training.downloadCertificate', everybody],
	['V-18', 'applications.listBooks', everybody],
	['V-19', 'applications.exportBook', everybody],
	['F-01', 'applications.createDraft', unitsAndBelow],
	['F-01', 'applications.submit', unitsAndBelow],
	['W-10', 'applications.decide', unitsAndAbove],
	['W-10', 'applications.decideBatch', unitsAndAbove],
	['F-10', 'applications.listCandidates', everybody],
	['F-10', 'applications.getSubject', everybody],
	['F-03', 'applications.saveDraft', unitsAndBelow],
	['F-03', 'applications.deleteDraft', unitsAndBelow],
	['F-03', 'applications.withdraw', unitsAndBelow],
	['W-06', 'applications.searchApplications', everybody],
	['W-06', 'applications.getApplication', everybody],
	['W-06', 'applications.downloadFile', everybody],
	['S-10', 'applications.listTasks', everybody],
	['H-01', 'hours.createEntries', everybody],
	['H-02', 'hours.importEntries', everybody],
	['H-01', 'hours.updateEntry', everybody],
	['H-01', 'hours.deleteEntry', everybody],
	['V-17', 'hours.downloadEventCertificate', everybody],
	['H-01', 'hours.listMembers', everybody],
	['H-02', 'hours.exportEntries', everybody],
	['H-02', 'hours.exportStrips', everybody],
	['H-02', 'hours.downloadImportSample', everybody],
	['H-06', 'hours.listOfVolunteer', everybody],
	['H-06', 'hours.withdrawEntry', everybody],
	['V-17', 'hours.listEventsOfVolunteer', everybody],
	['I-02', 'insurance.exportCovers', everybody],
	['I-02', 'insurance.importCovers', authorities],
	['I-02', 'insurance.downloadImportSample', authorities],
	['I-06', 'insurance.request', everybody],
	['I-06', 'insurance.requestBatch', everybody],
	['I-07', 'insurance.confirm', authorities],
	['I-07', 'insurance.confirmBatch', authorities],
	['I-01', 'insurance.listCovers', everybody],
	['I-13', 'insurance.listHistory', everybody],
	['V-23', 'insurance.listOfVolunteer', everybody],
	['V-40', 'certificates.create', unitsAndAbove],
	['V-27', 'certificates.stamp', unitsAndAbove],
	['V-26', 'certificates.download', everybody],
	['V-26', 'certificates.listOfVolunteer', everybody],
	['V-26', 'certificates.downloadStampedScan', everybody],
	['V-26', 'certificates.update', unitsAndAbove],
	['V-26', 'certificates.delete', unitsAndAbove],
	['V-41', 'certificates.readStanding', unitsAndAbove],
	['A-01', 'attendance.createRoster', everybody],
	['A-12', 'attendance.assignVolunteer', everybody],
	['A-16', 'attendance.punch', everybody],
	['H-17', 'attendance.postHours', everybody],
	['A-02', 'attendance.listRosters', everybody],
	['A-02', 'attendance.getRoster', everybody],
	['A-02', 'attendance.updateRoster', everybody],
	['A-02', 'attendance.copyRoster', everybody],
	['A-02', 'attendance.deleteRoster', everybody],
	['A-05', 'attendance.listPositions', everybody],
	['A-05', 'attendance.createPosition', everybody],
	['A-05', 'attendance.getPosition', everybody],
	['A-05', 'attendance.updatePosition', everybody],
	['A-05', 'attendance.deletePosition', everybody],
	['A-11', 'attendance.listShifts', everybody],
	['A-12', 'attendance.listShiftCandidates', everybody],
	['A-12', 'attendance.unassignVolunteer', everybody],
	['A-13', 'attendance.assignWeekly', everybody],
	['A-20', 'attendance.listAttendance', everybody],
	['R-04', 'recruitment.createLargeEvent', authorities],
	['R-04', 'recruitment.deleteLargeEvent', authorities],
	['H-10', 'recruitment.listLargeEvents', everybody],
	['R-04', 'recruitment.updateLargeEvent', authorities],
	['S-12', 'content.createAnnouncement', governing],
	['S-12', 'content.listAnnouncements', everybody],
	['S-12', 'content.getAnnouncement', everybody],
	['S-12', 'content.updateAnnouncement', governing],
	['S-12', 'content.deleteAnnouncement', governing],
	['U', 'files.createUpload', everybody],
	['D', 'jobs.listJobs', everybody],
	['D', 'jobs.getJob', everybody],
	['D', 'jobs.downloadResult', everybody],
];

it('[L] table L has every route of the back office once', () => {
	const routes = allRoutes.filter(({ route }) => route.access.kind === 'staff').map(({ name }) => name);
	expect(tableL.map(([, name]) => name).toSorted()).toEqual(routes.toSorted());
});

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
