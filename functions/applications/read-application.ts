import type { StaffActor } from '#platform/access/actor.ts';
import { DomainError } from '#platform/errors.ts';
import type { Application } from '#shared/contract/applications.ts';
import type { OrganizationRef, StoredFile } from '#shared/contract/common.ts';
import { organizationLevelLabels } from '#shared/domain/organizations/level.ts';
import type { ApplicationDependencies } from './application-dependencies.ts';
import type { ApplicationHead } from './application.repository.ts';
import { recordBookSubject } from './record-book/record-book-subject.ts';
import { offeredActions, requireApplication } from './require-application.ts';
import type { Station, StationResult } from './station.repository.ts';

type Dependencies = Pick<
	ApplicationDependencies,
	'applications' | 'books' | 'directory' | 'forms' | 'standings' | 'stations' | 'training' | 'uniqueness'
>;

const resultLabels: Record<StationResult, string> = {
	submit: '送審',
	approve: '核准',
	reject: '否決',
	return: '退回申請人',
	withdraw: '取消申請',
};

/** The whole form, 審核歷程 and what the actor may do with it (W-03, W-05). */
export async function showApplication(
	deps: Dependencies,
	actor: StaffActor,
	applicationId: string,
): Promise<Application> {
	const head = await requireApplication(deps, actor, applicationId);
	const [form, stations, nameOf] = await Promise.all([
		deps.forms.get(applicationId),
		deps.stations.list(applicationId),
		deps.directory.names(head.stages.map((stage) => stage.organizationId)),
	]);
	if (!form) throw new DomainError('application.not-found');
	const editable = head.status === 'draft' || head.status === 'returned';
	// What was sent is shown as it was judged; what may still change is judged now.
	const subject =
		!editable && form.subject
			? form.subject
			: await recordBookSubject(deps, { ...head, unitId: head.memberUnitId });
	const { applicationId: _id, subject: _subject, ...shown } = form;
	return {
		applicationId,
		...(head.number && { number: head.number }),
		item: head.item,
		issueKind: head.issueKind,
		status: head.status,
		revision: head.revision,
		round: head.round,
		summary: head.summary,
		applicant: head.applicant,
		...(head.submittedAt && { submittedAt: head.submittedAt }),
		...(head.decidedAt && { decidedAt: head.decidedAt }),
		...(head.stageIndex !== undefined && { stageIndex: head.stageIndex }),
		stages: head.stages.map(({ level, organizationId }) => ({
			level,
			organization: nameOf(organizationId) ?? { id: organizationId, name: organizationId },
		})),
		subject,
		form: shown,
		history: historyOf(head, stations, nameOf),
		...(head.bookNumber && { bookNumber: head.bookNumber }),
		allowedActions: await offeredActions(deps, head, actor),
	};
}

/** W-05, with a last line for the station that is still to decide. */
function historyOf(
	head: ApplicationHead,
	stations: Station[],
	nameOf: (id: string | undefined) => OrganizationRef | undefined,
): Application['history'] {
	const lines: Application['history'] = stations.map((line) => ({
		station: line.result === 'withdraw' ? 0 : line.station,
		round: line.round,
		role: line.role,
		person: line.person,
		...(line.actedFor && { actedFor: nameOf(line.actedFor)?.name ?? line.actedFor }),
		...(line.opinion && { opinion: line.opinion }),
		at: line.at,
		result: resultLabels[line.result],
	}));
	const open = head.stageIndex === undefined ? undefined : head.stages[head.stageIndex];
	if (
		head.status === 'in-review' &&
		open &&
		head.stageIndex !== undefined &&
		head.pendingOutcome === undefined
	) {
		lines.push({
			station: head.stageIndex + 1,
			round: head.round,
			role: organizationLevelLabels[open.level],
			result: '審核中',
		});
	}
	return lines;
}

/** A short-lived address of a file of the form. Handing out an attachment is noted, a photo shown on a page is not. */
export async function downloadApplicationFile(
	deps: Pick<ApplicationDependencies, 'applications' | 'audit' | 'forms' | 'transact' | 'uploads'>,
	actor: StaffActor,
	applicationId: string,
	fileId: string,
): Promise<{ url: string; fileName: string }> {
	const { volunteerId, item } = await requireApplication(deps, actor, applicationId);
	const form = await deps.forms.get(applicationId);
	const files: StoredFile[] = form ? [...(form.photo ? [form.photo] : []), ...form.attachments] : [];
	// A photo taken over from the volunteer's record is part of the frozen subject.
	if (form?.subject?.photo) files.push(form.subject.photo);
	const file = files.find((candidate) => candidate.fileId === fileId);
	if (!file) throw new DomainError('file.not-found');
	if (form?.attachments.includes(file)) {
		const subject = { type: 'volunteer', id: volunteerId };
		const changes = [{ label: '附件', after: file.name }];
		await deps.transact([deps.audit.entry({ actor, action: `${item}.download-file`, subject, changes })]);
	}
	return deps.uploads.download(file);
}
