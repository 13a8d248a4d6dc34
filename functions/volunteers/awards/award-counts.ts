import type { Counters } from '#platform/data/counters.ts';
import type { Change } from '#platform/data/transaction.ts';
import { organizationLevels } from '#shared/domain/organizations/level.ts';
import { pathIds, type OrganizationPath } from '#shared/domain/organizations/organization-path.ts';

/** Awards registered by a node and all below it. */
export function awardsCount(organizationId: string): string {
	return `awards:${organizationId}`;
}

const unitDepth = organizationLevels.indexOf('unit');

/** Counts an award in or out at every node above it; nodes above the units are spread, as many write there at once. */
export function awardCountChanges(counters: Counters, path: OrganizationPath, delta: 1 | -1): Change[] {
	const ids = pathIds(path);
	const spreadBy = ids[unitDepth] ?? ids.at(-1);
	return ids.map((id, depth) =>
		counters.add(awardsCount(id), delta, depth < unitDepth ? spreadBy : undefined),
	);
}
