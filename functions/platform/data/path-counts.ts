import { organizationLevels } from '#shared/domain/organizations/level.ts';
import { pathIds, type OrganizationPath } from '#shared/domain/organizations/organization-path.ts';
import type { Counters } from './counters.ts';
import type { Change } from './transaction.ts';

const unitDepth = organizationLevels.indexOf('unit');

/**
 * Counts a record in or out at its node and every node above it, for lists below any of them. Nodes above the units are
 * spread, as many write there at once.
 *
 * @param counterOf the name of a node's counter
 */
export function countAlongPath(
	counters: Counters,
	counterOf: (organizationId: string) => string,
	path: OrganizationPath,
	delta: 1 | -1,
): Change[] {
	const ids = pathIds(path);
	const spreadBy = ids[unitDepth] ?? ids.at(-1);
	return ids.map((id, depth) => counters.add(counterOf(id), delta, depth < unitDepth ? spreadBy : undefined));
}
