import type { Counters } from '#platform/data/counters.ts';
import type { Change } from '#platform/data/transaction.ts';
import { organizationLevels } from '#shared/domain/organizations/level.ts';
import { pathIds, type OrganizationPath } from '#shared/domain/organizations/organization-path.ts';

/** Training records registered by a node and all below it. */
export function recordsCount(organizationId: string): string {
	return `training-records:${organizationId}`;
}

const unitDepth = organizationLevels.indexOf('unit');

/** Counts a record in or out at every node above it; nodes above the units are spread, as many write there at once. */
export function recordCountChanges(counters: Counters, path: OrganizationPath, delta: 1 | -1): Change[] {
	const ids = pathIds(path);
	const spreadBy = ids[unitDepth] ?? ids.at(-1);
	return ids.map((id, depth) =>
		counters.add(recordsCount(id), delta, depth < unitDepth ? spreadBy : undefined),
	);
}
