import type { Audit } from '#platform/audit/audit.ts';
import type { Clock } from '#platform/clock.ts';
import type { Change, Transact } from '#platform/data/transaction.ts';
import type { NewId } from '#platform/ids.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { LargeEvents } from '#functions/recruitment/large-events.ts';
import type { TrainingCourse, TrainingHistory } from '#functions/training/training-history.ts';
import { hoursIn } from '#functions/volunteers/membership-hours.ts';
import type { PersonReading, PersonRecord } from '#functions/volunteers/person.ts';
import { effectiveHours, type HourStanding } from '#shared/domain/hours/effective-hours.ts';
import { personHours, sumOfHours } from '#shared/domain/hours/hour-totals.ts';
import { completionDays } from '#shared/domain/training/completion-days.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';
import type { ServedShifts } from './ports.ts';
import type { EntryRange, ServiceHourRepository, StoredEntry } from './service-hour.repository.ts';

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

/** A person with all that decides whether an entry counts. */
interface JudgedPerson extends PersonRecord {
	courses: TrainingCourse[];
	standing: HourStanding;
}

/** The same with every entry. */
export interface PersonWithHours extends JudgedPerson {
	entries: StoredEntry[];
}

/** The same with the entries that begin on one day: of twenty years of daily service, what a new entry has to know. */
export interface PersonOnDay extends JudgedPerson {
	entriesOfDay: StoredEntry[];
}

/**
 * Goes on from a person who was just read, as of now. The person must be read first: the revisions read there are what
 * guards the entries and courses read here.
 */
export async function withHours(deps: HoursReading, person: PersonRecord): Promise<PersonWithHours> {
	const [entries, judged] = await readHours(deps, person, {});
	return { ...judged, entries };
}

/** Goes on from a person in the same way, with the entries of one day only. */
export async function withHoursOf(
	deps: HoursReading,
	person: PersonRecord,
	day: IsoDate,
): Promise<PersonOnDay> {
	const [entriesOfDay, judged] = await readHours(deps, person, { from: day, until: day });
	return { ...judged, entriesOfDay };
}

async function readHours(
	deps: HoursReading,
	person: PersonRecord,
	range: EntryRange,
): Promise<[StoredEntry[], JudgedPerson]> {
	const { volunteerId, recordBookNumber } = person.volunteer;
	const [entries, courses] = await Promise.all([
		deps.serviceHours.ofVolunteer(volunteerId, { ...range, consistent: true }),
		deps.training.of(volunteerId),
	]);
	const standing = { hasBook: recordBookNumber !== undefined, completed: completionDays(courses) };
	return [entries, { ...person, courses, standing }];
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

/**
 * The totals with one more entry: what is stored stands for all others, as long as the revisions of the person do
 * (ADR 0034). `sentAs` is kept for whoever sends the same again.
 */
export function addedTotalChanges(
	deps: PersonReading,
	{ volunteer, memberships, standing }: PersonOnDay,
	entry: StoredEntry,
	sentAs: string | undefined,
): Change[] {
	const added = { registered: entry.tenths, effective: effectiveHours(entry, standing).effective };
	const allHours = sumOfHours(volunteer.hours, added);
	return [
		deps.volunteers.hoursChange(volunteer, allHours, sentAs),
		...memberships.map((membership) => {
			const { unitId, hours } = membership;
			const own = unitId === entry.unitId ? sumOfHours(hours, added) : hours;
			return deps.memberships.hoursChange(membership, { hours: own, allHours });
		}),
	];
}
