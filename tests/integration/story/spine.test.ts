import { privateQueryHeader } from '#shared/contract/private-query.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Application, CandidateRow, RecordBookSubject, TaskRow } from '#shared/contract/applications.ts';
import type { Page } from '#shared/contract/paging.ts';
import type { VolunteerRow } from '#shared/contract/volunteers.ts';
import { makeNationalId } from '#shared/values/national-id.ts';
import {
	apiCaller,
	signInStaff,
	signInVolunteer,
	solvedProof,
	upload,
	type ApiCaller,
} from '#tests/support/api-caller.ts';
import { localStack, type TestStack } from '#tests/support/local-stack.ts';
import { readPdf } from '#tests/support/pdf-text.ts';
import { samplePdf, samplePng } from '#tests/support/sample-files.ts';
import { buildTestCity, testPassword, type TestCity, type TestNode } from '#tests/support/test-city.ts';

const nationalId = makeNationalId({ serial: 1, sex: 'female' });
const png = { name: 'photo.png', type: 'image/png', bytes: samplePng() };

function volunteerInput(city: TestCity) {
	return {
		unitId: city.organizations.unit.id,
		teamId: city.organizations.team.id,
		nationalId,
		name: '王小明',
		mobilePhone: '0912-345-678',
		email: 'volunteer@example.com',
		sex: 'female',
		birthDate: '1980-05-06',
		occupation: 'business',
		education: 'college',
	};
}

function training(volunteerId: string, courseType: 'basic' | 'special', certificateUploadIds: string[]) {
	return {
		volunteerId,
		courseType,
		category: '01',
		provider: '社會局',
		hours: 6,
		courseName: courseType === 'basic' ? '志工基礎訓練' : '社會福利類特殊訓練',
		startDate: '2026-03-01',
		endDate: '2026-03-01',
		withoutApproval: true,
		certificateUploadIds,
	};
}

