import { setTimeout as sleep } from 'node:timers/promises';
import { decideStage } from '#functions/applications/decide-stage.ts';
import { createDraft } from '#functions/applications/edit-application.ts';
import { submitApplication } from '#functions/applications/submit-application.ts';
import { createEntries } from '#functions/hours/create-entries.ts';
import { actOnCover } from '#functions/insurance/act-on-cover.ts';
import { createRecord } from '#functions/training/create-record.ts';
import { createVolunteer } from '#functions/volunteers/create-volunteer.ts';
import { recordBookFormSchema, type Application } from '#shared/contract/applications.ts';
import { entryFieldsSchema, mostMembersAtOnce, type EntryBatch } from '#shared/contract/hours.ts';
import type { Cover } from '#shared/contract/insurance.ts';
import { newId } from '#shared/values/ids.ts';
import { addYears } from '#shared/values/iso-date.ts';
import { makeNationalId } from '#shared/values/national-id.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import { upload } from '#tests/support/api-caller.ts';
import { trainingForm } from '#tests/support/builders/training-form.ts';
import { volunteerForm } from '#tests/support/builders/volunteer-form.ts';
import { samplePng } from '#tests/support/sample-files.ts';
import type { BenchLogin, BenchStack } from './bench-stack.ts';

/** What people write, in the order of the story; each is measured by itself. */
export const actNames = [
	'add a volunteer',
	'add a training record',
	'save a draft',
	'send (F-03)',
	'decide at the first station',
	'decide at the last station',
	'ask for insurance (I-06)',
	'confirm insurance (I-07)',
	'take into a shift (A-12)',
	'check in (A-16)',
	'hours of 500 people (H-04)',
] as const;

export type ActName = (typeof actNames)[number];

/** Runs one act and notes what it cost. */
export type Measure = <Result>(name: ActName, work: () => Promise<Result>) => Promise<Result>;

const contact = {
	contactName: '林承辦',
	contactPhone: '03-3322101',
	contactEmail: 'contact@example.com',
};
const today = todayInTaipei(new Date());
const period = { startDate: today, endDate: addYears(today, 1) };
const photo = { name: 'photo.png', type: 'image/png', bytes: samplePng() };

/** Far from the numbers of the filled city, and another range in each run. */
let serial = 6_000_000 + (Math.floor(Date.now() / 100) % 2_000_000);

function newPerson(bench: BenchStack) {
	serial += 1;
	const { team } = bench.actors;
	const unitId = bench.actors.unit.organizationId;
	const nationalId = makeNationalId({ serial, sex: 'male' });
	return volunteerForm({ unitId, teamId: team.organizationId, nationalId, name: '林測試' });
}

async function stationOpen({ applications }: BenchStack, applicationId: string, stageIndex: number) {
	for (let wait = 0; wait < 2000; wait += 1) {
		if ((await applications.openStages.get(applicationId))?.stageIndex === stageIndex) return;
		await sleep(10);
	}
	throw new Error(`station ${stageIndex} of ${applicationId} does not open`);
}

/** One person's way from joining to the book, as use cases. */
export async function actAsUseCases(bench: BenchStack, measure: Measure): Promise<void> {
	const { actors, applications, volunteers, training, objects } = bench;
	const { team } = actors;
	const person = newPerson(bench);
	const { volunteerId } = await measure('add a volunteer', () => createVolunteer(volunteers, team, person));
	for (const courseType of ['basic', 'special'] as const) {
		const form = trainingForm(volunteerId, { courseType });
		await measure('add a training record', () => createRecord(training, team, form));
	}
	const { uploadId, fields } = await applications.uploads.create(team, {
		purpose: 'application.photo',
		name: photo.name,
		size: photo.bytes.length,
		contentType: photo.type,
	});
	await objects.write(fields.key ?? '', photo.bytes, photo.type);
	const form = recordBookFormSchema.parse({ ...contact, photoUploadId: uploadId });
	const draft = await measure('save a draft', () =>
		createDraft(applications, team, {
			volunteerId,
			unitId: actors.unit.organizationId,
			issueKind: 'first',
			form,
		}),
	);
	const { applicationId, revision } = draft;
	await measure('send (F-03)', () => submitApplication(applications, team, applicationId, { revision }));
	for (const [stageIndex, login] of (['unit', 'purpose'] as const).entries()) {
		await stationOpen(bench, applicationId, stageIndex);
		const head = await applications.applications.get(applicationId);
		await measure(decisionName(stageIndex), () =>
			decideStage(applications, actors[login], applicationId, {
				revision: head?.revision ?? 0,
				result: 'approve',
			}),
		);
	}
	const key = { volunteerId, unitId: actors.unit.organizationId };
	const insurance = bench.insurance;
	const shown = async () => (await insurance.covers.get(key))?.revision ?? 0;
	await bench.stack.settled();
	const asked = { action: 'enrol', revision: await shown() } as const;
	await measure('ask for insurance (I-06)', () => actOnCover(insurance, team, key, asked));
	const confirmed = { action: 'confirm-enrolment', revision: await shown(), period } as const;
	await measure('confirm insurance (I-07)', () => actOnCover(insurance, actors.purpose, key, confirmed));
}

