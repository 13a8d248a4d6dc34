import type { Application, TaskRow } from '#shared/contract/applications.ts';
import { weekdays } from '#shared/codes/time-slots.ts';
import type { ServiceEntry } from '#shared/contract/hours.ts';
import type { TrainingRecord } from '#shared/contract/training.ts';
import type { AccountDetail } from '#shared/contract/identity.ts';
import type { Job } from '#shared/contract/jobs.ts';
import type { LargeEvent } from '#shared/contract/recruitment.ts';
import type { Page } from '#shared/contract/paging.ts';
import type { Position, Roster } from '#shared/contract/rosters.ts';
import type { AwardRecord } from '#shared/contract/volunteer-awards.ts';
import type { Note } from '#shared/contract/volunteer-notes.ts';
import type { VolunteerDetail } from '#shared/contract/volunteers.ts';
import { certificateRepository } from '#functions/certificates/certificate.repository.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import type { OrganizationPath } from '#shared/domain/organizations/organization-path.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import { upload, type ApiCaller } from '#tests/support/api-caller.ts';
import { volunteerFields, type CityCallers } from '#tests/support/city-callers.ts';
import type { TestStack } from '#tests/support/local-stack.ts';
import { samplePdf, samplePng } from '#tests/support/sample-files.ts';
import type { TestCity } from '#tests/support/test-city.ts';

const applicationStates = ['draft', 'in-review', 'returned', 'approved'] as const;
type ApplicationState = (typeof applicationStates)[number];

/** What belongs to `unit`: to be out of reach for everybody beside it. */
export interface UnitRecords {
	volunteerId: string;
	photoId: string;
	trainingRecordId: string;
	/** A file with the training record. */
	certificateFileId: string;
	noteId: string;
	consentFileId: string;
	awardId: string;
	evidenceId: string;
	/** 服務績效證明書, stamped. */
	certificateId: string;
	/** One entry of service hours of the volunteer, and the large event of the purpose authority that it names. */
	startDate: string;
	entryId: string;
	largeEventId: string;
	/** One application in each state, each with an attachment. */
	applications: Record<ApplicationState, { applicationId: string; attachmentId: string; revision: number }>;
	accountId: string;
	organizationId: string;
	/** A roster with a position, and the volunteer in today's morning shift. */
	rosterId: string;
	positionId: string;
	/** An export that is done. */
	jobId: string;
}

const pdf = { name: '說明.pdf', type: 'application/pdf', bytes: samplePdf() };
const png = { name: '照片.png', type: 'image/png', bytes: samplePng() };

export async function addVolunteer(caller: ApiCaller, unitId: string, serial: number): Promise<string> {
	const photoUploadId = await upload(caller, 'volunteer.photo', png);
	const fields = { ...volunteerFields(unitId, serial), photoUploadId };
	return (await caller.expect<{ volunteerId: string }>('POST', '/api/volunteers', fields)).volunteerId;
}

export async function addTraining(
	caller: ApiCaller,
	volunteerId: string,
	courseType: 'basic' | 'special',
): Promise<TrainingRecord> {
	const certificate = await upload(caller, 'training.certificate', { ...pdf, name: '證書.pdf' });
	return caller.expect('POST', '/api/training/records', {
		volunteerId,
		courseType,
		category: '01',
		provider: '社會局',
		hours: 6,
		courseName: courseType === 'basic' ? '志工基礎訓練' : '社會福利類特殊訓練',
		startDate: '2026-03-01',
		endDate: '2026-03-01',
		withoutApproval: true,
		certificateUploadIds: [certificate],
	});
}

async function addDraft(unit: ApiCaller, unitId: string, serial: number): Promise<Application> {
	const volunteerId = await addVolunteer(unit, unitId, serial);
	await addTraining(unit, volunteerId, 'basic');
	await addTraining(unit, volunteerId, 'special');
	const photoUploadId = await upload(unit, 'application.photo', png);
	const attachment = await upload(unit, 'application.attachment', pdf);
	const draft = await unit.expect<Application>('POST', '/api/applications/record-books', {
		volunteerId,
		unitId,
		issueKind: 'first',
		form: { photoUploadId, attachmentUploadIds: [attachment] },
	});
	return unit.expect<Application>('PUT', `/api/applications/${draft.applicationId}`, {
		revision: draft.revision,
		form: {
			keptAttachmentIds: draft.form.attachments.map((file) => file.fileId),
			contactName: '林承辦',
			contactPhone: '03-3322101',
			contactEmail: 'contact@example.com',
		},
	});
}

