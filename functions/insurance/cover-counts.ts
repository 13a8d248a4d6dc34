import type { Counters } from '#platform/data/counters.ts';
import type { Change } from '#platform/data/transaction.ts';
import { isListed, type InsuranceCover } from './insurance-cover.repository.ts';

/** Listed covers of a node of any level. */
export function coversCount(organizationId: string): string {
	return `covers:${organizationId}`;
}

/** Counts a cover in or out, or from one place to another. High nodes are spread over the units, which write at once. */
export function coverCountChanges(
	counters: Counters,
	before: InsuranceCover | undefined,
	after: InsuranceCover,
): Change[] {
	const [then, now] = [countedAt(before), countedAt(after)];
	const high = new Set([after.governingId, after.purposeId]);
	const add = (id: string, delta: 1 | -1) =>
		counters.add(coversCount(id), delta, high.has(id) ? after.unitId : undefined);
	return [
		...now.filter((id) => !then.includes(id)).map((id) => add(id, 1)),
		...then.filter((id) => !now.includes(id)).map((id) => add(id, -1)),
	];
}

function countedAt(cover: InsuranceCover | undefined): string[] {
	if (cover === undefined || !isListed(cover)) return [];
	const { governingId, purposeId, unitId, teamId, squadId } = cover;
	return [governingId, purposeId, unitId, teamId, squadId].filter((id) => id !== undefined);
}