function decisionName(stageIndex: number): ActName {
	return stageIndex === 0 ? 'decide at the first station' : 'decide at the last station';
}

/** The same over HTTP. */
export async function actOverHttp(bench: BenchStack, measure: Measure): Promise<void> {
	const { callers, actors } = bench;
	const post = <Body>(login: BenchLogin, path: string, body: unknown) =>
		callers[login].expect<Body>('POST', path, body);
	const person = newPerson(bench);
	const { volunteerId } = await measure('add a volunteer', () =>
		post<{ volunteerId: string }>('team', '/api/volunteers', person),
	);
	for (const courseType of ['basic', 'special'] as const) {
		const form = trainingForm(volunteerId, { courseType });
		await measure('add a training record', () => post('team', '/api/training/records', form));
	}
	const photoUploadId = await upload(callers.team, 'application.photo', photo);
	const { applicationId, revision } = await measure('save a draft', () =>
		post<Application>('team', '/api/applications/record-books', {
			volunteerId,
			unitId: actors.unit.organizationId,
			issueKind: 'first',
			form: { ...contact, photoUploadId },
		}),
	);
	const path = `/api/applications/${applicationId}`;
	await measure('send (F-03)', () => post('team', `${path}/submissions`, { revision }));
	for (const [stageIndex, login] of (['unit', 'purpose'] as const).entries()) {
		await stationOpen(bench, applicationId, stageIndex);
		const { revision: shown } = await callers[login].expect<Application>('GET', path);
		await measure(decisionName(stageIndex), () =>
			post(login, `${path}/decisions`, { revision: shown, result: 'approve' }),
		);
	}
	await bench.stack.settled();
	const { items } = await callers.team.expect<{ items: Cover[] }>(
		'GET',
		`/api/insurance/volunteers/${volunteerId}/covers`,
	);
	const cover = `/api/insurance/volunteers/${volunteerId}/covers/${actors.unit.organizationId}`;
	const { revision: coverRevision } = await measure('ask for insurance (I-06)', () =>
		post<Cover>('team', `${cover}/requests`, { action: 'enrol', revision: items[0]?.revision }),
	);
	await measure('confirm insurance (I-07)', () =>
		post('purpose', `${cover}/confirmations`, {
			action: 'confirm-enrolment',
			revision: coverRevision,
			period,
		}),
	);
}

/** The largest batch there may be; a small city has fewer people whose training is certified (H-15). */
function hoursBatch({ city }: BenchStack): EntryBatch {
	const members: EntryBatch['members'] = [];
	for (const { volunteerId, places, career, certificates, leftOn } of city.members()) {
		if (members.length === mostMembersAtOnce) break;
		const mayServe = certificates && career.book.length > 0 && !leftOn;
		if (mayServe) members.push({ volunteerId, unitId: places.unit.id });
	}
	const dates = { startDate: '2026-10-01', endDate: '2026-10-31' };
	const entry = entryFieldsSchema.parse({ ...dates, item: '58', content: '05', hours: 6.5 });
	return { batchKey: newId(new Date()), members, entry };
}

function checkAllWritten({ items }: { items: { done: boolean; message?: string }[] }): void {
	const refused = items.find(({ done }) => !done);
	if (refused) throw new Error(`hours are refused: ${refused.message}`);
}

/** 批次新增時數 as use case. */
export async function enterHours(bench: BenchStack, measure: Measure): Promise<void> {
	const batch = hoursBatch(bench);
	const { hours, actors } = bench;
	checkAllWritten(
		await measure('hours of 500 people (H-04)', () => createEntries(hours, actors.governing, batch)),
	);
}

/** The same over HTTP, in one request. */
export async function enterHoursOverHttp(bench: BenchStack, measure: Measure): Promise<void> {
	const batch = hoursBatch(bench);
	checkAllWritten(
		await measure('hours of 500 people (H-04)', () =>
			bench.callers.governing.expect<Parameters<typeof checkAllWritten>[0]>(
				'POST',
				'/api/hours/entries',
				batch,
			),
		),
	);
}
