import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '#shared/contract/problem.ts';
import { makeNationalId } from '#shared/values/national-id.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { newUlid } from '#platform/ids.ts';
import type { Answer, ApiCaller } from '#tests/support/api-caller.ts';
import {
	cityCallers,
	volunteerFields,
	type CallerKind,
	type CityCallers,
} from '#tests/support/city-callers.ts';
import { localStack } from '#tests/support/local-stack.ts';
import { tableSnapshot } from '#tests/support/table-snapshot.ts';
import { addAccount, buildTestCity, testPassword, type TestCity } from '#tests/support/test-city.ts';
import {
	addressOf,
	allRoutes,
	isWrite,
	namingNothing,
	parameterNames,
	plainParameters,
	type NamedRoute,
} from './contract-routes.ts';
import {
	addTraining,
	addUnitRecords,
	addVolunteer,
	certificateFields,
	type UnitRecords,
} from './unit-records.ts';

type Values = Record<string, string>;

/** Those who stand beside `unit` or below it in teams to which its own records do not belong. */
const outsiders = ['other-unit', 'other-purpose', 'other-team', 'squad'] as const satisfies CallerKind[];

let city: TestCity;
let callers: CityCallers;
let records: UnitRecords;
/** A person of `other-unit`, to be joined with records of `unit`. */
let strange: { volunteerId: string; trainingRecordId: string };
/** A colleague at `other-purpose`: nobody may move the own account at all. */
let colleague: string;
let before: Map<string, unknown>;

const snapshot = async () => tableSnapshot((await platformFromEnvironment()).table, ['session']);

beforeAll(async () => {
	const stack = await localStack();
	await stack.reset();
	city = await buildTestCity();
	callers = await cityCallers(stack, city);
	records = await addUnitRecords(stack, city, callers);
	const other = callers.as('other-unit');
	const volunteerId = await addVolunteer(other, city.organizations['other-unit'].id, 300);
	strange = { volunteerId, trainingRecordId: (await addTraining(other, volunteerId, 'basic')).recordId };
	colleague = await addAccount(await platformFromEnvironment(), city.organizations['other-purpose'], {
		login: 'colleague',
		serial: 9_000_200,
	});
	await stack.settled();
	before = await snapshot();
});

/** Lists that hold the own node, or what belongs to it, besides. */
const ownNode = new Set([
	'identity.listAccounts',
	'organizations.listUnits',
	'volunteers.listTeams',
	'volunteers.listSquads',
]);

/** Belongs to no unit: every account reads it, and only the governing authority writes it. */
const withoutOwner = new Set(['announcementId']);

/** Which records of `unit` a route's parameters can name. A route of a new kind must be told what it names. */
function targetsOf({ name, route }: NamedRoute): Values[] {
	const {
		volunteerId,
		trainingRecordId: recordId,
		startDate,
		entryId,
		accountId,
		organizationId,
		jobId,
	} = records;
	const { noteId, awardId, certificateId, largeEventId, rosterId, positionId } = records;
	const files: Record<string, Values> = {
		'volunteers.downloadFile': { volunteerId, fileId: records.photoId },
		'training.downloadCertificate': { volunteerId, recordId, fileId: records.certificateFileId },
		'volunteers.downloadConsentScan': { volunteerId, fileId: records.consentFileId },
		'volunteers.downloadAwardEvidence': { volunteerId, awardId, fileId: records.evidenceId },
	};
	const known = files[name];
	if (known) return [known];
	const parameters = parameterNames(route);
	if (parameters.includes('applicationId')) {
		return Object.values(records.applications).map(({ applicationId, attachmentId }) => ({
			applicationId,
			fileId: attachmentId,
		}));
	}
	const { team, squad } = city.organizations;
	const samples: Values = {
		...{
			volunteerId,
			recordId,
			entryId,
			accountId,
			organizationId,
			unitId: organizationId,
			jobId,
		},
		...{ teamId: team.id, squadId: squad.id },
		...{ noteId, awardId, certificateId, largeEventId, rosterId, positionId, ...plainParameters },
		// The day under which the entry lies, or a foreign one would not be found for that alone.
		startDate,
	};
	const unknown = parameters.filter((parameter) => samples[parameter] === undefined);
	if (unknown.length > 0) throw new Error(`no sample for route ${name}: {${unknown.join('}, {')}}`);
	return [samples];
}

