import type { StaffActor } from '#platform/access/actor.ts';
import type { FieldChange } from '#platform/audit/audit.ts';
import { DomainError } from '#platform/errors.ts';
import { readPerson } from '#functions/volunteers/person.ts';
import { fromFreshReading } from '#functions/volunteers/stale-reading.ts';
import type { EntryUpdate, ServiceEntry } from '#shared/contract/hours.ts';
import { hourTenths } from '#shared/values/hours.ts';
import { checkNotAfterLeaving } from './entry-checks.ts';
import { entryRights } from './entry-rights.ts';
import { showEntry } from './entry-view.ts';
import { entryChanges, entryFacts } from './entry-words.ts';
import { totalChanges, withHours, type HoursChanging, type PersonWithHours } from './person-hours.ts';
import type { StoredEntry } from './service-hour.repository.ts';

interface EntryKey {
	volunteerId: string;
	entryId: string;
}

/** A person with the entry that is to be changed; an entry of another unit looks missing (H-06, H-14). */
async function requireEntry(
	deps: HoursChanging,
	actor: StaffActor,
	{ volunteerId, entryId }: EntryKey,
): Promise<{ person: PersonWithHours; entry: StoredEntry; unitName: string }> {
	const read = await readPerson(deps, volunteerId);
	const person = read && (await withHours(deps, read));
	const entry = person?.entries.find((candidate) => candidate.entryId === entryId);
	const rights = await entryRights(deps.directory, actor);
	if (!person || !entry || !rights.mayChange(entry, person.memberships))
		throw new DomainError('hours.entry-not-found');
	const nameOf = await deps.directory.names([entry.unitId]);
	return { person, entry, unitName: nameOf(entry.unitId)?.name ?? entry.unitId };
}

async function replaceEntry(
	deps: HoursChanging,
	actor: StaffActor,
	key: EntryKey,
	revision: number,
	change: (
		entry: StoredEntry,
		person: PersonWithHours,
		unitName: string,
	) => { after: StoredEntry; action: string; changes: FieldChange[] },
): Promise<ServiceEntry> {
	return fromFreshReading(async () => {
		const { person, entry, unitName } = await requireEntry(deps, actor, key);
		if (entry.revision !== revision) throw new DomainError('request.conflict');
		const { after, action, changes } = change(entry, person, unitName);
		const entries = person.entries.map((one) => (one.entryId === key.entryId ? after : one));
		await deps.transact([
			...deps.serviceHours.replaceChanges(entry, after),
			...totalChanges(deps, person, entries),
			deps.audit.entry({ actor, action, subject: { type: 'volunteer', id: key.volunteerId }, changes }),
		]);
		const shown = { ...after, revision: revision + 1 };
		return showEntry(shown, person.standing, { unitName, editable: true });
	});
}

/** 編輯 (H-06). 登錄人 stays who entered the hours (H-16); who edited them stands in 異動紀錄. */
export function updateEntry(
	deps: HoursChanging,
	actor: StaffActor,
	key: EntryKey,
	{ revision, hours, note, ...fields }: EntryUpdate,
): Promise<ServiceEntry> {
	return replaceEntry(deps, actor, key, revision, (entry, { memberships }, unitName) => {
		const membership = memberships.find(({ unitId }) => unitId === entry.unitId);
		if (membership) checkNotAfterLeaving(membership, fields.endDate);
		const { note: _note, ...kept } = entry;
		const after = { ...kept, ...fields, tenths: hourTenths(hours), ...(note && { note }) };
		return { after, action: 'hours.update', changes: entryChanges(entry, after, unitName) };
	});
}

/** Notes that certificate or book was misused, so that the service does not count; without a reason takes it back. */
export function withdrawEntry(
	deps: HoursChanging,
	actor: StaffActor,
	key: EntryKey,
	{ revision, reason }: { revision: number; reason?: string | undefined },
): Promise<ServiceEntry> {
	return replaceEntry(deps, actor, key, revision, (entry, _person, unitName) => {
		const { withdrawnReason: before, ...kept } = entry;
		return {
			after: { ...kept, ...(reason !== undefined && { withdrawnReason: reason }) },
			action: reason === undefined ? 'hours.restore' : 'hours.withdraw',
			changes: [...entryFacts(entry, unitName, 'after'), { label: '違規事由', before, after: reason }],
		};
	});
}

/** 刪除 (H-06). */
export async function deleteEntry(
	deps: HoursChanging,
	actor: StaffActor,
	key: EntryKey,
): Promise<Record<string, never>> {
	await fromFreshReading(async () => {
		const { person, entry, unitName } = await requireEntry(deps, actor, key);
		const left = person.entries.filter(({ entryId }) => entryId !== key.entryId);
		await deps.transact([
			deps.serviceHours.removeChange(entry),
			...totalChanges(deps, person, left),
			deps.audit.entry({
				actor,
				action: 'hours.delete',
				subject: { type: 'volunteer', id: key.volunteerId },
				changes: entryFacts(entry, unitName, 'before'),
			}),
		]);
	});
	return {};
}
