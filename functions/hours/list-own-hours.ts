import type { VolunteerActor } from '#platform/access/actor.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { ServiceHour } from '#shared/contract/hours.ts';
import { decimalHours } from '#shared/values/hours.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';
import type { ServiceHourRepository } from './service-hour.repository.ts';

interface Dependencies {
	serviceHours: ServiceHourRepository;
	directory: Directory;
}

/** 服務時數 of the signed-in volunteer, over all units (P-13). */
export async function listOwnHours(
	deps: Dependencies,
	actor: VolunteerActor,
): Promise<{ items: ServiceHour[] }> {
	return { items: await serviceHoursOf(deps, actor.volunteerId) };
}

/** The entries of one person with the names of their units, newest first; the caller has checked who may see them. */
export async function serviceHoursOf(
	deps: Dependencies,
	volunteerId: string,
	range?: { from: IsoDate; until: IsoDate },
): Promise<ServiceHour[]> {
	const entries = await deps.serviceHours.ofVolunteer(volunteerId, range);
	const nameOf = await deps.directory.names(entries.map(({ unitId }) => unitId));
	return entries.map(({ volunteerId: _volunteerId, unitId, tenths, ...entry }) => ({
		...entry,
		unit: nameOf(unitId)?.name ?? unitId,
		hours: decimalHours(tenths),
	}));
}
