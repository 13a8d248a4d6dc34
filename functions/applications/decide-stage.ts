import type { StaffActor } from '#platform/access/actor.ts';
import { DomainError } from '#platform/errors.ts';
import { outcomeOf } from '#platform/outcome.ts';
import type { Application } from '#shared/contract/applications.ts';
import type { ReviewResult } from '#shared/codes/review-results.ts';
import { organizationLevelLabels } from '#shared/domain/organizations/level.ts';
import type { ApplicationDependencies } from './application-dependencies.ts';
import type { ApplicationHead, Outcome } from './application.repository.ts';
import { showApplication } from './read-application.ts';
import { actionsOf, isDecidedInRound, requireApplication } from './require-application.ts';

interface Decision {
	revision: number;
	result: ReviewResult;
	opinion?: string | undefined;
}

const outcomes: Record<ReviewResult, Outcome> = {
	approve: 'approved',
	reject: 'rejected',
	return: 'returned',
};

/**
 * A reviewer's decision on the open station (W-03): the head moves on, the history gets its line, the queue loses its
 * row and the workflow is told, in one transaction. Of two reviewers at once one wins; the other is told (W-16 says who
 * may review at all).
 *
 * @throws DomainError `application.already-decided`, `application.own-submission`, `identity.not-permitted`
 */
export async function decideStage(
	deps: ApplicationDependencies,
	actor: StaffActor,
	applicationId: string,
	decision: Decision,
): Promise<Application> {
	await decide(deps, actor, applicationId, decision);
	return showApplication(deps, actor, applicationId);
}

async function decide(
	deps: ApplicationDependencies,
	actor: StaffActor,
	applicationId: string,
	decision: Decision,
): Promise<void> {
	const head = await requireApplication(deps, actor, applicationId);
	requireReviewer(head, actor, decision.revision);
	const [stage, task] = await Promise.all([
		deps.openStages.get(applicationId),
		deps.tasks.get(applicationId),
	]);
	const station = stage && head.stages[stage.stageIndex];
	if (!stage || !station || !task || stage.round !== head.round || stage.stageIndex !== head.stageIndex) {
		// Somebody may have decided since the head was read.
		requireReviewer(await requireApplication(deps, actor, applicationId), actor, decision.revision);
		// The workflow opens the station a moment after the submit or the decision before it.
		throw new DomainError('request.busy');
	}
	const decided = () => new DomainError('application.already-decided');
	const last = stage.stageIndex === head.stages.length - 1;
	const final = decision.result !== 'approve' || last;
	const after: ApplicationHead = final
		? { ...head, pendingOutcome: outcomes[decision.result] }
		: { ...head, stageIndex: stage.stageIndex + 1 };
	await deps.transact([
		deps.applications.replaceChange(head, after, decided),
		deps.openStages.deleteChange(stage, decided),
		...deps.tasks.closeChanges(task),
		deps.stations.createChange(
			{
				applicationId,
				round: head.round,
				station: stage.stageIndex + 1,
				role: organizationLevelLabels[actor.level],
				accountId: actor.accountId,
				person: actor.name,
				...(station.organizationId !== actor.organizationId && { actedFor: station.organizationId }),
				...(decision.opinion && { opinion: decision.opinion }),
				at: deps.clock().toISOString(),
				result: decision.result,
			},
			decided,
		),
		deps.outbox.entry({
			kind: 'workflow.resume',
			taskToken: deps.openStages.tokenOf(stage),
			output: { result: decision.result },
		}),
		deps.audit.entry({
			actor,
			action: `application.${decision.result}`,
			subject: { type: 'application', id: applicationId },
		}),
	]);
}

function requireReviewer(head: ApplicationHead, actor: StaffActor, revision: number): void {
	const stationOf = head.stages.some((stage) => stage.organizationId === actor.organizationId);
	if (!stationOf && actor.level !== 'governing') throw new DomainError('identity.not-permitted');
	if (actionsOf(head, actor, isDecidedInRound(head)).includes('review')) {
		if (head.revision === revision) return;
		throw new DomainError('application.already-decided', { detail: '申請單內容已更新，請重新載入後再審核' });
	}
	const open = head.stageIndex === undefined ? undefined : head.stages[head.stageIndex];
	const mine = head.status === 'in-review' && open?.organizationId === actor.organizationId;
	if (mine && head.submittedBy === actor.accountId) throw new DomainError('application.own-submission');
	throw new DomainError('application.already-decided');
}

/** 批次審核 (W-01): each ticked row by itself; a row that cannot be decided says why and does not stop the others. */
export async function decideBatch(
	deps: ApplicationDependencies,
	actor: StaffActor,
	input: {
		items: { applicationId: string; revision: number }[];
		result: ReviewResult;
		opinion?: string | undefined;
	},
): Promise<{ items: { applicationId: string; done: boolean; message?: string }[] }> {
	const items = [];
	for (const { applicationId, revision } of input.items) {
		const decision = { revision, result: input.result, opinion: input.opinion };
		const outcome = await outcomeOf(decide(deps, actor, applicationId, decision));
		items.push({ applicationId, ...outcome });
	}
	return { items };
}
