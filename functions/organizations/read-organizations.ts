import type { StaffActor } from '#platform/access/actor.ts';
import { DomainError } from '#platform/errors.ts';
import type { Placement } from '#shared/contract/common.ts';
import type { Organization } from '#shared/contract/organizations.ts';
import { isWithin } from '#shared/domain/organizations/organization-path.ts';
import type { Directory } from './directory.ts';
import { toOrganization } from './manage-organizations.ts';
import type { OrganizationRepository } from './organization.repository.ts';

interface Dependencies {
	organizations: OrganizationRepository;
	directory: Directory;
}

/**
 * Children for the cascading selects (S-16). Above the own node only the branch that leads to it is shown.
 */
export async function listChildren(
	{ organizations }: Dependencies,
	actor: StaffActor,
	id: string,
): Promise<{ items: Organization[] }> {
	const parent = await organizations.get(id);
	const below = parent && isWithin(parent.path, actor.path);
	const above = parent && isWithin(actor.path, parent.path);
	if (!parent || (!below && !above)) throw new DomainError('organization.not-found');
	const children = await organizations.listChildren(id);
	const visible = below ? children : children.filter((child) => isWithin(actor.path, child.path));
	return { items: visible.map(toOrganization) };
}

export async function getOrganization(
	{ directory }: Dependencies,
	actor: StaffActor,
	id: string,
): Promise<Organization & { placement: Placement }> {
	const node = await directory.requireInScope(actor, id);
	return { ...toOrganization(node), placement: await directory.placement(node.path) };
}