const revision = 1;
const noEmail = { email: 'intruder@example.com' };

/** A body that each route would accept, so that nothing but the scope refuses it. */
function bodies(ids: Values & { unitId: string }): Record<string, unknown> {
	const { volunteerId = '', unitId, applicationId = '', organizationId = unitId, parentId = unitId } = ids;
	const account = { name: '外人', ...noEmail, status: 'disabled', organizationId, level: 'unit' };
	const fields = volunteerFields(unitId, 990, '外人');
	const form = { remark: '外人' };
	const note = { kind: 'violation', recordedOn: '2026-03-01', text: '外人' };
	const award = { award: 'national', grade: 'gold', rocYear: 114 };
	const entry = { startDate: '2026-03-02', endDate: '2026-03-02', item: '01', content: '07', hours: 2 };
	const week = {
		weekdays: ['mon'],
		kinds: [{ kind: 'morning', startTime: '09:00', endTime: '12:00', hours: 3, needed: 1 }],
	};
	const days = { from: plainParameters.date, until: plainParameters.date };
	const roster = {
		...days,
		name: '外人的班表',
		place: '外面',
		address: { city: '桃園市', district: '桃園區', street: '縣府路 1 號' },
	};
	const position = { ...days, name: '外人', item: '01', content: '07', week, execute: false };
	const course = {
		...{ courseType: 'special', category: '01', provider: '外人', hours: 3, courseName: '外人的課程' },
		...{ startDate: '2026-03-01', endDate: '2026-03-01', withoutApproval: true },
	};
	const { hostId = unitId } = ids;
	const largeEvent = { name: '外人的活動', startDate: '2026-03-01', endDate: '2026-03-31', place: '外人' };
	return {
		'attendance.createRoster': { organizationId, ...roster },
		'attendance.copyRoster': { name: '外人的班表', from: plainParameters.date },
		'attendance.updateRoster': { ...roster, revision },
		'attendance.createPosition': position,
		'attendance.updatePosition': { ...position, revision },
		'attendance.assignVolunteer': { volunteerId: volunteerId || records.volunteerId },
		'attendance.assignWeekly': {
			weekdays: ['mon'],
			kinds: ['morning'],
			volunteerId: volunteerId || records.volunteerId,
		},
		'attendance.postHours': {
			rows: [{ ...plainParameters, volunteerId: volunteerId || records.volunteerId, hours: 3 }],
		},
		'identity.updateAccount': { ...account, revision },
		'identity.setAccountStatus': { status: 'disabled', revision },
		'identity.createAccount': {
			...account,
			login: 'intruder',
			nationalId: makeNationalId({ serial: 991, sex: 'male' }),
			password: testPassword,
			passwordRepeat: testPassword,
		},
		'organizations.createUnit': { parentId, name: '外人的單位', category: '01' },
		'organizations.setUnitStatus': { status: 'disabled', revision },
		'organizations.updateUnit': {
			name: city.organizations.unit.name,
			category: '01',
			headName: '外人',
			supervisorName: '外人',
			phone: '03-1234567',
			...noEmail,
			revision,
		},
		'volunteers.createTeam': { parentId, name: '外人的隊' },
		'volunteers.updateTeam': { name: '外人的隊', managerId: city.accounts.unit, revision },
		'volunteers.exportTeam': { format: 'ods' },
		'volunteers.exportSquad': { format: 'ods' },
		'volunteers.joinTeam': { volunteerId: volunteerId || records.volunteerId },
		'volunteers.createSquad': { parentId, name: '外人的隊' },
		'volunteers.updateSquad': { name: '外人的隊', managerId: city.accounts.unit, revision },
		'volunteers.joinSquad': { volunteerId: volunteerId || records.volunteerId },
		'organizations.createOrganization': { parentId, name: '外人的組織' },
		'organizations.updateOrganization': { name: '外人的組織', revision },
		'organizations.setOrganizationStatus': { status: 'disabled', revision },
		'volunteers.exportVolunteers': { format: 'ods', organizationId },
		'volunteers.checkVolunteer': { unitId, nationalId: fields.nationalId },
		'volunteers.createVolunteer': fields,
		'volunteers.updateVolunteer': { ...fields, revision },
		'volunteers.viewNationalId': { reason: '好奇' },
		'volunteers.leaveUnit': { unitId },
		'insurance.exportCovers': { format: 'ods', organizationId },
		'insurance.request': { action: 'enrol', revision },
		'insurance.confirm': { action: 'confirm-withdrawal', revision },
		'insurance.requestBatch': { action: 'enrol', items: [{ volunteerId, unitId, revision }] },
		'insurance.confirmBatch': { action: 'confirm-withdrawal', items: [{ volunteerId, unitId, revision }] },
		'volunteers.createNote': note,
		'volunteers.updateNote': { ...note, revision },
		'volunteers.giveConsent': { revision: 0, actedOn: '2026-03-01', scanUploadId: 'upload' },
		'volunteers.withdrawConsent': { revision, actedOn: '2026-03-01' },
		'volunteers.createAward': { volunteerId, ...award },
		'volunteers.updateAward': { ...award, revision },
		'certificates.create': { unitId, ...certificateFields },
		'certificates.update': { ...certificateFields, revision },
		'certificates.stamp': { revision, scanUploadId: 'upload' },
		'recruitment.createLargeEvent': { ...largeEvent, hostId },
		'recruitment.updateLargeEvent': { ...largeEvent, hostId, revision },
		'training.updateRecord': { ...course, revision },
		'training.addCertificates': { certificateUploadIds: ['upload'], revision },
		'training.createRecord': { volunteerId, ...course },
		'hours.updateEntry': { ...entry, revision },
		'hours.withdrawEntry': { revision, reason: '外人' },
		'hours.exportEntries': { format: 'ods', organizationId },
		'applications.createDraft': { volunteerId, unitId, issueKind: 'first', form },
		'applications.saveDraft': { revision, form },
		'applications.submit': { revision },
		'applications.withdraw': { revision },
		'applications.decide': { revision, result: 'approve' },
		'applications.decideBatch': { items: [{ applicationId, revision }], result: 'approve' },
		'applications.exportBook': {},
	};
}

