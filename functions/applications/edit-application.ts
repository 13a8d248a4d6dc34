import type { StaffActor } from '#platform/access/actor.ts';
import type { Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import { labelOfBookIssueKind, type BookIssueKind } from '#shared/codes/book-issue-kinds.ts';
import type { Application, RecordBookFormInput } from '#shared/contract/applications.ts';
import type { ApplicationDependencies } from './application-dependencies.ts';
import type { ApplicationForm } from './application-form.repository.ts';
import { applicationType } from './application-types.ts';
import type { ApplicationHead } from './application.repository.ts';
import { showApplication } from './read-application.ts';
import { openApplication, openApplicationClaim } from './record-book/open-application.ts';
import { requireAction } from './require-application.ts';

/** S-11: 目的機關-單位 and the account's name. */
async function applicantLabel(deps: ApplicationDependencies, actor: StaffActor): Promise<string> {
	const placement = await deps.directory.placement(actor.path);
	const parts = [placement.purpose?.name, placement.unit?.name, placement.team?.name, placement.squad?.name];
	return `${parts.filter(Boolean).join('-')} ${actor.name}`;
}

/** F-03: 暫存 of a new application. One person has at most one that is open. */
export async function createDraft(
	deps: ApplicationDependencies,
	actor: StaffActor,
	input: { volunteerId: string; unitId: string; issueKind: BookIssueKind; form: RecordBookFormInput },
): Promise<Application> {
	const { volunteerId, unitId, issueKind } = input;
	const { volunteer, path } = await deps.standings.ofMaintained(actor, volunteerId, unitId);
	const hasBook = (await deps.books.list(volunteerId)).some((book) => book.status === 'in-use');
	if (issueKind === 'first' && hasBook) throw new DomainError('application.book-exists');
	if (issueKind !== 'first' && !hasBook) throw new DomainError('application.book-missing');
	const applicationId = deps.newId();
	const alreadyOpen = () => new DomainError('application.already-open');
	const { leftBehind } = (await openApplication(deps, volunteerId)) ?? {};
	const head: ApplicationHead = {
		applicationId,
		item: 'record-book',
		issueKind,
		status: 'draft',
		revision: 1,
		round: 0,
		stages: applicationType(deps.types, 'record-book').stages(actor.path, actor.level),
		volunteerId,
		memberUnitId: unitId,
		membershipPath: path,
		applicant: await applicantLabel(deps, actor),
		applicantPath: actor.path,
		summary: `${volunteer.name} 紀錄冊${labelOfBookIssueKind(issueKind)}申請`,
	};
	// F-14: the photo of the person's record serves until the applicant sends another.
	const { photo } = volunteer;
	const form = await formOf(
		deps,
		actor,
		{ applicationId, attachments: [], deliveryMethod: 'electronic', ...(photo && { photo }) },
		input.form,
	);
	await deps.transact([
		deps.applications.createChange(head),
		deps.forms.putChange(form),
		...(leftBehind
			? [
					...(await removalChanges(deps, actor, leftBehind)),
					deps.uniqueness.handOver(
						openApplicationClaim,
						volunteerId,
						{ from: leftBehind.applicationId, to: applicationId },
						alreadyOpen,
					),
				]
			: [deps.uniqueness.claim(openApplicationClaim, volunteerId, applicationId, alreadyOpen)]),
		...(await applicationType(deps.types, head.item).statusChanges(head)),
		deps.audit.entry({
			actor,
			action: 'application.create',
			subject: { type: 'application', id: applicationId },
		}),
	]);
	return showApplication(deps, actor, applicationId);
}

/** Saves a draft or a returned form; its status stays. */
export async function saveDraft(
	deps: ApplicationDependencies,
	actor: StaffActor,
	applicationId: string,
	input: { revision: number; form: RecordBookFormInput },
): Promise<Application> {
	const head = await requireAction(deps, actor, applicationId, 'edit', 'application.not-editable');
	await deps.standings.requireMaintained(actor, head.volunteerId);
	const [stored, volunteer] = await Promise.all([
		deps.forms.get(applicationId),
		deps.standings.findVolunteer(head.volunteerId),
	]);
	const kept: ApplicationForm = stored ?? { applicationId, attachments: [], deliveryMethod: 'electronic' };
	// The person's record may have got its photo since the draft was begun.
	const photo = kept.photo ?? volunteer?.photo;
	const form = await formOf(deps, actor, { ...kept, ...(photo && { photo }) }, input.form);
	await deps.transact([
		deps.applications.replaceChange({ ...head, revision: input.revision }, head),
		deps.forms.putChange(form),
		deps.audit.entry({
			actor,
			action: 'application.save',
			subject: { type: 'application', id: applicationId },
		}),
	]);
	return showApplication(deps, actor, applicationId);
}

/** Deletes a draft; nothing of it has been sent anywhere. */
export async function deleteDraft(
	deps: ApplicationDependencies,
	actor: StaffActor,
	applicationId: string,
): Promise<{ volunteerId: string; unitId: string }> {
	const head = await requireAction(deps, actor, applicationId, 'delete', 'application.not-editable');
	await deps.transact([
		...(await removalChanges(deps, actor, head)),
		deps.uniqueness.release(openApplicationClaim, head.volunteerId, applicationId),
	]);
	return { volunteerId: head.volunteerId, unitId: head.memberUnitId };
}

async function removalChanges(
	deps: ApplicationDependencies,
	actor: StaffActor,
	head: ApplicationHead,
): Promise<Change[]> {
	return [
		deps.applications.deleteChange(head),
		deps.forms.deleteChange(head.applicationId),
		...(await applicationType(deps.types, head.item).statusChanges({ ...head, status: 'none' })),
		deps.audit.entry({
			actor,
			action: 'application.delete',
			subject: { type: 'application', id: head.applicationId },
		}),
	];
}

async function formOf(
	deps: ApplicationDependencies,
	actor: StaffActor,
	stored: ApplicationForm,
	input: RecordBookFormInput,
): Promise<ApplicationForm> {
	const photo = input.photoUploadId
		? await deps.uploads.attach(actor, 'application.photo', input.photoUploadId, 'form.photoUploadId')
		: stored.photo;
	const added = [];
	for (const [index, uploadId] of input.attachmentUploadIds.entries()) {
		const field = `form.attachmentUploadIds.${index}`;
		added.push(await deps.uploads.attach(actor, 'application.attachment', uploadId, field));
	}
	const kept = stored.attachments.filter((file) => input.keptAttachmentIds.includes(file.fileId));
	return {
		applicationId: stored.applicationId,
		...(photo && { photo }),
		attachments: [...kept, ...added],
		...(input.contactName && { contactName: input.contactName }),
		...(input.contactPhone && { contactPhone: input.contactPhone }),
		...(input.contactEmail && { contactEmail: input.contactEmail }),
		deliveryMethod: input.deliveryMethod,
		...(input.remark && { remark: input.remark }),
	};
}
