import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationsContainer } from '#functions/applications/container.ts';
import { exportBook } from '#functions/applications/e-book/export-e-book.ts';
import { createDraft, deleteDraft, saveDraft } from '#functions/applications/edit-application.ts';
import { showApplication } from '#functions/applications/read-application.ts';
import { getSubject } from '#functions/applications/record-book/record-book-subject.ts';
import { submitApplication } from '#functions/applications/submit-application.ts';
import { listCertificates } from '#functions/certificates/certificate-view.ts';
import { certificatesContainer } from '#functions/certificates/container.ts';
import { downloadCertificate } from '#functions/certificates/download-certificate.ts';
import {
	createCertificate,
	deleteCertificate,
	stampCertificate,
	updateCertificate,
} from '#functions/certificates/maintain-certificates.ts';
import { createRecord } from '#functions/training/create-record.ts';
import { deleteRecord } from '#functions/training/delete-record.ts';
import { listOfVolunteer, listRecords } from '#functions/training/read-records.ts';
import { createAward, deleteAward, updateAward } from '#functions/volunteers/awards/maintain-awards.ts';
import { listAwards, listAwardsOfVolunteer } from '#functions/volunteers/awards/read-awards.ts';
import { getConsent, giveConsent, withdrawConsent } from '#functions/volunteers/consents/consents.ts';
import { leaveUnit } from '#functions/volunteers/leave-unit.ts';
import { listChanges } from '#functions/volunteers/list-changes.ts';
import { createNote, deleteNote, listNotes, updateNote } from '#functions/volunteers/notes/maintain-notes.ts';
import { getVolunteer } from '#functions/volunteers/read-volunteer.ts';
import { updateVolunteer } from '#functions/volunteers/update-volunteer.ts';
import { viewNationalId } from '#functions/volunteers/view-national-id.ts';
import { recordBookFormSchema } from '#shared/contract/applications.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { trainingForm } from '#tests/support/builders/training-form.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { setupHours, type HoursSetup } from '../hours/hours-setup.ts';

const governing = staffAt(city.governing);
const hospital = staffAt(city.hospital);
const welfare = staffAt(city.welfare);
const museum = staffAt(city.museum);
const shelter = staffAt(city.shelter);

const page = { page: 1, size: 10 };
const note = { kind: 'general', recordedOn: '2026-01-02', text: '急救證照' } as const;
const award = { award: 'city', grade: 'bronze', rocYear: 113 } as const;
const certificate = {
	preparedBy: '陳怡君',
	issuer: '組織 hospital',
	issuedOn: '2026-03-04',
	englishName: 'WANG',
	address: '桃園市桃園區縣府路 1 號',
	startDate: '2025-01-01',
	endDate: '2025-12-31',
	content: '熱心服務',
};
const form = recordBookFormSchema.parse({});

let setup: HoursSetup;
let certificates: ReturnType<typeof certificatesContainer>;
let applications: ReturnType<typeof applicationsContainer>;
beforeAll(async () => {
	setup = await setupHours();
	certificates = certificatesContainer(setup.platform, setup.objects);
	applications = applicationsContainer(setup.platform, setup.objects, {
		cityName: '桃園市',
		adminOrigin: 'https://admin.example',
	});
});
afterAll(() => setup.local.stop());

/** Served in the hospital, which kept a record of every kind, and left it for the museum. */
async function addMoved() {
	const { deps, training } = setup;
	const volunteerId = await setup.addTrained();
	await setup.enter(volunteerId, { startDate: '2025-01-01', endDate: '2025-06-30', hours: 100 });
	await setup.enter(volunteerId, { startDate: '2025-07-01', endDate: '2025-12-31', hours: 60 });
	const { noteId } = await createNote(deps, hospital, volunteerId, note);
	const { awardId } = await createAward(deps, hospital, { volunteerId, ...award, evidenceUploadIds: [] });
	const course = trainingForm(volunteerId, { courseType: 'other' });
	const { recordId } = await createRecord(training, hospital, course);
	const { certificateId } = await createCertificate(certificates, hospital, volunteerId, {
		...certificate,
		unitId: 'hospital',
	});
	await setup.joinMuseum(volunteerId);
	await leaveUnit(deps, hospital, { volunteerId, unitId: 'hospital' });
	return { volunteerId, noteId, awardId, recordId, certificateId };
}