function bodyOf({ name, route }: NamedRoute, ids: Values & { unitId: string }): unknown {
	if (!route.body) return undefined;
	const body = bodies(ids)[name];
	if (body === undefined) throw new Error(`no sample for route ${name}: its body`);
	const parsed = route.body.safeParse(body);
	if (!parsed.success) throw new Error(`the sample for route ${name} is refused: ${parsed.error.message}`);
	return body;
}

/** Query that a route cannot do without. */
function queryOf({ route }: NamedRoute, values: Values): string {
	const needed = Object.keys(route.query?.shape ?? {}).filter((name) => name === 'unitId');
	return needed.length === 0 ? '' : `?unitId=${values['unitId']}`;
}

const madeUp = (names: Iterable<string>): Values => namingNothing(names, newUlid);

/** What can be told from an answer: all but its own request id. */
function told({ status, body }: Answer): unknown {
	const { requestId: _, ...rest } = (body ?? {}) as Problem & Record<string, unknown>;
	return { ...rest, status };
}

async function ask(caller: ApiCaller, entry: NamedRoute, values: Values): Promise<Answer> {
	const { unitId = city.organizations.unit.id } = values;
	const address = addressOf(entry.route, values) + queryOf(entry, { unitId });
	return caller.call(entry.route.method, address, bodyOf(entry, { ...values, unitId }));
}

const withRecord = allRoutes.filter(({ route }) => {
	const parameters = parameterNames(route);
	return parameters.length > 0 && !parameters.some((name) => withoutOwner.has(name));
});