describe('the spine: a record-book application from a team to an issued e-book', () => {
	let stack: TestStack;
	let city: TestCity;
	let volunteerId = '';
	let application: Application;
	const callers: Partial<Record<TestNode, ApiCaller>> = {};
	const as = (node: TestNode): ApiCaller => callers[node] ?? apiCaller(stack.addresses.admin);

	beforeAll(async () => {
		stack = await localStack();
		await stack.reset();
		city = await buildTestCity();
		for (const node of ['team', 'unit', 'purpose', 'governing', 'other-unit'] as const) {
			callers[node] = await signInStaff(stack.addresses.admin, node, testPassword);
		}
	});

	async function decide(node: TestNode, result: 'approve' | 'reject' | 'return', opinion?: string) {
		await stack.settled();
		const tasks = await as(node).expect<Page<TaskRow>>('GET', '/api/applications/tasks?task=review');
		const [task] = tasks.items;
		if (!task) throw new Error(`${node} has no task`);
		const answer = await as(node).expect<Application>(
			'POST',
			`/api/applications/${task.applicationId}/decisions`,
			{
				revision: task.revision,
				result,
				...(opinion && { opinion }),
			},
		);
		await stack.settled();
		return answer;
	}

	it('[V-06][V-07] a team checks an unknown ID and adds the volunteer with a photo', async () => {
		const check = await as('team').expect('POST', '/api/volunteers/checks', {
			unitId: city.organizations.unit.id,
			nationalId,
		});
		expect(check).toEqual({ outcome: 'new', sex: 'female' });
		const photoUploadId = await upload(as('team'), 'volunteer.photo', png);
		const bookCoverUploadId = await upload(as('team'), 'volunteer.book-cover', png);
		const created = await as('team').expect<{ volunteerId: string; attached: boolean }>(
			'POST',
			'/api/volunteers',
			{
				...volunteerInput(city),
				photoUploadId,
				bookCoverUploadId,
			},
		);
		expect(created.attached).toBe(false);
		volunteerId = created.volunteerId;
	});

	it('[V-02][S-17] finds the volunteer by part of the name and by the full ID, masked', async () => {
		const byNumber = { [privateQueryHeader]: `nationalId=${nationalId}` };
		const list = async (node: Parameters<typeof as>[0], query: string, headers = {}) =>
			(await as(node).call<Page<VolunteerRow>>('GET', `/api/volunteers${query}`, undefined, headers)).body;
		for (const found of [
			await list('team', `?name=${encodeURIComponent('小明')}`),
			await list('team', '', byNumber),
		]) {
			expect(found.items.map((row) => row.volunteerId)).toEqual([volunteerId]);
			expect(found.items[0]?.nationalId).toBe(`${nationalId.slice(0, 5)}*****`);
		}
		expect((await list('other-unit', '', byNumber)).items).toEqual([]);
		// An ID number in the address would be in every log on its way.
		const told = await as('team').call('GET', `/api/volunteers?nationalId=${nationalId}`);
		expect(told.status).toBe(400);
	});

	it('[F-02] names each unmet condition before the training is entered', async () => {
		const subject = await as('team').expect<RecordBookSubject>(
			'GET',
			`/api/applications/record-books/subjects/${volunteerId}?unitId=${city.organizations.unit.id}`,
		);
		expect(subject.eligible).toBe(false);
		expect(
			subject.conditions.filter((condition) => !condition.met).map((condition) => condition.code),
		).toEqual(['basic-training', 'special-training']);
	});

	it('[E-21] training rows with certificates make the volunteer eligible', async () => {
		for (const type of ['basic', 'special'] as const) {
			const certificate = await upload(as('team'), 'training.certificate', {
				name: '證書.pdf',
				type: 'application/pdf',
				bytes: samplePdf(),
			});
			await as('team').expect('POST', '/api/training/records', training(volunteerId, type, [certificate]));
		}
		const rows = await as('team').expect<Page<CandidateRow>>(
			'GET',
			'/api/applications/record-books/candidates',
		);
		expect(rows.items[0]).toMatchObject({
			basicHours: 6,
			specialHours: 6,
			status: 'none',
			actions: ['first'],
		});
	});

	it('[F-03][F-14] the draft can be saved, read again and sent', async () => {
		const photoUploadId = await upload(as('team'), 'application.photo', png);
		const attachment = await upload(as('team'), 'application.attachment', {
			name: '說明.pdf',
			type: 'application/pdf',
			bytes: samplePdf(),
		});
		const draft = await as('team').expect<Application>('POST', '/api/applications/record-books', {
			volunteerId,
			unitId: city.organizations.unit.id,
			issueKind: 'first',
			form: { photoUploadId, attachmentUploadIds: [attachment] },
		});
		expect(draft).toMatchObject({ status: 'draft', round: 0, allowedActions: ['edit', 'submit', 'delete'] });
		const saved = await as('team').expect<Application>('PUT', `/api/applications/${draft.applicationId}`, {
			revision: draft.revision,
			form: {
				keptAttachmentIds: draft.form.attachments.map((file) => file.fileId),
				contactName: '林承辦',
				contactPhone: '03-3322101',
				contactEmail: 'contact@example.com',
			},
		});
		expect(saved.form.attachments).toHaveLength(1);
		application = await as('team').expect<Application>(
			'POST',
			`/api/applications/${draft.applicationId}/submissions`,
			{
				revision: saved.revision,
			},
		);
		expect(application).toMatchObject({ status: 'in-review', round: 1, allowedActions: ['withdraw'] });
		expect(application.number).toMatch(/^\d{17}$/);
	});

	it('[W-10][W-15] the unit approves, the purpose authority returns, the team sees it in 待辦事項', async () => {
		await decide('unit', 'approve', '資料齊全');
		await decide('purpose', 'return', '請補正照片');
		const tasks = await as('team').expect<Page<TaskRow>>('GET', '/api/applications/tasks');
		expect(tasks.items).toMatchObject([{ task: 'returned', applicationId: application.applicationId }]);
		expect(tasks.page.total).toBe(1);
	});

	it('[M-01] the corrected form is sent again as a new round and approved to the end', async () => {
		const returned = await as('team').expect<Application>(
			'GET',
			`/api/applications/${application.applicationId}`,
		);
		expect(returned.status).toBe('returned');
		await as('team').expect('POST', `/api/applications/${application.applicationId}/submissions`, {
			revision: returned.revision,
		});
		await decide('unit', 'approve');
		await decide('purpose', 'approve', '准予發給');
		const approved = await as('team').expect<Application>(
			'GET',
			`/api/applications/${application.applicationId}`,
		);
		expect(approved).toMatchObject({ status: 'approved', round: 2, bookNumber: '社字第00000001號' });
		expect(approved.history.map((line) => `${line.round}.${line.station} ${line.result}`)).toEqual([
			'1.0 送審',
			'1.1 核准',
			'1.2 退回申請人',
			'2.0 送審',
			'2.1 核准',
			'2.2 核准',
		]);
	});

	it("[F-16] number, issuer and issue date are the person's, and a mail is sent", async () => {
		const detail = await as('unit').expect<{ recordBookNumber: string; base: Record<string, unknown> }>(
			'GET',
			`/api/volunteers/${volunteerId}`,
		);
		expect(detail.recordBookNumber).toBe('社字第00000001號');
		expect(detail.base).toMatchObject({ recordBookIssuer: '社會局' });
		const mails = await stack.mails();
		expect(JSON.stringify(mails)).toContain('volunteer@example.com');
	});

	it('[V-19][V-22] the back office exports the e-book', async () => {
		const book = await as('team').expect<{ url: string }>(
			'POST',
			`/api/applications/volunteers/${volunteerId}/e-books`,
			{ coreTraining: { from: '2020-01-01', until: '2026-12-31' } },
		);
		const response = await fetch(book.url);
		expect(response.headers.get('content-type')).toBe('application/pdf');
		const pdf = await readPdf(new Uint8Array(await response.arrayBuffer()));
		expect(JSON.stringify(pdf)).toContain('志工基礎訓練');
	});

	it('[P-20][P-23] the volunteer sets a password by the mailed link and downloads the same book', async () => {
		const caller = apiCaller(stack.addresses.portal);
		await caller.expect('POST', '/api/identity/volunteer-password-resets', {
			nationalId,
			birthDate: '1980-05-06',
			proof: await solvedProof(caller),
		});
		await stack.settled();
		const token = /token=([\w-]+)/.exec(JSON.stringify((await stack.mails()).at(-1)))?.[1];
		await caller.expect('POST', '/api/identity/passwords', {
			token,
			password: testPassword,
			passwordRepeat: testPassword,
			proof: await solvedProof(caller),
		});
		const volunteer = await signInVolunteer(stack.addresses.portal, nationalId, testPassword);
		const training = await volunteer.expect<{ items: unknown[] }>('GET', '/api/training/me');
		expect(training.items).toHaveLength(2);
		const books = await volunteer.expect<{ items: unknown[] }>('GET', '/api/applications/me/record-books');
		expect(books.items).toHaveLength(1);
		expect(await volunteer.expect('GET', '/api/hours/me')).toEqual({ items: [] });
		expect(await volunteer.expect('GET', '/api/insurance/me')).toMatchObject({ items: [{ status: 'none' }] });
		const book = await volunteer.expect<{ url: string }>('POST', '/api/applications/me/e-books', {});
		expect((await fetch(book.url)).status).toBe(200);
	});

	it("[S-02] another unit's manager sees nothing of it, not even by guessing addresses", async () => {
		const guesses = [
			`/api/volunteers/${volunteerId}`,
			`/api/applications/${application.applicationId}`,
			`/api/training/volunteers/${volunteerId}/records`,
			`/api/applications/volunteers/${volunteerId}/record-books`,
		];
		for (const path of guesses) expect((await as('other-unit').call('GET', path)).status, path).toBe(404);
		expect((await as('governing').call('GET', guesses[1] ?? '')).status).toBe(200);
	});
});
