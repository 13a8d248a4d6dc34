import { systemActor } from '#platform/access/actor.ts';
import type { Stage } from '#shared/domain/applications/stages.ts';
import { fromFreshReading, StaleReading } from '#functions/volunteers/stale-reading.ts';
import type { ApplicationDependencies } from './application-dependencies.ts';
import { countChanges } from './application-counter.ts';

type Dependencies = Pick<
	ApplicationDependencies,
	| 'applications'
	| 'audit'
	| 'clock'
	| 'counters'
	| 'openStages'
	| 'outbox'
	| 'stations'
	| 'tasks'
	| 'transact'
>;

export interface OpenStageInput {
	applicationId: string;
	round: number;
	stageIndex: number;
	stage: Stage;
	taskToken: string;
}

/**
 * Called by the workflow for each station: puts the form into the reviewer's queue and keeps the token. Being called
 * again (a retry, a restart) does no harm: a station that has decided answers at once, an open one only takes the new
 * token, a withdrawn application lets the execution go. A withdrawal at the same moment is found out by the write.
 */
export function openStage(deps: Dependencies, input: OpenStageInput): Promise<void> {
	return fromFreshReading(() => open(deps, input));
}

async function open(deps: Dependencies, input: OpenStageInput): Promise<void> {
	const { applicationId, round, stageIndex, stage, taskToken } = input;
	const [head, decided, before] = await Promise.all([
		deps.applications.get(applicationId),
		deps.stations.get(applicationId, round, stageIndex + 1),
		deps.openStages.get(applicationId),
	]);
	if (decided || head?.round !== round || head.status !== 'in-review' || !head.number || !head.submittedAt) {
		const result = decided?.result ?? 'return';
		await deps.transact([deps.outbox.entry({ kind: 'workflow.resume', taskToken, output: { result } })]);
		return;
	}
	const openedAt = deps.clock().toISOString();
	const keepToken = deps.openStages.putChange({ applicationId, round, stageIndex, taskToken, openedAt });
	const stillInReview = deps.applications.unchangedChange(head, () => new StaleReading());
	if (before?.round === round && before.stageIndex === stageIndex) {
		await deps.transact([stillInReview, keepToken]);
		return;
	}
	await deps.transact([
		stillInReview,
		keepToken,
		...deps.tasks.openChanges({
			applicationId,
			queueId: stage.organizationId,
			task: 'review',
			openedAt,
			number: head.number,
			item: head.item,
			applicant: head.applicant,
			summary: head.summary,
			submittedAt: head.submittedAt,
			revision: head.revision,
			round,
		}),
		...(round === 1 && stageIndex === 0 ? countChanges(deps, head) : []),
		deps.audit.entry({
			actor: systemActor('approval'),
			action: 'application.open-stage',
			subject: { type: 'application', id: applicationId },
		}),
	]);
}
