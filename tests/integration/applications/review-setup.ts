import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Application } from '#shared/contract/applications.ts';
import { recordBookFormSchema, type RecordBookFormInput } from '#shared/contract/applications.ts';
import type { ReviewResult } from '#shared/codes/review-results.ts';
import type { StaffActor } from '#platform/access/actor.ts';
import type { Platform } from '#platform/container.ts';
import type { Mail } from '#platform/mail/mail-sender.ts';
import { delivery } from '#platform/outbox/delivery.ts';
import { workflowOf } from '#platform/workflow/workflow.ts';
import type { ApplicationDependencies } from '#functions/applications/application-dependencies.ts';
import { closeApplication, type CloseInput } from '#functions/applications/close-application.ts';
import { applicationsContainer } from '#functions/applications/container.ts';
import { decideStage } from '#functions/applications/decide-stage.ts';
import { createDraft } from '#functions/applications/edit-application.ts';
import { openStage, type OpenStageInput } from '#functions/applications/open-stage.ts';
import { showApplication } from '#functions/applications/read-application.ts';
import { submitApplication } from '#functions/applications/submit-application.ts';
import { trainingContainer, type TrainingContainer } from '#functions/training/container.ts';
import { createRecord } from '#functions/training/create-record.ts';
import { createVolunteer } from '#functions/volunteers/create-volunteer.ts';
import { approvalStateMachineArn, jobStateMachineArn } from '#infra/local/local-account.ts';
import type { BookIssueKind } from '#shared/codes/book-issue-kinds.ts';
import type { TrainingRecord } from '#shared/contract/training.ts';
import { noAccountEffects } from '#tests/support/no-account-effects.ts';
import { staffAt } from '#tests/support/actors.ts';
import { buildCity, city } from '#tests/support/builders/city.ts';
import { trainingForm } from '#tests/support/builders/training-form.ts';
import { volunteerForm } from '#tests/support/builders/volunteer-form.ts';
import { testTable } from '#tests/support/dynamodb.ts';
import { memoryObjectStore, tinyPng } from '#tests/support/memory-object-store.ts';
import { testDay, testPlatform } from '#tests/support/test-platform.ts';
import { openStage as openStageName, sfnClient, startApprovalMachine } from '../local/approval-machine.ts';

/** Accounts of the small city, by what they do in a review. */
export const people = {
	team: staffAt(city.hospitalTeam),
	otherTeam: staffAt(city.hospitalOtherTeam),
	unit: staffAt(city.hospital),
	otherUnit: staffAt(city.shelter),
	purpose: staffAt(city.welfare),
	/** A second account at the same desk. */
	purposeColleague: staffAt(city.welfare, { accountId: 'colleague', name: '社會局 同事' }),
	otherPurpose: staffAt(city.culture),
	governing: staffAt(city.governing),
} satisfies Record<string, StaffActor>;