describe("[S-02] another place's record looks like one that does not exist", () => {
	it.each(withRecord.map((entry) => [entry.name, entry] as const))('%s', async (name, entry) => {
		for (const target of targetsOf(entry)) {
			for (const kind of outsiders) {
				// The branch from the root to the own node is shown to those below it (S-16).
				if (name === 'organizations.listChildren' && (kind === 'other-team' || kind === 'squad')) continue;
				// The squad is its own: whether this volunteer is in it is no secret to it.
				if (parameterNames(entry.route).includes('squadId') && kind === 'squad') continue;
				const caller = callers.as(kind);
				const real = await ask(caller, entry, target);
				const invented = await ask(caller, entry, madeUp(parameterNames(entry.route)));
				expect(told(real), kind).toEqual(told(invented));
				expect([403, 404], `${kind}: ${JSON.stringify(real.body)}`).toContain(real.status);
			}
		}
	});

	it.each(
		withRecord
			.filter(({ route }) => parameterNames(route).length > 1)
			.map((entry) => [entry.name, entry] as const),
	)("%s does not reach a foreign record through one's own", async (name, entry) => {
		const caller = callers.as('other-unit');
		for (const target of targetsOf(entry)) {
			const own: Values = { ...target, volunteerId: strange.volunteerId };
			if (name === 'training.downloadCertificate') own['recordId'] = strange.trainingRecordId;
			const rest = parameterNames(entry.route).filter((parameter) => own[parameter] === target[parameter]);
			const real = await ask(caller, entry, own);
			const invented = await ask(caller, entry, { ...own, ...madeUp(rest) });
			expect(told(real)).toEqual(told(invented));
			expect([403, 404]).toContain(real.status);
		}
	});

	it('those above the unit, and the unit itself, do see every one of these records', async () => {
		// Handing out these files is noted in the audit log, which the last check of this file would find.
		const noted = [
			'jobs.downloadResult',
			'training.downloadCertificate',
			'volunteers.downloadAwardEvidence',
			'applications.downloadFile',
		];
		const readable = withRecord.filter(({ name, route }) => !isWrite(route) && !noted.includes(name));
		for (const entry of readable) {
			for (const target of targetsOf(entry)) {
				const kind = lowestReaderOf(entry.name);
				// A job is its starter's alone (D).
				const above = entry.name.startsWith('jobs.') ? [] : (['governing'] as const);
				for (const reader of [kind, ...above] as const) {
					const { status, body } = await ask(callers.as(reader), entry, target);
					expect(status, `${entry.name} as ${reader}: ${JSON.stringify(body)}`).toBe(200);
				}
			}
		}
	});
});

/** The lowest level that has the function of a route that reads a record of the unit. */
function lowestReaderOf(name: string): 'governing' | 'purpose' | 'unit' {
	if (name === 'organizations.getOrganizationReach') return 'governing';
	return name.startsWith('identity.') || name === 'organizations.getUnitReach' ? 'purpose' : 'unit';
}

/** Names of fields in a body or query that point at a record. */
function pointers(schema: z.ZodType | undefined): string[] {
	if (!(schema instanceof z.ZodObject)) return [];
	return Object.keys(schema.shape).filter(
		(name) => /Id$/.test(name) && !/^(nationalId|.*UploadId)$/.test(name),
	);
}

const withPointer = allRoutes.filter(
	({ route }) => pointers(route.body).length > 0 || pointers(route.query).length > 0,
);

