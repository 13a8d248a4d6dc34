import { beforeAll, describe, expect, it } from 'vitest';
import { applicationsContainer } from '#functions/applications/container.ts';
import { exportOwnBook } from '#functions/applications/e-book/export-e-book.ts';
import { listTasks } from '#functions/applications/list-applications.ts';
import { credentialRepository } from '#functions/identity/credential.repository.ts';
import { argon2Passwords } from '#functions/identity/passwords.ts';
import { jobsContainer } from '#functions/jobs/container.ts';
import { listJobs } from '#functions/jobs/read-jobs.ts';
import { nationalIdClaim } from '#functions/volunteers/volunteer.repository.ts';
import { city } from '#infra/local/demo/city/city.ts';
import { staffPlan } from '#infra/local/demo/city/staff-plan.ts';
import { demoLogins, loadDemoCity } from '#infra/local/demo/load.ts';
import { readOrganizations, staffActor } from '#infra/local/demo/load/organizations.ts';
import { demoVolunteerIndex } from '#infra/local/demo/logins.ts';
import { platformOn, type Platform } from '#platform/container.ts';
import { loadSecrets } from '#platform/crypto/secrets.ts';
import { sequencesOn } from '#platform/data/sequences.ts';
import { connectTable } from '#platform/data/table.ts';
import { objectStoreOf } from '#platform/objects/object-store.ts';
import { localStack, type TestStack } from '#tests/support/local-stack.ts';
import { tableSnapshot } from '#tests/support/table-snapshot.ts';
import { hourTotals, totals, unitHours, type StoredItem } from './stored-counts.ts';

const volunteers = 60;
const demo = city({ cityName: '桃園市', volunteers });

let stack: TestStack;
let platform: Platform;
let items: StoredItem[];

async function load(cutOffAt?: string): Promise<void> {
	const log = (line: string) => {
		if (cutOffAt && line.includes(cutOffAt)) throw new Error('cut off');
	};
	await loadDemoCity({ env: stack.env, log, volunteers });
}

async function snapshot(): Promise<Map<string, unknown>> {
	await stack.settled();
	return tableSnapshot(platform.table);
}

function applications() {
	const objects = objectStoreOf({ BUCKET_NAME: stack.env['BUCKET_NAME'] ?? '', S3_FORCE_PATH_STYLE: true });
	return applicationsContainer(platform, objects, {
		cityName: '桃園市',
		adminOrigin: 'https://admin.example',
	});
}

async function actorOf(login: string) {
	const tree = await readOrganizations(platform, demo.organizations);
	const account = staffPlan(demo.organizations).find((candidate) => candidate.login === login);
	if (!account) throw new RangeError(login);
	return staffActor(tree.node(account.organization.id), account);
}

const stray = ['stray', 'left by half a load'] as const;

beforeAll(async () => {
	stack = await localStack();
	await stack.reset();
	const table = connectTable({ TABLE_NAME: stack.env['TABLE_NAME'] ?? '' });
	platform = platformOn({ table, secrets: await loadSecrets({ SECRETS_JSON: stack.env['SECRETS_JSON'] }) });
	await expect(load('writing')).rejects.toThrow('cut off');
	await platform.transact([platform.uniqueness.claim(...stray, 'nobody', () => new Error('twice'))]);
	await expect(load('on their way')).rejects.toThrow('cut off');
	await load();
	items = [...(await snapshot()).values()] as StoredItem[];
}, 300_000);

const entities = (name: string) => items.filter((item) => item['__edb_e__'] === name);

