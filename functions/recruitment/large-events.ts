import type { Clock } from '#platform/clock.ts';
import type { Counters } from '#platform/data/counters.ts';
import type { Change } from '#platform/data/transaction.ts';
import type { Period } from '#shared/domain/recruitment/event-period.ts';
import { eventHoursChange } from './event-hours.ts';
import type { LargeEventRepository } from './large-event.repository.ts';

/** An event as other domains see it. */
export interface KnownEvent extends Period {
	largeEventId: string;
	name: string;
	hostId: string;
	place: string;
	period: number;
}

/** How other domains ask about large events: every account may choose any of them. */
export interface LargeEvents {
	/** Read fresh: for decisions. */
	find(largeEventId: string): Promise<KnownEvent | undefined>;
	/** Several at once. */
	many(largeEventIds: Iterable<string>): Promise<KnownEvent[]>;
	/** Names of many events at once, possibly a minute old: for display. */
	names(
		largeEventIds: Iterable<string | undefined>,
	): Promise<(largeEventId: string | undefined) => string | undefined>;
	/** Counts an entry of hours of a person in or out of an event, in the transaction of the entry. */
	hoursChange(
		event: KnownEvent,
		volunteerId: string,
		change: { delta: 1 | -1; refused: () => Error },
	): Change;
}

const displayMilliseconds = 60_000;

/** Exports show the same few events in thousands of rows: each Lambda keeps the names it has seen for a minute. */
export function largeEvents(events: LargeEventRepository, counters: Counters, clock: Clock): LargeEvents {
	const seen = new Map<string, { name: string; until: number }>();
	return {
		find: (largeEventId) => events.get(largeEventId),
		many: (largeEventIds) => events.getMany([...new Set(largeEventIds)]),
		async names(largeEventIds) {
			const now = clock().getTime();
			const wanted = [...new Set(largeEventIds)].filter((id): id is string => id !== undefined);
			const missing = wanted.filter((id) => (seen.get(id)?.until ?? 0) <= now);
			for (const { largeEventId, name } of await events.getMany(missing))
				seen.set(largeEventId, { name, until: now + displayMilliseconds });
			return (id) => (id === undefined ? undefined : seen.get(id)?.name);
		},
		hoursChange: (event, volunteerId, change) => eventHoursChange(counters, event, volunteerId, change),
	};
}
