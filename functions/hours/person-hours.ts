import type { Audit } from '#platform/audit/audit.ts';
import type { Clock } from '#platform/clock.ts';
import type { Change, Transact } from '#platform/data/transaction.ts';
import type { NewId } from '#platform/ids.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { LargeEvents } from '#functions/recruitment/large-events.ts';
import type { TrainingCourse, TrainingHistory } from '#functions/training/training-history.ts';
import type { PersonReading, PersonRecord } from '#functions/volunteers/person.ts';
import type { HourStanding } from '#shared/domain/hours/effective-hours.ts';
import { changedHours, personHours, type PersonHours } from '#shared/domain/hours/hour-totals.ts';
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

/** The same with the entries that begin on one day: of twenty years of daily service, what a change of one has to know. */
export interface PersonOnDay extends JudgedPerson {
	entriesOfDay: StoredEntry[];
	/** The totals as they stand. */
	hours: PersonHours;
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
	const { hours = await summedHours(deps, judged) } = person.volunteer;
	return { ...judged, entriesOfDay, hours };
}

/** For a record that does not have its totals yet. */
async function summedHours(deps: HoursReading, { volunteer, standing }: JudgedPerson): Promise<PersonHours> {
	return personHours(
		await deps.serviceHours.ofVolunteer(volunteer.volunteerId, { consistent: true }),
		standing,
	);
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

/**
 * The totals once an entry has come, gone, or become another (H-03). What is stored stands for all other entries, as long
 * as the revisions of the person do (ADR 0034, ADR 0037). `sentAs` is kept for whoever sends the same again.
 */
export function totalsChange(
	{ volunteers }: Pick<PersonReading, 'volunteers'>,
	{ volunteer, standing, hours }: PersonOnDay,
	{ removed, added }: { removed?: StoredEntry; added?: StoredEntry },
	sentAs?: string,
): Change {
	const worthOf = (entry: StoredEntry | undefined) => personHours(entry ? [entry] : [], standing);
	const changed = changedHours(hours, { removed: worthOf(removed), added: worthOf(added) });
	return volunteers.hoursChange(volunteer, changed, sentAs);
}
