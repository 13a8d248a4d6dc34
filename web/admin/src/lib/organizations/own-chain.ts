import type { Placement } from '#shared/contract/common.ts';
import { organizationLevels } from '#shared/domain/organizations/level.ts';
import type { OrganizationNode } from '#ui/organization/cascade.ts';

/** A placement as the nodes from the governing authority down, as the cascading selects take it (S-16). */
export function chainOf(placement: Placement): OrganizationNode[] {
	return organizationLevels.flatMap((level) => {
		const node = placement[level];
		return node === undefined ? [] : [{ ...node, level }];
	});
}
