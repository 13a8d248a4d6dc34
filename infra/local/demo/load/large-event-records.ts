import type { Platform } from '#platform/container.ts';
import type { Change } from '#platform/data/transaction.ts';
import { largeEventRepository } from '#functions/recruitment/large-event.repository.ts';
import type { PlannedOrganization } from '../city/organization-plan.ts';
import { largeEventId, largeEventPlan, type LargeEventKey } from '../city/large-events.ts';
import type { StoredTree } from './organizations.ts';

/** The large events of the city, as the use case would have left them. */
export function largeEventChanges(
	{ table, counters }: Platform,
	organizations: readonly PlannedOrganization[],
	tree: StoredTree,
): Change[] {
	const events = largeEventRepository(table, counters);
	const idOf = new Map(organizations.map(({ key, id }) => [key, id]));
	return (Object.keys(largeEventPlan) as LargeEventKey[]).flatMap((key) => {
		const { by, ...event } = largeEventPlan[key];
		const hostId = idOf.get(by);
		if (hostId === undefined) throw new RangeError(by);
		return events.createChanges({
			...event,
			largeEventId: largeEventId(key),
			hostId,
			hostPath: tree.path(hostId),
			period: 1,
			revision: 1,
		});
	});
}
