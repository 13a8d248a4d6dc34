import type { Directory } from '#functions/organizations/directory.ts';
import type { LargeEvents } from '#functions/recruitment/large-events.ts';
import type { StoredEntry } from './service-hour.repository.ts';

/** Names of the units and large events that entries are about. */
export interface EntryNames {
	unit(entry: Pick<StoredEntry, 'unitId'>): string;
	largeEvent(entry: Pick<StoredEntry, 'largeEventId'>): string | undefined;
}

/** At most one request for the units and one for the events of all the entries. */
export async function entryNames(
	deps: { directory: Directory; largeEvents: LargeEvents },
	entries: readonly Pick<StoredEntry, 'unitId' | 'largeEventId'>[],
): Promise<EntryNames> {
	const [unitOf, eventOf] = await Promise.all([
		deps.directory.names(entries.map(({ unitId }) => unitId)),
		deps.largeEvents.names(entries.map(({ largeEventId }) => largeEventId)),
	]);
	return {
		unit: ({ unitId }) => unitOf(unitId)?.name ?? unitId,
		largeEvent: ({ largeEventId }) => eventOf(largeEventId) ?? largeEventId,
	};
}
