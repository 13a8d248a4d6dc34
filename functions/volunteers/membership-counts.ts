import type { Counters } from '#platform/data/counters.ts';
import type { Change } from '#platform/data/transaction.ts';
import type { MembershipStatus } from '#shared/codes/membership-statuses.ts';
import type { Place } from './membership.repository.ts';

/** All people, each once. */
export const peopleCount = 'volunteers';

/** People of a node of any level, by state. */
export function membersCount(organizationId: string, status: MembershipStatus): string {
	return `volunteers:${organizationId}:${status}`;
}

/** Counts a membership in or out at every node above it. High nodes are spread over the units, which write at once. */
export function memberCountChanges(
	counters: Counters,
	{ governingId, purposeId, unitId, teamId, squadId }: Place,
	status: MembershipStatus,
	delta: 1 | -1,
): Change[] {
	const high = [governingId, purposeId].map((id) => counters.add(membersCount(id, status), delta, unitId));
	const low = [unitId, teamId, squadId]
		.filter((id) => id !== undefined)
		.map((id) => counters.add(membersCount(id, status), delta));
	return [...high, ...low];
}
