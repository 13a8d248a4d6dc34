import type { Audit } from '#platform/audit/audit.ts';
import type { Clock } from '#platform/clock.ts';
import type { Change, Transact } from '#platform/data/transaction.ts';
import type { NewId } from '#platform/ids.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { LargeEvents } from '#functions/recruitment/large-events.ts';
import type { TrainingCourse, TrainingHistory } from '#functions/training/training-history.ts';
import { hoursIn } from '#functions/volunteers/membership-hours.ts';
import type { PersonReading, PersonRecord } from '#functions/volunteers/person.ts';
import type { HourStanding } from '#shared/domain/hours/effective-hours.ts';
import { personHours } from '#shared/domain/hours/hour-totals.ts';
import { completionDays } from '#shared/domain/training/completion-days.ts';
import type { ServedShifts } from './ports.ts';
import type { ServiceHourRepository, StoredEntry } from './service-hour.repository.ts';

export interface HoursReading extends PersonReading {
	serviceHours: ServiceHourRepository;
	training: TrainingHistory;
}

export interface HoursChanging extends HoursReading {
	directory: Directory;
	largeEvents: LargeEvents;
	servedShifts: ServedShifts;
	audit: Audit;
	transact: Transact;
	clock: Clock;
	newId: NewId;
}

/** A person with every entry and all that decides whether it counts. */
export interface PersonWithHours extends PersonRecord {
	entries: StoredEntry[];
	courses: TrainingCourse[];
	standing: HourStanding;
}

/**
 * Goes on from a person who was just read, as of now. The person must be read first: the revisions read there are what
 * guards the entries and courses read here.
 */
export async function withHours(deps: HoursReading, person: PersonRecord): Promise<PersonWithHours> {
	const { volunteerId, recordBookNumber } = person.volunteer;
	const [entries, courses] = await Promise.all([
		deps.serviceHours.ofVolunteer(volunteerId, { consistent: true }),
		deps.training.of(volunteerId),
	]);
	const standing = { hasBook: recordBookNumber !== undefined, completed: completionDays(courses) };
	return { ...person, entries, courses, standing };
}

/** The totals of the person and of every membership when the entries are these (H-03). */
export function totalChanges(
	deps: PersonReading,
	{ volunteer, memberships, standing }: PersonWithHours,
	entries: readonly StoredEntry[],
): Change[] {
	const hours = personHours(entries, standing);
	return [
		deps.volunteers.hoursChange(volunteer, hours.all),
		...memberships.map((membership) =>
			deps.memberships.hoursChange(membership, hoursIn(hours, membership.unitId)),
		),
	];
}