/** A note, a consent, an award and a stamped certificate of a volunteer, each with its file. */
async function addFurtherRecords(unit: ApiCaller, unitPath: OrganizationPath, volunteerId: string) {
	const path = `/api/volunteers/${volunteerId}`;
	const { noteId } = await unit.expect<Note>('POST', `${path}/notes`, {
		kind: 'general',
		recordedOn: '2026-03-01',
		text: '可支援假日班別',
	});
	const scanUploadId = await upload(unit, 'volunteer.consent', pdf);
	await unit.expect('POST', `${path}/consents`, { revision: 0, actedOn: '2026-03-01', scanUploadId });
	const evidenceId = await upload(unit, 'award.evidence', pdf);
	const { awardId } = await unit.expect<AwardRecord>('POST', '/api/volunteers/awards', {
		volunteerId,
		award: 'city',
		grade: 'bronze',
		rocYear: 114,
		evidenceUploadIds: [evidenceId],
	});
	const certificateId = await addCertificate(unitPath, volunteerId);
	await unit.expect('PUT', `/api/certificates/volunteers/${volunteerId}/${certificateId}/stamped-scan`, {
		revision: 1,
		scanUploadId: await upload(unit, 'certificate.stamped', pdf),
	});
	return { noteId, consentFileId: scanUploadId, awardId, evidenceId, certificateId };
}

export const certificateFields = {
	preparedBy: '林承辦',
	issuer: '幸福社區發展協會',
	issuedOn: '2026-03-01',
	englishName: 'CHEN, MEI',
	address: '桃園市桃園區縣府路 1 號',
	startDate: '2025-01-01',
	endDate: '2025-12-31',
	content: '服務績效良好。',
};

/** Written where it is stored: the year of service that it takes is not what is tried here. */
async function addCertificate(unitPath: OrganizationPath, volunteerId: string): Promise<string> {
	const platform = await platformFromEnvironment();
	const certificateId = 'certificate-of-the-unit';
	await platform.transact([
		certificateRepository(platform.table).createChange({
			...certificateFields,
			volunteerId,
			certificateId,
			status: 'unfinished',
			volunteerName: '志工',
			nationalIdMasked: 'A1000*****',
			birthDate: '1990-05-01',
			unitId: unitPath.slice(unitPath.lastIndexOf('/') + 1),
			path: unitPath,
			tenths: 2000,
			months: 12,
			appliedOn: '2026-03-01',
			revision: 1,
		}),
	]);
	return certificateId;
}

const largeEventFields = {
	name: '社會局運動會',
	startDate: '2026-03-01',
	endDate: '2026-03-31',
	place: '市立體育場',
};

/** One entry of service hours at a large event of the authority above; the training must be certified. */
async function addHours(
	{ as }: CityCallers,
	city: TestCity,
	volunteerId: string,
): Promise<Pick<UnitRecords, 'startDate' | 'entryId' | 'largeEventId'>> {
	const unit = as('unit');
	const unitId = city.organizations.unit.id;
	const hostId = city.organizations.purpose.id;
	const { largeEventId } = await as('purpose').expect<LargeEvent>('POST', '/api/recruitment/large-events', {
		...largeEventFields,
		hostId,
	});
	const atEvent = { hourType: 'large-event', largeEventId };
	await unit.expect('POST', '/api/hours/entries', {
		batchKey: 'of-the-unit',
		members: [{ volunteerId, unitId }],
		entry: {
			...{ startDate: '2026-03-02', endDate: '2026-03-02', item: '01', content: '07', hours: 3 },
			...atEvent,
		},
	});
	const path = `/api/hours/volunteers/${volunteerId}/entries`;
	const { items } = await unit.expect<Page<ServiceEntry>>('GET', path);
	const { startDate = '', entryId = '' } = items[0] ?? {};
	return { startDate, entryId, largeEventId };
}

