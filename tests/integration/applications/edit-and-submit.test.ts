import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteDraft, createDraft, saveDraft } from '#functions/applications/edit-application.ts';
import { listTasks, searchApplications } from '#functions/applications/list-applications.ts';
import { openStage } from '#functions/applications/open-stage.ts';
import { getSubject } from '#functions/applications/record-book/record-book-subject.ts';
import { submitApplication, withdrawApplication } from '#functions/applications/submit-application.ts';
import { deleteRecord } from '#functions/training/delete-record.ts';
import type { DomainError } from '#platform/errors.ts';
import { recordBookFormSchema } from '#shared/contract/applications.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { people, setupReview, type ReviewSetup } from './review-setup.ts';

const page = { page: 1, size: 10 } as const;

describe('filling in and sending a record-book application', () => {
	let review: ReviewSetup;
	beforeAll(async () => {
		review = await setupReview();
	});
	afterAll(() => review.stop());

	it('[F-03] a draft is saved without being complete, read again, and seen by nobody outside', async () => {
		const volunteerId = await review.volunteer(false);
		const { applicationId, allowedActions } = await createDraft(review.deps, people.team, {
			volunteerId,
			unitId: 'hospital',
			issueKind: 'first',
			form: recordBookFormSchema.parse({}),
		});
		expect(allowedActions).toEqual(['edit', 'submit', 'delete']);
		const { revision } = await review.show(applicationId, people.team);
		await saveDraft(review.deps, people.team, applicationId, {
			revision,
			form: recordBookFormSchema.parse({ contactName: '林承辦', remark: '急件' }),
		});
		const saved = await review.show(applicationId, people.team);
		expect(saved).toMatchObject({
			status: 'draft',
			round: 0,
			form: { contactName: '林承辦', remark: '急件' },
		});
		expect(saved.number).toBeUndefined();
		for (const stranger of [people.otherTeam, people.otherUnit, people.otherPurpose]) {
			expect(await refusalOf(review.show(applicationId, stranger))).toBe('application.not-found');
		}
		const { items } = await searchApplications(review.deps, people.governing, page);
		expect(items.map((row) => row.applicationId)).not.toContain(applicationId);
	});

	it('[M-01] of two saves on one reading, the second is told to load again', async () => {
		const { applicationId, revision } = await review.draft(await review.volunteer(false));
		const form = await review.completeForm(people.team);
		await saveDraft(review.deps, people.team, applicationId, { revision, form });
		const again = saveDraft(review.deps, people.team, applicationId, { revision, form });
		expect(await refusalOf(again)).toBe('request.conflict');
	});

	it('[F-14] the photo of the person serves, also for a draft that was begun before it', async () => {
		const volunteerId = await review.volunteer();
		const form = recordBookFormSchema.parse({ contactName: '林承辦' });
		const { applicationId, revision } = await createDraft(review.deps, people.team, {
			volunteerId,
			unitId: 'hospital',
			issueKind: 'first',
			form,
		});
		const { standings } = review.deps;
		const photo = { fileId: 'photo', name: 'photo.png', size: 1, contentType: 'image/png' };
		const withPhoto: typeof standings = {
			...standings,
			findVolunteer: async (id) => {
				const found = await standings.findVolunteer(id);
				return found && { ...found, photo };
			},
		};
		const saved = await saveDraft({ ...review.deps, standings: withPhoto }, people.team, applicationId, {
			revision,
			form,
		});
		expect(saved.form.photo).toEqual(photo);
		const [course] = saved.subject.basicTraining;
		expect(course?.recordId).toBeDefined();
		expect(course?.certificates).toEqual([]);
	});

	it('[F-14] an upload that was made for something else is no attachment', async () => {
		const { applicationId, revision } = await review.draft(await review.volunteer(false));
		const attachmentUploadIds = [await review.upload(people.team, 'application.photo')];
		const wrongPurpose = saveDraft(review.deps, people.team, applicationId, {
			revision,
			form: recordBookFormSchema.parse({ attachmentUploadIds }),
		});
		expect(await refusalOf(wrongPurpose)).toBe('file.upload-not-found');
	});

	it('[F-03] deleting a draft frees the person for a new application', async () => {
		const volunteerId = await review.volunteer();
		const { applicationId } = await review.draft(volunteerId);
		expect(await refusalOf(review.draft(volunteerId))).toBe('application.already-open');
		await deleteDraft(review.deps, people.team, applicationId);
		expect(await refusalOf(review.show(applicationId, people.team))).toBe('application.not-found');
		expect((await review.draft(volunteerId)).status).toBe('draft');
	});

	it('[F-15] of two applications for one person at once, one is made', async () => {
		const volunteerId = await review.volunteer();
		const results = await Promise.all([
			refusalOf(review.draft(volunteerId, people.team)),
			refusalOf(review.draft(volunteerId, people.unit)),
			refusalOf(review.draft(volunteerId, people.team)),
		]);
		expect(results.sort()).toEqual(['application.already-open', 'application.already-open', 'not refused']);
	});

	it('[F-02] names every condition that is not met, and sends nothing', async () => {
		const volunteerId = await review.volunteer(false);
		const { applicationId, revision } = await review.draft(volunteerId);
		const subject = await getSubject(review.deps, people.team, {
			volunteerId,
			unitId: 'hospital',
			issueKind: 'first',
		});
		expect(subject.conditions.filter(({ met }) => !met).map(({ code }) => code)).toEqual([
			'basic-training',
			'special-training',
			'no-open-application',
		]);
		const refused = await submitApplication(review.deps, people.team, applicationId, { revision }).catch(
			(error: unknown) => error as DomainError,
		);
		expect(refused).toMatchObject({ code: 'application.not-eligible' });
		expect((refused as DomainError).errors?.map(({ field }) => field)).toEqual([
			'conditions.basic-training',
			'conditions.special-training',
		]);
		expect((await review.show(applicationId, people.team)).status).toBe('draft');
	});

	it('[F-15] special training of another field does not count', async () => {
		const volunteerId = await review.volunteer(false);
		await review.train(volunteerId, 'basic');
		const subject = await getSubject(review.deps, people.team, {
			volunteerId,
			unitId: 'hospital',
			issueKind: 'first',
		});
		expect(subject).toMatchObject({ basicHours: 6, specialHours: 0, eligible: false });
	});

	it('[F-14] an incomplete form names each gap when it is sent', async () => {
		const volunteerId = await review.volunteer();
		const { applicationId, revision } = await createDraft(review.deps, people.team, {
			volunteerId,
			unitId: 'hospital',
			issueKind: 'first',
			form: recordBookFormSchema.parse({}),
		});
		const refused = await submitApplication(review.deps, people.team, applicationId, { revision }).catch(
			(error: unknown) => error as DomainError,
		);
		expect((refused as DomainError).errors?.map(({ field }) => field)).toEqual([
			'photoUploadId',
			'contactName',
			'contactPhone',
			'contactEmail',
		]);
	});

	it('[F-03] the sent form is locked for everybody', async () => {
		const { applicationId, revision } = await review.sent(await review.volunteer());
		const form = await review.completeForm(people.team);
		const tries = [
			saveDraft(review.deps, people.team, applicationId, { revision, form }),
			saveDraft(review.deps, people.unit, applicationId, { revision, form }),
			deleteDraft(review.deps, people.team, applicationId),
			submitApplication(review.deps, people.team, applicationId, { revision }),
		];
		expect(new Set(await Promise.all(tries.map(refusalOf)))).toEqual(new Set(['application.not-editable']));
	});

	it('[S-11] numbers have 17 digits and are unique, even in one millisecond', async () => {
		const drafts = [];
		for (let index = 0; index < 3; index += 1) drafts.push(await review.draft(await review.volunteer()));
		const frozen = { ...review.deps, clock: () => new Date('2026-03-05T04:00:00.123Z') };
		const sent = await Promise.all(
			drafts.map(({ applicationId, revision }) =>
				submitApplication(frozen, people.team, applicationId, { revision }),
			),
		);
		await review.settled();
		const numbers = sent.map(({ number }) => number ?? '').sort();
		expect(numbers).toEqual(['20260305120000123', '20260305120000124', '20260305120000125']);
	});

	it('[S-11] the applicant is shown with purpose authority, unit and account', async () => {
		const { applicant } = await review.sent(await review.volunteer());
		expect(applicant).toBe('組織 welfare-組織 hospital-組織 hteam hteam 承辦人');
	});

	it('[M-01] the applicant takes it back before the first decision, and may apply anew', async () => {
		const volunteerId = await review.volunteer();
		const { applicationId } = await review.sent(volunteerId);
		const before = (await listTasks(review.deps, people.unit, page)).page.total ?? 0;
		const { revision } = await review.show(applicationId, people.team);
		const withdrawn = await withdrawApplication(review.deps, people.team, applicationId, { revision });
		expect(withdrawn).toMatchObject({ status: 'withdrawn', allowedActions: [] });
		expect(withdrawn.history.map((line) => `${line.station} ${line.result}`)).toEqual([
			'0 送審',
			'0 取消申請',
		]);
		expect((await listTasks(review.deps, people.unit, page)).page.total).toBe(before - 1);
		await review.settled();
		expect((await review.show(applicationId, people.team)).status).toBe('withdrawn');
		expect((await review.draft(volunteerId)).status).toBe('draft');
	});

	it('[M-01] not after a station has decided', async () => {
		const { applicationId } = await review.sent(await review.volunteer());
		await review.decide(people.unit, applicationId, 'approve');
		const { revision, allowedActions } = await review.show(applicationId, people.team);
		expect(allowedActions).toEqual([]);
		const attempt = withdrawApplication(review.deps, people.team, applicationId, { revision });
		expect(await refusalOf(attempt)).toBe('application.not-withdrawable');
	});

	it('[M-01][S-10] taken back while its first station opens: no row stays behind in the queue', async () => {
		const before = await searchApplications(review.deps, people.unit, page);
		const tasks = await listTasks(review.deps, people.unit, page);
		const { applicationId, revision: drafted } = await review.draft(await review.volunteer());
		const { revision, stages } = await submitApplication(review.deps, people.team, applicationId, {
			revision: drafted,
		});
		const harmless = review.deps.audit.entry({
			actor: people.team,
			action: 'application.save',
			subject: { type: 'application', id: applicationId },
		});
		let withdrawal: Promise<unknown> | undefined;
		const slowReading: typeof review.deps.applications = {
			...review.deps.applications,
			// The withdrawal comes between what the station reads and what it writes.
			get: async (id) => {
				const head = await review.deps.applications.get(id);
				withdrawal ??= withdrawApplication(review.deps, people.team, id, { revision });
				await withdrawal;
				return head;
			},
		};
		await openStage(
			// Its answer to the workflow goes nowhere: the token is made up.
			{ ...review.deps, applications: slowReading, outbox: { entry: () => harmless } },
			{
				applicationId,
				round: 1,
				stageIndex: 0,
				stage: { level: 'unit', organizationId: stages[0]?.organization.id ?? '' },
				taskToken: 'a token that nobody waits for',
			},
		);
		expect((await review.show(applicationId, people.team)).status).toBe('withdrawn');
		expect((await listTasks(review.deps, people.unit, page)).page.total).toBe(tasks.page.total);
		expect(await review.deps.openStages.get(applicationId)).toBeUndefined();
		const after = await searchApplications(review.deps, people.unit, page);
		expect(after.page.total).toBe((before.page.total ?? 0) + 1);
	});

	it('[F-02] training on which a review rests cannot be deleted until the review ends', async () => {
		const volunteerId = await review.volunteer(false);
		await review.train(volunteerId, 'basic');
		const special = await review.train(volunteerId, 'special');
		const { applicationId } = await review.sent(volunteerId);
		const key = { volunteerId, recordId: special.recordId };
		expect(await refusalOf(deleteRecord(review.training, people.unit, key))).toBe('training.in-use');
		await review.decide(people.unit, applicationId, 'return');
		await deleteRecord(review.training, people.unit, key);
		const { revision } = await review.show(applicationId, people.team);
		const again = submitApplication(review.deps, people.team, applicationId, { revision });
		expect(await refusalOf(again)).toBe('application.not-eligible');
	});

	it('[F-02] training that is deleted while the form is being sent is not counted', async () => {
		const volunteerId = await review.volunteer(false);
		await review.train(volunteerId, 'basic');
		const special = await review.train(volunteerId, 'special');
		const { applicationId, revision } = await review.draft(volunteerId);
		let removal: Promise<unknown> | undefined;
		const slowTraining = {
			of: async (id: string) => {
				const courses = await review.deps.training.of(id);
				removal ??= deleteRecord(review.training, people.unit, { volunteerId, recordId: special.recordId });
				await removal;
				return courses;
			},
		};
		const attempt = submitApplication(
			{ ...review.deps, training: slowTraining },
			people.team,
			applicationId,
			{
				revision,
			},
		);
		expect(await refusalOf(attempt)).toBe('application.not-eligible');
		expect((await review.show(applicationId, people.team)).status).toBe('draft');
	});
});
