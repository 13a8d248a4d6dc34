import type { StaffActor } from '#platform/access/actor.ts';
import { DomainError } from '#platform/errors.ts';
import type { Directory, OrganizationNode } from '#functions/organizations/directory.ts';
import type { TeamLevel } from '#shared/domain/organizations/team-levels.ts';

/** A team or squad with the node it belongs to. */
export type TeamNode = OrganizationNode & { level: TeamLevel; parentId: string };

/** The team (or squad) in the actor's scope; a node of another level looks missing too. */
export async function requireTeam(
	directory: Directory,
	actor: StaffActor,
	level: TeamLevel,
	id: string,
): Promise<TeamNode> {
	const node = await directory.requireInScope(actor, id);
	if (node.level !== level) throw new DomainError('organization.not-found');
	return node as TeamNode;
}
