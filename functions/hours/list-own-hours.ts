import type { VolunteerActor } from '#platform/access/actor.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { TrainingHistory } from '#functions/training/training-history.ts';
import type { PersonReading } from '#functions/volunteers/person.ts';
import type { ServiceHour } from '#shared/contract/hours.ts';
import { completionDays } from '#shared/domain/training/completion-days.ts';
import { showHours } from './entry-view.ts';
import type { EntryRange, ServiceHourRepository } from './service-hour.repository.ts';

interface Dependencies {
	serviceHours: ServiceHourRepository;
	training: TrainingHistory;
	directory: Directory;
}

/** 服務時數 of the signed-in volunteer, over all units (P-13). */
export async function listOwnHours(
	deps: Dependencies & Pick<PersonReading, 'volunteers'>,
	actor: VolunteerActor,
): Promise<{ items: ServiceHour[] }> {
	const { volunteerId } = actor;
	const volunteer = await deps.volunteers.get(volunteerId);
	const hasBook = volunteer?.recordBookNumber !== undefined;
	return { items: await serviceHoursOf(deps, { volunteerId, hasBook }) };
}

/** The entries of one person, each with what counts of it, newest first; the caller has checked who may see them. */
export async function serviceHoursOf(
	deps: Dependencies,
	{ volunteerId, hasBook }: { volunteerId: string; hasBook: boolean },
	range?: EntryRange,
): Promise<ServiceHour[]> {
	const [entries, courses] = await Promise.all([
		deps.serviceHours.ofVolunteer(volunteerId, range),
		deps.training.of(volunteerId),
	]);
	const standing = { hasBook, completed: completionDays(courses) };
	const nameOf = await deps.directory.names(entries.map(({ unitId }) => unitId));
	return entries.map((entry) => showHours(entry, standing, nameOf(entry.unitId)?.name ?? entry.unitId));
}