describe('[S-02] nor does an id in a body or a query reach it', () => {
	it.each(withPointer.map((entry) => [entry.name, entry] as const))('%s', async (_, entry) => {
		const { route } = entry;
		const real: Values & { unitId: string } = {
			volunteerId: records.volunteerId,
			unitId: records.organizationId,
			teamId: city.organizations.team.id,
			organizationId: records.organizationId,
			parentId: records.organizationId,
			applicantId: records.organizationId,
			registrarId: records.organizationId,
			managerId: city.accounts.unit,
			hostId: city.organizations.purpose.id,
			largeEventId: records.largeEventId,
		};
		const named = [...pointers(route.body), ...pointers(route.query)];
		const unknown = named.filter((name) => real[name] === undefined && name !== 'squadId');
		if (unknown.length > 0) throw new Error(`no sample for route ${entry.name}: ${unknown.join(', ')}`);
		for (const kind of ['other-unit', 'other-purpose'] as const) {
			const answerTo = (values: Values & { unitId: string }) => {
				// The path names a record of the caller's own where there is one: only the body or query is foreign.
				const path: Values = { ...madeUp(parameterNames(route)), ...ownOf(kind) };
				const query = new URLSearchParams(
					Object.fromEntries(pointers(route.query).map((name) => [name, values[name] ?? ''])),
				);
				const address = `${addressOf(route, path)}?${query}`;
				return callers.as(kind).call(route.method, address, bodyOf(entry, values));
			};
			const invented = { ...real, ...madeUp(Object.keys(real)) } as typeof real;
			const answer = await answerTo(real);
			expect(told(answer), kind).toEqual(told(await answerTo(invented)));
			expect([403, 404], JSON.stringify(answer.body)).toContain(answer.status);
		}
	});

	function ownOf(kind: 'other-unit' | 'other-purpose'): Values {
		return {
			...(kind === 'other-unit' && { volunteerId: strange.volunteerId }),
			accountId: colleague,
			organizationId: city.organizations[kind].id,
		};
	}

	it('[W-16] a batch of decisions does not reach applications of others', async () => {
		for (const kind of ['other-unit', 'other-purpose'] as const) {
			const outcome = async (applicationId: string) =>
				(
					await callers
						.as(kind)
						.expect<{ items: { done: boolean; message?: string }[] }>('POST', '/api/applications/decisions', {
							items: [{ applicationId, revision }],
							result: 'approve',
						})
				).items.map(({ done, message }) => ({ done, message }));
			const real = await outcome(records.applications['in-review'].applicationId);
			expect(real).toEqual(await outcome(newUlid()));
			expect(real[0]?.done).toBe(false);
		}
	});

	it('[I-07] a batch of confirmations does not reach covers of others', async () => {
		const outcome = async (volunteerId: string, unitId: string) =>
			(
				await callers
					.as('other-purpose')
					.expect<{ items: { done: boolean; message?: string }[] }>('POST', '/api/insurance/confirmations', {
						items: [{ volunteerId, unitId, revision }],
						action: 'confirm-withdrawal',
					})
			).items.map(({ done, message }) => ({ done, message }));
		const real = await outcome(records.volunteerId, records.organizationId);
		expect(real).toEqual(await outcome(newUlid(), newUlid()));
		expect(real[0]?.done).toBe(false);
	});

	it('[H-14] a batch of service hours, or their strips, do not reach people of others', async () => {
		const unitId = records.organizationId;
		const entry = { startDate: '2026-03-02', endDate: '2026-03-02', item: '01', content: '07', hours: 2 };
		const period = { from: '2026-03-01', until: '2026-03-31' };
		for (const kind of ['other-unit', 'other-purpose'] as const) {
			const outcome = async (volunteerId: string) => {
				const members = [{ volunteerId, unitId }];
				const caller = callers.as(kind);
				const batch = await caller.expect<{ items: { done: boolean; message?: string }[] }>(
					'POST',
					'/api/hours/entries',
					{ batchKey: 'intruder', members, entry },
				);
				const strips = await caller.call('POST', '/api/hours/strips', { members, ...period });
				return { batch: batch.items.map(({ done, message }) => ({ done, message })), strips: told(strips) };
			};
			const real = await outcome(records.volunteerId);
			expect(real).toEqual(await outcome(newUlid()));
			expect(real.batch[0]?.done).toBe(false);
		}
	});

	it('lists, searches and counts show nothing of it', async () => {
		const lists = allRoutes.filter(
			({ route }) =>
				route.query !== undefined && 'size' in route.query.shape && parameterNames(route).length === 0,
		);
		const foreign = [
			records.volunteerId,
			records.trainingRecordId,
			records.awardId,
			records.accountId,
			...Object.values(records.applications).map(({ applicationId }) => applicationId),
		];
		for (const entry of lists) {
			for (const kind of outsiders) {
				const { status, body } = await callers
					.as(kind)
					.call<{ page?: { total?: number } }>('GET', `${entry.route.path}?size=100`);
				if (status !== 200) continue;
				const text = JSON.stringify(body);
				expect(
					foreign.filter((id) => text.includes(id)),
					`${entry.name} as ${kind}`,
				).toEqual([]);
				if (
					kind !== 'other-unit' &&
					!ownNode.has(entry.name) &&
					!entry.name.startsWith('content.') &&
					!entry.name.startsWith('recruitment.')
				)
					expect(body.page?.total ?? 0, `${entry.name} as ${kind}`).toBe(0);
			}
		}
	});
});

afterAll(async () => {
	// Neither a write that was refused nor the guessing itself has left a trace.
	expect(changes(before, await snapshot())).toEqual([]);
});

function changes(then: Map<string, unknown>, now: Map<string, unknown>): string[] {
	const keys = new Set([...then.keys(), ...now.keys()]);
	return [...keys].filter((key) => JSON.stringify(then.get(key)) !== JSON.stringify(now.get(key)));
}