describe('a unit that the person has left', () => {
	it('[V-32] changes nothing that is kept about the person', async () => {
		const { deps, training } = setup;
		const { volunteerId, noteId, awardId, recordId, certificateId } = await addMoved();
		const { base, revision } = await getVolunteer(deps, hospital, volunteerId);
		const scanUploadId = await setup.upload(hospital, 'volunteer.consent');
		const noteKey = { volunteerId, noteId };
		const awardKey = { volunteerId, awardId };
		const certificateKey = { volunteerId, certificateId };
		const evidence = { keptEvidenceIds: [], evidenceUploadIds: [] };
		const acts = {
			base: updateVolunteer(deps, hospital, volunteerId, { ...base, email: 'taken@example.com', revision }),
			createNote: createNote(deps, hospital, volunteerId, note),
			updateNote: updateNote(deps, hospital, noteKey, { ...note, revision: 1 }),
			deleteNote: deleteNote(deps, hospital, noteKey),
			createAward: createAward(deps, hospital, {
				volunteerId,
				...award,
				grade: 'gold',
				evidenceUploadIds: [],
			}),
			updateAward: updateAward(deps, hospital, awardKey, { ...award, ...evidence, revision: 1 }),
			deleteAward: deleteAward(deps, hospital, awardKey),
			giveConsent: giveConsent(deps, hospital, volunteerId, {
				...{ revision: 0, actedOn: '2026-03-01', scanUploadId },
			}),
			withdrawConsent: withdrawConsent(deps, hospital, volunteerId, { revision: 0, actedOn: '2026-03-01' }),
			createRecord: createRecord(training, hospital, trainingForm(volunteerId)),
			deleteRecord: deleteRecord(training, hospital, { volunteerId, recordId }),
			createCertificate: createCertificate(certificates, hospital, volunteerId, {
				...certificate,
				unitId: 'hospital',
				endDate: '2025-12-30',
			}),
			updateCertificate: updateCertificate(certificates, hospital, certificateKey, {
				...certificate,
				revision: 1,
			}),
			deleteCertificate: deleteCertificate(certificates, hospital, certificateKey),
			stampCertificate: stampCertificate(certificates, hospital, certificateKey, {
				revision: 1,
				scanUploadId,
			}),
			draft: createDraft(applications, hospital, {
				...{ volunteerId, unitId: 'hospital', issueKind: 'first', form },
			}),
		};
		const answers = await Promise.all(Object.values(acts).map(refusalOf));
		expect(answers).toEqual(Object.keys(acts).map(() => 'volunteer.left-unit'));
		expect((await getVolunteer(deps, museum, volunteerId)).base.email).toBe(base.email);
	});

	it('[V-32] [S-17] sees the full ID number no more, neither by itself nor on a document', async () => {
		const { volunteerId, certificateId } = await addMoved();
		const looks = (actor: typeof hospital) => [
			viewNationalId(setup.deps, actor, volunteerId, { reason: '查核' }),
			downloadCertificate(certificates, actor, { volunteerId, certificateId }),
		];
		const former = await Promise.all(looks(hospital).map(refusalOf));
		expect(former).toEqual(['volunteer.left-unit', 'volunteer.left-unit']);
		const present = await Promise.all(looks(museum).map(refusalOf));
		expect(present).toEqual(['not refused', 'not refused']);
		const book = exportBook(applications, hospital, volunteerId, { awards: true });
		expect(await refusalOf(book)).toBe('volunteer.left-unit');
	});

	it('[V-32] reads on, and is offered nothing that would be refused', async () => {
		const { deps, training } = setup;
		const { volunteerId } = await addMoved();
		const read = async (actor: typeof hospital) => ({
			mayMaintain: (await getVolunteer(deps, actor, volunteerId)).mayMaintain,
			notes: (await listNotes(deps, actor, volunteerId)).items.map(({ editable }) => editable),
			awards: (await listAwardsOfVolunteer(deps, actor, volunteerId)).items.map(({ editable }) => editable),
			courses: (await listOfVolunteer(training, actor, volunteerId)).items.filter(({ allowedActions }) =>
				allowedActions.includes('delete'),
			).length,
			certificates: (await listCertificates(certificates, actor, volunteerId)).items.map(
				({ actions }) => actions.length,
			),
		});
		expect(await read(hospital)).toEqual({
			...{ mayMaintain: false, notes: [false], awards: [false], courses: 0, certificates: [0] },
		});
		expect(await read(governing)).toMatchObject({
			...{ mayMaintain: true, notes: [true], awards: [true], courses: 1, certificates: [3] },
		});
		const nationalId = setup.platform.cipher.open(
			(await deps.volunteers.get(volunteerId))?.nationalIdSealed ?? '',
		);
		const awards = await listAwards(deps, hospital, { ...page, nationalId });
		expect(awards.items.map(({ editable }) => editable)).toEqual([false]);
		const records = await listRecords(training, hospital, { ...page, nationalId });
		expect(records.items.map(({ allowedActions }) => allowedActions)).toEqual([[]]);
		expect((await getConsent(deps, hospital, volunteerId)).state).toBe('none');
		expect((await listChanges(deps, hospital, volunteerId, page)).items.length).toBeGreaterThan(0);
		expect(await refusalOf(getVolunteer(deps, shelter, volunteerId))).toBe('volunteer.not-found');
		expect(await refusalOf(viewNationalId(deps, shelter, volunteerId, { reason: '查核' }))).toBe(
			'volunteer.not-found',
		);
	});

	it('[V-32] nor does an authority for whom nobody below has the person any more; the city keeps the record', async () => {
		const { deps } = setup;
		const { volunteerId } = await addMoved();
		const { base, revision } = await getVolunteer(deps, welfare, volunteerId);
		const form = { ...base, homePhone: '03-3000001', revision };
		expect(await refusalOf(updateVolunteer(deps, welfare, volunteerId, form))).toBe('volunteer.left-unit');
		await leaveUnit(deps, museum, { volunteerId, unitId: 'museum' });
		const now = await getVolunteer(deps, governing, volunteerId);
		const mended = { ...form, revision: now.revision };
		expect(await refusalOf(updateVolunteer(deps, museum, volunteerId, mended))).toBe('volunteer.left-unit');
		expect(await refusalOf(updateVolunteer(deps, governing, volunteerId, mended))).toBe('not refused');
	});

	it('[V-32] ends a form that it had begun, but neither edits nor sends it', async () => {
		const { deps } = setup;
		const { volunteerId } = await setup.add();
		const draft = await createDraft(applications, hospital, {
			...{ volunteerId, unitId: 'hospital', issueKind: 'first', form },
		});
		const { applicationId, revision } = draft;
		expect(draft.allowedActions).toEqual(['edit', 'submit', 'delete']);
		await leaveUnit(deps, hospital, { volunteerId, unitId: 'hospital' });
		const { allowedActions } = await showApplication(applications, hospital, applicationId);
		expect(allowedActions).toEqual(['delete']);
		const save = saveDraft(applications, hospital, applicationId, { revision, form });
		expect(await refusalOf(save)).toBe('volunteer.left-unit');
		const send = submitApplication(applications, hospital, applicationId, { revision });
		expect(await refusalOf(send)).toBe('volunteer.left-unit');
		expect(await refusalOf(deleteDraft(applications, hospital, applicationId))).toBe('not refused');
	});

	it('[F-15] [V-32] leaves no draft behind that would keep the next unit from applying', async () => {
		const { deps } = setup;
		const { volunteerId } = await setup.add();
		const apply = { volunteerId, issueKind: 'first', form } as const;
		const { applicationId } = await createDraft(applications, hospital, { ...apply, unitId: 'hospital' });
		await setup.joinMuseum(volunteerId);
		const next = () => createDraft(applications, museum, { ...apply, unitId: 'museum' });
		const isFree = async () =>
			(await getSubject(applications, museum, { ...apply, unitId: 'museum' })).conditions.find(
				({ code }) => code === 'no-open-application',
			)?.met;
		expect(await refusalOf(next())).toBe('application.already-open');
		expect(await isFree()).toBe(false);
		await leaveUnit(deps, hospital, { volunteerId, unitId: 'hospital' });
		expect(await isFree()).toBe(true);
		const answers = await Promise.all([refusalOf(next()), refusalOf(next())]);
		expect(answers.filter((answer) => answer === 'not refused')).toHaveLength(1);
		expect(await refusalOf(showApplication(applications, hospital, applicationId))).toBe(
			'application.not-found',
		);
		expect(await refusalOf(next())).toBe('application.already-open');
	});
});
