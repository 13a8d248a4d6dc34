import type { StaffActor } from '#platform/access/actor.ts';
import { inScope, scopeOf } from '#platform/access/scope.ts';
import { DomainError } from '#platform/errors.ts';
import type { ErrorCode } from '#shared/contract/errors.ts';
import { allowedActions, type AllowedAction } from '#shared/domain/applications/allowed-actions.ts';
import type { ApplicationDependencies } from './application-dependencies.ts';
import type { ApplicationHead } from './application.repository.ts';

/** The application if the actor may see it: through its applicant or through the person's place. */
export async function requireApplication(
	deps: Pick<ApplicationDependencies, 'applications'>,
	actor: StaffActor,
	applicationId: string,
): Promise<ApplicationHead> {
	const head = await deps.applications.get(applicationId);
	const scope = scopeOf(actor);
	if (!head || !(inScope(scope, head.applicantPath) || inScope(scope, head.membershipPath))) {
		throw new DomainError('application.not-found');
	}
	return head;
}

/** The same list that the screens show their buttons by. */
export function actionsOf(
	head: ApplicationHead,
	actor: StaffActor,
	decidedInRound: boolean,
): AllowedAction[] {
	const open =
		head.pendingOutcome === undefined && head.stageIndex !== undefined
			? head.stages[head.stageIndex]
			: undefined;
	return allowedActions(
		{
			status: head.status,
			applicantPath: head.applicantPath,
			submittedBy: head.submittedBy,
			openStageOrganizationId: open?.organizationId,
			decidedInRound,
		},
		actor,
	);
}

/** True once a station of the present round has decided. */
export function isDecidedInRound(head: ApplicationHead): boolean {
	return (head.stageIndex ?? 0) > 0 || head.pendingOutcome !== undefined;
}

/** What the screens offer: a unit that the person has left ends what it began and writes nothing else (V-32). */
export async function offeredActions(
	deps: Pick<ApplicationDependencies, 'standings'>,
	head: ApplicationHead,
	actor: StaffActor,
): Promise<AllowedAction[]> {
	const actions = actionsOf(head, actor, isDecidedInRound(head));
	const writes = (action: AllowedAction) => action === 'edit' || action === 'submit';
	if (!actions.some(writes) || (await deps.standings.isMaintained(actor, head.volunteerId))) return actions;
	return actions.filter((action) => !writes(action));
}

/** The visible application on which the actor may do `action`; `refused` says why not. */
export async function requireAction(
	deps: Pick<ApplicationDependencies, 'applications'>,
	actor: StaffActor,
	applicationId: string,
	action: AllowedAction,
	refused: ErrorCode,
): Promise<ApplicationHead> {
	const head = await requireApplication(deps, actor, applicationId);
	if (!actionsOf(head, actor, isDecidedInRound(head)).includes(action)) throw new DomainError(refused);
	return head;
}
