import type { StaffActor } from '#platform/access/actor.ts';
import type { FieldChange } from '#platform/audit/audit.ts';
import { inScope, scopeOf } from '#platform/access/scope.ts';
import type { Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { NewId } from '#platform/ids.ts';
import { tasksCount } from '#functions/applications/task-counts.ts';
import { accountsCount } from '#functions/identity/account-counts.ts';
import type { Staff, StaffMember } from '#functions/identity/staff.ts';
import {
	createOrganization,
	removalChanges,
	saveOrganization,
	type OrganizationWriting,
} from '#functions/organizations/manage-organizations.ts';
import { organizationsCount } from '#functions/organizations/organization-counts.ts';
import type { TeamDetail } from '#shared/contract/teams.ts';
import type { TeamLevel } from '#shared/domain/organizations/team-levels.ts';
import { membersCount } from '../membership-counts.ts';
import { requireTeam, type TeamNode } from './require-team.ts';

type Dependencies = OrganizationWriting & { staff: Staff };

export async function getTeam(
	deps: Dependencies,
	actor: StaffActor,
	level: TeamLevel,
	id: string,
): Promise<TeamDetail> {
	return teamDetail(deps, actor, await requireTeam(deps.directory, actor, level, id));
}

/** 新增 (T-03, T-09): the team first, its 管理者 afterwards (T-05), since an account needs a place. */
export async function createTeam(
	deps: Dependencies & { newId: NewId },
	actor: StaffActor,
	level: TeamLevel,
	input: { parentId: string; name: string },
): Promise<TeamDetail> {
	const { id } = await createOrganization(deps, actor, { ...input, level });
	return getTeam(deps, actor, level, id);
}

/** 編輯 (T-05): the name, and who manages the team. */
export async function updateTeam(
	deps: Dependencies,
	actor: StaffActor,
	level: TeamLevel,
	id: string,
	input: { name: string; managerId?: string | undefined; revision: number },
): Promise<TeamDetail> {
	const before = await requireTeam(deps.directory, actor, level, id);
	const { name, revision, managerId = before.managerId } = input;
	const changes = await managerChanges(deps, actor, before, managerId);
	const after = await saveOrganization(
		deps,
		actor,
		before,
		{ ...before, name, ...(managerId && { managerId }) },
		{ revision, changes },
	);
	return teamDetail(deps, actor, after as TeamNode);
}

/** Only who is chosen anew must be one of those who may manage: a name is mended also where the 管理者 has gone. */
async function managerChanges(
	deps: Dependencies,
	actor: StaffActor,
	before: TeamNode,
	managerId: string | undefined,
): Promise<FieldChange[]> {
	if (managerId === before.managerId) return [];
	const manager =
		managerId !== undefined && (await seesParent(deps, actor, before))
			? await deps.staff.findAt(managerId, [before.id, before.parentId])
			: undefined;
	if (!manager) throw managerInvalid();
	const nameOf = await deps.staff.names([before.managerId]);
	return [{ label: '管理者', before: nameOf(before.managerId), after: manager.name }];
}

/**
 * 刪除 (T-08): only when nobody and nothing is left in it. The counters of what may lie below it are closed in the same
 * transaction, so that whoever joins at this moment either comes first, and the team stays, or is refused.
 */
export async function deleteTeam(
	deps: Dependencies,
	actor: StaffActor,
	level: TeamLevel,
	id: string,
): Promise<Record<string, never>> {
	const node = await requireTeam(deps.directory, actor, level, id);
	const { counters } = deps;
	const because = (code: 'has-members' | 'has-squads' | 'has-accounts' | 'has-tasks') => () =>
		new DomainError(`team.${code}`, { detail: `「${node.name}」${new DomainError(`team.${code}`).title}` });
	const belowIt: Change[] =
		level === 'team' ? [counters.close(organizationsCount(id, 'squad'), because('has-squads'))] : [];
	await deps.transact([
		counters.close(membersCount(id, 'active'), because('has-members')),
		...belowIt,
		counters.close(accountsCount(id), because('has-accounts')),
		counters.requireZero(tasksCount(id, 'returned'), because('has-tasks')),
		...removalChanges(deps, actor, node),
	]);
	return {};
}

function managerInvalid(): DomainError {
	const error = new DomainError('team.manager-invalid');
	return new DomainError('team.manager-invalid', {
		errors: [{ field: 'managerId', label: '管理者', message: error.title }],
	});
}

/** Accounts of the team itself and of the node above it; nobody to choose from for those who may not edit. */
async function managerOptions(
	{ directory, staff }: Dependencies,
	actor: StaffActor,
	team: TeamNode,
): Promise<StaffMember[]> {
	const { id, parentId } = team;
	if (!(await seesParent({ directory }, actor, team))) return [];
	return staff.at(await directory.scopeFor(actor, parentId), [id, parentId]);
}

/** Whoever sees the node above a team may say who manages it. */
async function seesParent(
	{ directory }: Pick<Dependencies, 'directory'>,
	actor: StaffActor,
	{ parentId }: TeamNode,
): Promise<boolean> {
	const parent = await directory.find(parentId);
	return parent !== undefined && inScope(scopeOf(actor), parent.path);
}

async function teamDetail(deps: Dependencies, actor: StaffActor, node: TeamNode): Promise<TeamDetail> {
	const { id, name, path, managerId, status, revision } = node;
	return {
		id,
		name,
		placement: await deps.directory.placement(path),
		...(managerId && { managerId }),
		status,
		revision,
		managerOptions: await managerOptions(deps, actor, node),
	};
}