describe('loading the demo city', () => {
	it('starts over when it was cut off among the records, and goes on when among the applications', async () => {
		expect(await platform.uniqueness.find(...stray)).toBeUndefined();
		expect(entities('volunteer')).toHaveLength(volunteers);
		expect(await platform.uniqueness.find('demo-city', 'loaded')).toBeDefined();
	});

	it('counts what is there', () => {
		const { told, counted } = totals(items);
		expect(Object.fromEntries([...told].sort())).toEqual(Object.fromEntries([...counted].sort()));
		expect(told.get('volunteers')).toBe(volunteers);
	});

	it('[H-03] [H-12] has hours whose totals are the sum of the entries; some of them do not count', () => {
		const { told, counted } = hourTotals(items);
		expect(told.size).toBeGreaterThan(10);
		expect(Object.fromEntries([...told].sort())).toEqual(Object.fromEntries([...counted].sort()));
		const hours = entities('volunteer').flatMap(unitHours);
		expect(hours.some(({ registered, effective }) => effective > 0 && effective < registered)).toBe(true);
	});

	it('[H-10] [V-17] has large events, one of which people have served at', () => {
		expect(entities('large-event')).toHaveLength(3);
		const served = entities('service-hour').filter(({ hourType }) => hourType === 'large-event');
		const people = served.map(({ volunteerId }) => volunteerId);
		expect(people).toContain(demo.member(demoVolunteerIndex).volunteerId);
		expect(people.length).toBeGreaterThan(1);
		expect(new Set(served.map(({ largeEventId }) => largeEventId)).size).toBe(1);
	});

	it('does nothing the second time', async () => {
		const before = await snapshot();
		await load();
		expect(await snapshot()).toEqual(before);
	});

	it('claims every ID number, login, name of an organisation and book once', async () => {
		for (const { volunteerId, person } of demo.members()) {
			const hash = platform.cipher.lookupHash(person.nationalId);
			expect(await platform.uniqueness.find(nationalIdClaim, hash)).toBe(volunteerId);
		}
		const claims = entities('uniqueness').map(({ kind }) => kind);
		const claimed = (kind: string) => claims.filter((candidate) => candidate === kind).length;
		expect(claimed('login')).toBe(entities('account').length);
		expect(claimed('organization-name')).toBe(demo.organizations.length);
		expect(claimed('record-book')).toBe(
			entities('record-book').filter(({ status }) => status === 'in-use').length,
		);
		expect(claimed('training-record')).toBe(entities('training-record').length);
		expect(claimed('award')).toBe(entities('award').length);
		expect(claimed('certificate')).toBe(entities('certificate').length);
	});

	it('[F-16] leaves the sequence where the next book goes on', async () => {
		const welfare = entities('record-book')
			.filter(({ issueKind }) => issueKind === 'first')
			.map(({ bookNumber }) => /^社字第(\d{8})號$/.exec(String(bookNumber))?.[1])
			.filter((digits) => digits !== undefined)
			.map(Number)
			.toSorted((one, other) => one - other);
		expect(welfare).toEqual(welfare.map((_, index) => index + 1));
		const { value } = await sequencesOn(platform.table).next('record-book:社');
		expect(value).toBe(welfare.length + 1);
	});

	it('lets work wait at every level', async () => {
		const deps = applications();
		const query = { page: 1, size: 50 };
		for (const [login, kinds] of [
			['purpose', ['review']],
			['unit', ['review', 'returned']],
			['team', ['returned']],
		] as const) {
			const { items: tasks } = await listTasks(deps, await actorOf(login), query);
			for (const kind of kinds) expect(tasks.map(({ task }) => task)).toContain(kind);
		}
		const statuses = new Set(entities('application').map(({ status }) => status));
		expect(statuses).toEqual(new Set(['draft', 'in-review', 'returned', 'approved', 'rejected']));
		const waiting = entities('application').filter(({ status }) => status === 'in-review');
		expect(entities('open-stage')).toHaveLength(waiting.length);
		expect(entities('outbox')).toHaveLength(0);
	});

	it('tells by mail what was decided', async () => {
		const subjects = (await stack.mails()).map((mail) => JSON.stringify(mail));
		expect(subjects.some((mail) => mail.includes('退回申請人'))).toBe(true);
		expect(subjects.some((mail) => mail.includes('志願服務紀錄冊已核發'))).toBe(true);
	});

	it.each(['unit', 'governing'])(
		'[V-04] has finished jobs of %s, with rows that were refused',
		async (login) => {
			const { items: jobs } = await listJobs(jobsContainer(platform), await actorOf(login));
			expect(new Set(jobs.map(({ kind }) => kind))).toEqual(new Set(['hours.export', 'hours.import']));
			expect(jobs.every(({ status, fileName }) => status === 'done' && fileName !== undefined)).toBe(true);
			expect(jobs.find(({ kind }) => kind === 'hours.import')).toMatchObject({ badRows: 3 });
		},
	);

	it('lets everybody of the printed table sign in', async () => {
		const credentials = credentialRepository(platform.table);
		for (const { site, account, password } of demoLogins()) {
			const accountId =
				site === 'admin'
					? await platform.uniqueness.find('login', account)
					: await platform.uniqueness.find(nationalIdClaim, platform.cipher.lookupHash(account));
			const credential = await credentials.get(accountId ?? '');
			expect(credential?.mustChange).toBe(false);
			expect(await argon2Passwords.matches(password, credential?.passwordHash ?? '')).toBe(true);
		}
	});

	it('[V-22] has a volunteer whose e-book can be exported', async () => {
		const { volunteerId, person } = demo.member(demoVolunteerIndex);
		const { origin, session } = await actorOf('unit');
		const actor = { kind: 'volunteer' as const, volunteerId, name: person.base.name, session, origin };
		const range = { from: '2012-01-01', until: '2026-12-31' };
		const sections = { coreTraining: range, otherTraining: range, service: range, awards: true };
		const { url } = await exportOwnBook(applications(), actor, sections);
		const answer = await fetch(url);
		expect(answer.headers.get('content-type')).toBe('application/pdf');
	});
});