/** The reviewing use cases on a table of their own, with the real state machine under them. */
export async function setupReview(
	adapt: (deps: ApplicationDependencies) => ApplicationDependencies = (d) => d,
) {
	const local = await testTable();
	let now = testDay.getTime();
	// Each reading is a second later, so that no two rows of a list have the same time.
	const platform: Platform = testPlatform(local.table, () => new Date((now += 1000)));
	const objects = memoryObjectStore();
	const deps = adapt(
		applicationsContainer(platform, objects, { cityName: '桃園市', adminOrigin: 'https://admin.example' }),
	);
	const training: TrainingContainer = trainingContainer(platform, objects);
	await buildCity(platform);

	const journalDir = mkdtempSync(join(tmpdir(), 'review-'));
	const machine = await startApprovalMachine(journalDir, (name, payload) =>
		name === openStageName
			? openStage(deps, payload as OpenStageInput)
			: closeApplication(deps, payload as CloseInput),
	);
	const client = sfnClient(machine.endpoint);
	const mails: Mail[] = [];
	const outbox = delivery({
		...platform,
		workflow: workflowOf(
			{ STATE_MACHINE_ARN: approvalStateMachineArn, JOB_STATE_MACHINE_ARN: jobStateMachineArn },
			client,
		),
		mail: { send: async (mail) => void mails.push(mail) },
		accounts: noAccountEffects,
	});

	/** Delivers effects until there are none: what the stream does in the cloud. */
	async function settled(): Promise<void> {
		for (;;) {
			await machine.idle();
			const { delivered, failures } = await outbox.sweep(new Date('9999-01-01'));
			if (failures[0]) throw failures[0];
			if (delivered === 0 && !machine.isBusy()) return;
		}
	}

	async function upload(actor: StaffActor, purpose: 'application.photo' | 'application.attachment') {
		const bytes = tinyPng;
		const name = purpose === 'application.photo' ? 'photo.png' : 'photo.pdf';
		const file = { purpose, name, size: bytes.length, contentType: 'image/png' };
		const { uploadId, fields } = await deps.uploads.create(actor, file);
		objects.objects.set(fields.key ?? '', bytes);
		return uploadId;
	}

	async function completeForm(actor: StaffActor): Promise<RecordBookFormInput> {
		return recordBookFormSchema.parse({
			photoUploadId: await upload(actor, 'application.photo'),
			contactName: '林承辦',
			contactPhone: '03-3322101',
			contactEmail: 'contact@example.com',
		});
	}

	async function volunteer(trained = true, name = '王小明'): Promise<string> {
		const form = volunteerForm({ unitId: 'hospital', teamId: 'hteam', name });
		const { volunteerId } = await createVolunteer(deps.members as never, people.unit, form);
		if (trained) for (const courseType of ['basic', 'special'] as const) await train(volunteerId, courseType);
		return volunteerId;
	}

	function train(volunteerId: string, courseType: 'basic' | 'special'): Promise<TrainingRecord> {
		return createRecord(training, people.unit, trainingForm(volunteerId, { courseType, category: '01' }));
	}

	async function draft(
		volunteerId: string,
		actor: StaffActor = people.team,
		issueKind: BookIssueKind = 'first',
	): Promise<Application> {
		const form = await completeForm(actor);
		return createDraft(deps, actor, { volunteerId, unitId: 'hospital', issueKind, form });
	}

	/** Sends a form and waits until it is in the first reviewer's queue. */
	async function sent(
		volunteerId: string,
		actor: StaffActor = people.team,
		issueKind: BookIssueKind = 'first',
	): Promise<Application> {
		const { applicationId, revision } = await draft(volunteerId, actor, issueKind);
		const application = await submitApplication(deps, actor, applicationId, { revision });
		await settled();
		return application;
	}

	/** Decides as somebody who has just opened the form, and waits for all that follows. */
	async function decide(
		actor: StaffActor,
		applicationId: string,
		result: ReviewResult,
		opinion = result === 'approve' ? undefined : '請補正',
	): Promise<Application> {
		const { revision } = await showApplication(deps, actor, applicationId);
		const answer = await decideStage(deps, actor, applicationId, { revision, result, opinion });
		await settled();
		return answer;
	}

	return {
		deps,
		platform,
		training,
		objects,
		mails,
		local,
		settled,
		upload,
		completeForm,
		volunteer,
		train,
		draft,
		sent,
		decide,
		show: (applicationId: string, actor: StaffActor = people.unit) =>
			showApplication(deps, actor, applicationId),
		/** A first book, with all its approvals. */
		async approved(volunteerId: string, issueKind: BookIssueKind = 'first'): Promise<Application> {
			const { applicationId } = await sent(volunteerId, people.unit, issueKind);
			await decide(people.purpose, applicationId, 'approve');
			return showApplication(deps, people.unit, applicationId);
		},
		async stop() {
			client.destroy();
			await machine.stop();
			await local.stop();
			rmSync(journalDir, { recursive: true, force: true });
		},
	};
}

export type ReviewSetup = Awaited<ReturnType<typeof setupReview>>;
