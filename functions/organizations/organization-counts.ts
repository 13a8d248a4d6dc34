import type { Counters } from '#platform/data/counters.ts';
import type { Change } from '#platform/data/transaction.ts';
import type { OrganizationLevel } from '#shared/domain/organizations/level.ts';
import { pathIds, type OrganizationPath } from '#shared/domain/organizations/organization-path.ts';

/** All units, for the figures of the portal. */
export const unitsCount = 'units';

/** Nodes of a level below another node. */
export function organizationsCount(organizationId: string, level: OrganizationLevel): string {
	return `organizations:${organizationId}:${level}`;
}

/** Counts a node in or out at every node above it. */
export function organizationCountChanges(
	counters: Counters,
	{ level, path }: { level: OrganizationLevel; path: OrganizationPath },
	delta: 1 | -1,
): Change[] {
	const above = pathIds(path).slice(0, -1);
	return [
		...above.map((id) => counters.add(organizationsCount(id, level), delta)),
		...(level === 'unit' ? [counters.add(unitsCount, delta)] : []),
	];
}
