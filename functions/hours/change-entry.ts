import type { StaffActor } from '#platform/access/actor.ts';
import type { FieldChange } from '#platform/audit/audit.ts';
import type { Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import { readPerson } from '#functions/volunteers/person.ts';
import { fromFreshReading } from '#functions/volunteers/stale-reading.ts';
import type { EntryUpdate, ServiceEntry } from '#shared/contract/hours.ts';
import { hourTenths } from '#shared/values/hours.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';
import { checkItem, checkNotAfterLeaving } from './entry-checks.ts';
import { countIn, countOut, requireEvent } from './entry-event.ts';
import { entryNames, type EntryNames } from './entry-names.ts';
import { entryRights } from './entry-rights.ts';
import { showEntry } from './entry-view.ts';
import { entryChanges, entryFacts } from './entry-words.ts';
import { totalsChange, withHoursOf, type HoursChanging, type PersonOnDay } from './person-hours.ts';
import type { StoredEntry } from './service-hour.repository.ts';

/** The day it begins is part of where an entry lies, so that none has to be looked for among thousands (ADR 0037). */
interface EntryKey {
	volunteerId: string;
	startDate: IsoDate;
	entryId: string;
}

/** A person with the entry that is to be changed; an entry of another unit looks missing (H-06, H-14). */
async function requireEntry(
	deps: HoursChanging,
	actor: StaffActor,
	{ volunteerId, startDate, entryId }: EntryKey,
): Promise<{ person: PersonOnDay; entry: StoredEntry }> {
	const read = await readPerson(deps, volunteerId);
	const person = read && (await withHoursOf(deps, read, startDate));
	const entry = person?.entriesOfDay.find((candidate) => candidate.entryId === entryId);
	const rights = await entryRights(deps.directory, actor);
	if (!person || !entry || !rights.mayChange(entry, person.memberships))
		throw new DomainError('hours.entry-not-found', {
			detail: '此筆可能已被刪除或更改服務時間，請重新整理後再試',
		});
	return { person, entry };
}

/** What an entry is to become. */
interface Replacement {
	after: StoredEntry;
	action: string;
	facts: (names: EntryNames) => FieldChange[];
	/** What is written besides. */
	further?: Change[];
}

async function replaceEntry(
	deps: HoursChanging,
	actor: StaffActor,
	key: EntryKey,
	revision: number,
	change: (entry: StoredEntry, person: PersonOnDay) => Replacement | Promise<Replacement>,
): Promise<ServiceEntry> {
	return fromFreshReading(async () => {
		const { person, entry } = await requireEntry(deps, actor, key);
		if (entry.revision !== revision) throw new DomainError('request.conflict');
		const { after, action, facts, further = [] } = await change(entry, person);
		const names = await entryNames(deps, [entry, after]);
		await deps.transact([
			...deps.serviceHours.replaceChanges(entry, after),
			totalsChange(deps, person, { removed: entry, added: after }),
			...further,
			deps.audit.entry({
				actor,
				action,
				subject: { type: 'volunteer', id: key.volunteerId },
				changes: facts(names),
			}),
		]);
		const shown = { ...after, revision: revision + 1 };
		return showEntry(shown, person.standing, { names, editable: true });
	});
}

/** 編輯 (H-06). 登錄人 stays who entered the hours (H-16); who edited them stands in 異動紀錄. */
export function updateEntry(
	deps: HoursChanging,
	actor: StaffActor,
	key: EntryKey,
	{ revision, hours, note, largeEventId, ...fields }: EntryUpdate,
): Promise<ServiceEntry> {
	return replaceEntry(deps, actor, key, revision, async (entry, { memberships }) => {
		const membership = memberships.find(({ unitId }) => unitId === entry.unitId);
		if (membership) checkNotAfterLeaving(membership, fields.endDate);
		checkItem(fields.item, entry.category);
		const event = await requireEvent(deps, { ...fields, largeEventId });
		const moves = entry.largeEventId !== largeEventId;
		const { note: _note, largeEventId: _former, ...kept } = entry;
		const after: StoredEntry = {
			...kept,
			...fields,
			tenths: hourTenths(hours),
			...(note && { note }),
			...(largeEventId !== undefined && { largeEventId }),
		};
		return {
			after,
			action: 'hours.update',
			facts: (names) => entryChanges(entry, after, names),
			further: [
				...(moves ? [...(await countOut(deps, entry)), ...countIn(deps, event, key.volunteerId)] : []),
				...(entry.shift && entry.tenths !== after.tenths
					? [deps.servedShifts.hoursChange(entry.shift, after.tenths)]
					: []),
			],
		};
	});
}

/** Notes that certificate or book was misused, so that the service does not count; without a reason takes it back. */
export function withdrawEntry(
	deps: HoursChanging,
	actor: StaffActor,
	key: EntryKey,
	{ revision, reason }: { revision: number; reason?: string | undefined },
): Promise<ServiceEntry> {
	return replaceEntry(deps, actor, key, revision, (entry) => {
		const { withdrawnReason: before, ...kept } = entry;
		return {
			after: { ...kept, ...(reason !== undefined && { withdrawnReason: reason }) },
			action: reason === undefined ? 'hours.restore' : 'hours.withdraw',
			facts: (names) => [...entryFacts(entry, names, 'after'), { label: '違規事由', before, after: reason }],
		};
	});
}

/** 刪除 (H-06). The shift that it was made of can be entered again (H-17). */
export async function deleteEntry(
	deps: HoursChanging,
	actor: StaffActor,
	key: EntryKey,
): Promise<Record<string, never>> {
	await fromFreshReading(async () => {
		const { person, entry } = await requireEntry(deps, actor, key);
		const names = await entryNames(deps, [entry]);
		await deps.transact([
			deps.serviceHours.removeChange(entry),
			totalsChange(deps, person, { removed: entry }),
			...(await countOut(deps, entry)),
			...(entry.shift ? [deps.servedShifts.reopenChange(entry.shift)] : []),
			deps.audit.entry({
				actor,
				action: 'hours.delete',
				subject: { type: 'volunteer', id: key.volunteerId },
				changes: entryFacts(entry, names, 'before'),
			}),
		]);
	});
	return {};
}
