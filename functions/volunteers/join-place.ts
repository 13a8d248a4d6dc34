import type { StaffActor } from '#platform/access/actor.ts';
import { inScope, scopeOf } from '#platform/access/scope.ts';
import { DomainError } from '#platform/errors.ts';
import type { Directory, OrganizationNode } from '#functions/organizations/directory.ts';
import type { ServiceCategory } from '#shared/codes/service-categories.ts';
import { levelIds } from '#platform/data/scoped-indexes.ts';
import type { OrganizationLevel } from '#shared/domain/organizations/level.ts';
import { isWithin } from '#shared/domain/organizations/organization-path.ts';
import type { Place } from './membership.repository.ts';

export interface JoinPlace extends Place {
	/** Names for the change log, highest first. */
	names: string[];
	category?: ServiceCategory;
}

interface Chosen {
	unitId: string;
	teamId?: string | undefined;
	squadId?: string | undefined;
}

function notFound(field: string): DomainError {
	return new DomainError('organization.not-found', {
		errors: [{ field, message: '請選擇您權限範圍內的組織' }],
	});
}

/**
 * The unit (and team, and squad) that a volunteer is to join: existing, in use, one below the other, and the lowest of
 * them in the actor's scope, so that a team adds to itself and its squads only.
 */
export async function requireJoinPlace(
	directory: Directory,
	actor: StaffActor,
	chosen: Chosen,
): Promise<JoinPlace> {
	if (chosen.squadId && !chosen.teamId) throw notFound('teamId');
	const unit = await nodeAt(directory, 'unit', chosen.unitId, 'unitId');
	const nodes = [unit];
	if (chosen.teamId) nodes.push(await nodeAt(directory, 'team', chosen.teamId, 'teamId', unit));
	if (chosen.squadId) nodes.push(await nodeAt(directory, 'squad', chosen.squadId, 'squadId', nodes[1]));
	const lowest = nodes.at(-1) ?? unit;
	if (!inScope(scopeOf(actor), lowest.path)) throw notFound(fieldOf(lowest));
	if (nodes.some(({ status }) => status === 'disabled')) throw new DomainError('organization.disabled');
	return {
		...(levelIds(lowest.path) as Place),
		names: nodes.map(({ name }) => name),
		...(unit.category && { category: unit.category }),
	};
}

/** The unit of a 檢核: in scope, or the one that the actor's own team or squad belongs to. */
export async function requireJoinUnit(
	directory: Directory,
	actor: StaffActor,
	unitId: string,
): Promise<OrganizationNode> {
	const unit = await nodeAt(directory, 'unit', unitId, 'unitId');
	if (!inScope(scopeOf(actor), unit.path) && !isWithin(actor.path, unit.path)) throw notFound('unitId');
	if (unit.status === 'disabled') throw new DomainError('organization.disabled');
	return unit;
}

async function nodeAt(
	directory: Directory,
	level: OrganizationLevel,
	id: string,
	field: string,
	parent?: OrganizationNode,
): Promise<OrganizationNode> {
	const node = await directory.find(id);
	if (node?.level !== level || (parent && node.parentId !== parent.id)) throw notFound(field);
	return node;
}

function fieldOf({ level }: OrganizationNode): string {
	return level === 'squad' ? 'squadId' : level === 'team' ? 'teamId' : 'unitId';
}
