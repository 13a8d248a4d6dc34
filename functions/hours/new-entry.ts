import type { StaffActor } from '#platform/access/actor.ts';
import type { Clock } from '#platform/clock.ts';
import type { Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { OrganizationNode } from '#functions/organizations/directory.ts';
import type { KnownEvent } from '#functions/recruitment/large-events.ts';
import { readPerson } from '#functions/volunteers/person.ts';
import type { Membership } from '#functions/volunteers/standing.ts';
import type { ServiceCategory } from '#shared/codes/service-categories.ts';
import type { EntryFields } from '#shared/contract/hours.ts';
import { hourTenths } from '#shared/values/hours.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import { checkCertificates, checkItem, checkNotAfterLeaving } from './entry-checks.ts';
import { countIn } from './entry-event.ts';
import type { EntryRights } from './entry-rights.ts';
import { entryFacts } from './entry-words.ts';
import {
	totalsChange,
	withHoursOf,
	type HoursChanging,
	type HoursReading,
	type PersonOnDay,
} from './person-hours.ts';
import type { ServedShift } from './ports.ts';
import type { StoredEntry } from './service-hour.repository.ts';

export interface ServingKey {
	volunteerId: string;
	unitId: string;
}

/** A person in the unit that the hours are entered for. */
interface Serving {
	person: PersonOnDay;
	membership: Membership;
}

interface JudgedUnit extends OrganizationNode {
	category: ServiceCategory;
}

/** Whoever serves elsewhere looks missing (H-14). */
export async function requireServing(
	deps: HoursReading,
	rights: EntryRights,
	{ volunteerId, unitId }: ServingKey,
	{ startDate }: Pick<EntryFields, 'startDate'>,
): Promise<Serving> {
	const read = await readPerson(deps, volunteerId);
	const membership = read?.memberships.find((candidate) => candidate.unitId === unitId);
	if (!read || !membership || !rights.serves(membership)) throw new DomainError('volunteer.not-found');
	return { person: await withHoursOf(deps, read, startDate), membership };
}

interface Judged extends Serving {
	unit: OrganizationNode | undefined;
	entry: Pick<EntryFields, 'endDate' | 'item'>;
}

/** Throws what speaks against an entry of today, however it comes in (H-08, H-14, H-15). */
export function judgeEntry(deps: { clock: Clock }, rights: EntryRights, judged: Judged): JudgedUnit {
	const unit = judgePlace(rights, judged);
	checkCertificates(judged.person.courses, unit.category, todayInTaipei(deps.clock()));
	return unit;
}

/** Throws what speaks against any entry, also one out of a paper book (H-08, H-14). */
export function judgePlace(
	rights: EntryRights,
	{ membership, unit, entry }: Omit<Judged, 'person'>,
): JudgedUnit {
	if (!unit?.category) throw new DomainError('hours.unit-without-category');
	if (!rights.covers(unit.category)) throw new DomainError('hours.other-category');
	checkItem(entry.item, unit.category);
	checkNotAfterLeaving(membership, entry.endDate);
	return { ...unit, category: unit.category };
}

/** Whether these very fields stand in an entry. */
export function isSame(written: StoredEntry, { hours, note = '', ...fields }: EntryFields): boolean {
	return (
		written.tenths === hourTenths(hours) &&
		(written.note ?? '') === note &&
		(['startDate', 'endDate', 'item', 'content', 'hourType', 'largeEventId'] as const).every(
			(field) => written[field] === fields[field],
		)
	);
}

interface NewEntry {
	person: PersonOnDay;
	unit: JudgedUnit;
	entry: EntryFields;
	/** The one that the entry names. */
	event?: KnownEvent | undefined;
	entryId: string;
	batchKey: string;
	/** The request, when nothing but its key tells that it was sent before. */
	sentAs?: string;
	/** The one that it is made of. */
	shift?: ServedShift | undefined;
}

/** The entry with the totals and the count of its event that it moves, and who entered it (H-16). */
export function creationChanges(
	deps: HoursChanging,
	actor: StaffActor,
	{ person, unit, entry, event, entryId, batchKey, sentAs, shift }: NewEntry,
): Change[] {
	const { hours, note, largeEventId: _named, ...fields } = entry;
	const { volunteerId } = person.volunteer;
	const created: StoredEntry = {
		volunteerId,
		entryId,
		unitId: unit.id,
		category: unit.category,
		...fields,
		...(event && { largeEventId: event.largeEventId }),
		tenths: hourTenths(hours),
		...(note && { note }),
		registrar: actor.name,
		registrarId: actor.accountId,
		batchKey,
		...(shift && { shift }),
		createdAt: deps.clock().toISOString(),
		revision: 1,
	};
	return [
		deps.serviceHours.createChange(created),
		totalsChange(deps, person, { added: created }, sentAs),
		...countIn(deps, event, volunteerId),
		deps.audit.entry({
			actor,
			action: 'hours.create',
			subject: { type: 'volunteer', id: volunteerId },
			changes: entryFacts(created, { unit: () => unit.name, largeEvent: () => event?.name }, 'after'),
		}),
	];
}