async function addShift(unit: ApiCaller, volunteerId: string, organizationId: string) {
	const today = todayInTaipei(new Date());
	const days = { from: today, until: today };
	const { rosterId } = await unit.expect<Roster>('POST', '/api/attendance/rosters', {
		organizationId,
		...days,
		name: '服務台',
		place: '本會',
		address: { city: '桃園市', district: '桃園區', street: '縣府路 1 號' },
	});
	const path = `/api/attendance/rosters/${rosterId}/positions`;
	const { positionId } = await unit.expect<Position>('POST', path, {
		...days,
		name: '大門',
		item: '01',
		content: '07',
		week: {
			weekdays: weekdays.map(({ code }) => code),
			kinds: [{ kind: 'morning', startTime: '09:00', endTime: '12:00', hours: 3, needed: 1 }],
		},
		execute: true,
	});
	const shift = `${path}/${positionId}/shifts/${today}/morning`;
	await unit.expect('POST', `${shift}/volunteers`, { volunteerId });
	return { rosterId, positionId };
}

/** Fills `unit` with one of everything, through the API. */
export async function addUnitRecords(
	stack: TestStack,
	city: TestCity,
	callers: CityCallers,
): Promise<UnitRecords> {
	const { as } = callers;
	const unit = as('unit');
	const unitId = city.organizations.unit.id;
	const volunteerId = await addVolunteer(unit, unitId, 200);
	const training = await addTraining(unit, volunteerId, 'basic');
	const hours = await addHours(callers, city, volunteerId);
	const drafts = new Map<ApplicationState, Application>();
	for (const [index, state] of applicationStates.entries()) {
		const draft = await addDraft(unit, unitId, 201 + index);
		drafts.set(state, draft);
		if (state === 'draft') continue;
		const path = `/api/applications/${draft.applicationId}`;
		await unit.expect('POST', `${path}/submissions`, { revision: draft.revision });
	}
	const { jobId } = await unit.expect<Job>('POST', '/api/volunteers/exports', { format: 'ods' });
	await stack.settled();
	const tasks = await as('purpose').expect<Page<TaskRow>>('GET', '/api/applications/tasks?task=review');
	for (const [state, result] of [
		['returned', 'return'],
		['approved', 'approve'],
	] as const) {
		const applicationId = drafts.get(state)?.applicationId ?? '';
		const revision = tasks.items.find((task) => task.applicationId === applicationId)?.revision;
		await as('purpose').expect('POST', `/api/applications/${applicationId}/decisions`, {
			revision,
			result,
			opinion: '請補正',
		});
	}
	await stack.settled();
	const applications = {} as UnitRecords['applications'];
	for (const [state, { applicationId }] of drafts) {
		const { status, revision, form } = await unit.expect<Application>(
			'GET',
			`/api/applications/${applicationId}`,
		);
		if (status !== state) throw new Error(`${applicationId} is ${status}, not ${state}`);
		applications[state] = { applicationId, revision, attachmentId: form.attachments[0]?.fileId ?? '' };
	}
	const detail = await unit.expect<VolunteerDetail>('GET', `/api/volunteers/${volunteerId}`);
	const planUploadId = await upload(unit, 'unit.plan', { ...pdf, name: '計畫書.pdf' });
	await unit.expect('PUT', `/api/organizations/units/${unitId}`, {
		name: city.organizations.unit.name,
		category: '01',
		headName: '林理事長',
		supervisorName: '陳督導',
		phone: '03-3322101',
		email: 'unit@example.com',
		planUploadId,
		revision: 1,
	});
	const account = await as('purpose').expect<AccountDetail>(
		'GET',
		`/api/identity/accounts/${city.accounts.unit}`,
	);
	return {
		volunteerId,
		photoId: detail.photo?.fileId ?? '',
		trainingRecordId: training.recordId,
		certificateFileId: training.certificates[0]?.fileId ?? '',
		...hours,
		...(await addFurtherRecords(unit, city.organizations.unit.path, volunteerId)),
		...(await addShift(unit, volunteerId, unitId)),
		applications,
		accountId: account.accountId,
		organizationId: unitId,
		jobId,
	};
}
