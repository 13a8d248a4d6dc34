import type { Counters } from '#platform/data/counters.ts';
import { countAlongPath } from '#platform/data/path-counts.ts';
import type { Change } from '#platform/data/transaction.ts';
import type { OrganizationPath } from '#shared/domain/organizations/organization-path.ts';

/** Awards registered by a node and all below it. */
export function awardsCount(organizationId: string): string {
	return `awards:${organizationId}`;
}

export function awardCountChanges(counters: Counters, path: OrganizationPath, delta: 1 | -1): Change[] {
	return countAlongPath(counters, awardsCount, path, delta);
}
