import type { Counters } from '#platform/data/counters.ts';
import type { Change } from '#platform/data/transaction.ts';
import { pathIds } from '#shared/domain/organizations/organization-path.ts';
import type { ApplicationHead } from './application.repository.ts';

/** Counter of the sent applications below a node. */
export function applicationCounter(organizationId: string): string {
	return `applications:${organizationId}`;
}

/**
 * Counts a sent application in, once in its life: when its first station opens, which keeps the submit small, or when it
 * is withdrawn before that.
 */
export function countChanges(
	{ counters }: { counters: Counters },
	{ applicantPath, memberUnitId }: ApplicationHead,
): Change[] {
	return pathIds(applicantPath).map((id) => counters.add(applicationCounter(id), 1, memberUnitId));
}
