import type { Counters } from '#platform/data/counters.ts';
import { countAlongPath } from '#platform/data/path-counts.ts';
import type { Change } from '#platform/data/transaction.ts';
import type { OrganizationPath } from '#shared/domain/organizations/organization-path.ts';

/** Training records registered by a node and all below it. */
export function recordsCount(organizationId: string): string {
	return `training-records:${organizationId}`;
}

export function recordCountChanges(counters: Counters, path: OrganizationPath, delta: 1 | -1): Change[] {
	return countAlongPath(counters, recordsCount, path, delta);
}
