import type { StaffActor } from '#platform/access/actor.ts';
import type { LargeEvents } from '#functions/recruitment/large-events.ts';
import { requirePerson, type PersonReading } from '#functions/volunteers/person.ts';
import type { ServedEvent } from '#shared/contract/event-certificates.ts';
import { decimalHours, sumHours } from '#shared/values/hours.ts';
import type { ServiceHourRepository, StoredEntry } from '../service-hour.repository.ts';

/** Large events in which a volunteer in scope has served, newest first (V-17). */
export async function listServedEvents(
	deps: PersonReading & { serviceHours: ServiceHourRepository; largeEvents: LargeEvents },
	actor: StaffActor,
	volunteerId: string,
): Promise<{ items: ServedEvent[] }> {
	await requirePerson(deps, actor, volunteerId);
	const served = Map.groupBy(
		(await deps.serviceHours.ofVolunteer(volunteerId)).filter(isCertified),
		({ largeEventId = '' }) => largeEventId,
	);
	const events = await deps.largeEvents.many(served.keys());
	const items = events.map(({ largeEventId, name, startDate, endDate, place }): ServedEvent => {
		const entries = served.get(largeEventId) ?? [];
		const hours = decimalHours(sumHours(entries.map(({ tenths }) => tenths)));
		return { largeEventId, name, startDate, endDate, place, hours, entries: entries.length };
	});
	return { items: items.sort((one, other) => other.startDate.localeCompare(one.startDate)) };
}

/** 登錄時數 of an event; where certificate or book was misused, nothing is certified. */
export function isCertified({ largeEventId, withdrawnReason }: StoredEntry): boolean {
	return largeEventId !== undefined && withdrawnReason === undefined;
}
