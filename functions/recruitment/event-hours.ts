import type { Counters } from '#platform/data/counters.ts';
import type { Change } from '#platform/data/transaction.ts';
import type { StoredEvent } from './large-event.repository.ts';

type Counted = Pick<StoredEvent, 'largeEventId' | 'period'>;

/*
 * Entries of hours that name an event are counted with it, so that it cannot go, or lose days, below them. Hours of one
 * person are counted in one shard: many people are entered at once.
 */

function eventHoursCount({ largeEventId, period }: Counted): string {
	return `event-hours:${largeEventId}:${period}`;
}

/** Counts an entry of a person in or out; refused when the event has gone, or lost days, since it was read. */
export function eventHoursChange(
	counters: Counters,
	event: Counted,
	volunteerId: string,
	{ delta, refused }: { delta: 1 | -1; refused: () => Error },
): Change {
	return { ...counters.addClosable(eventHoursCount(event), delta, volunteerId), refused };
}

/** Holds that no entry names the event, and that none will in the period that it was read with. */
export function withoutHours(counters: Counters, event: Counted, refused: () => Error): Change[] {
	return counters.closeSpread(eventHoursCount(event), refused);
}
