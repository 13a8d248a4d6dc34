import type { StaffActor } from '#platform/access/actor.ts';
import type { Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import { fromFreshReading } from '#functions/volunteers/stale-reading.ts';
import type { EntryFields } from '#shared/contract/hours.ts';
import { entryRights } from './entry-rights.ts';
import { creationChanges, isSame, judgeEntry, requireServing, type ServingKey } from './new-entry.ts';
import type { HoursChanging } from './person-hours.ts';

export interface ImportedEntry extends ServingKey {
	entry: EntryFields;
	jobId: string;
}

/** Throws what speaks against an entry out of a file, without writing it. */
export async function checkImportedEntry(
	deps: HoursChanging,
	actor: StaffActor,
	imported: ImportedEntry,
): Promise<void> {
	await judge(deps, actor, imported);
}

/** Writes an entry out of a file, in one transaction with the mark `applied`. */
export async function createImportedEntry(
	deps: HoursChanging,
	actor: StaffActor,
	imported: ImportedEntry,
	applied: Change,
): Promise<void> {
	const entryId = deps.newId();
	const { entry, jobId: batchKey } = imported;
	await fromFreshReading(async () => {
		const { person, unit } = await judge(deps, actor, imported);
		const changes = creationChanges(deps, actor, { person, unit, entry, entryId, batchKey });
		await deps.transact([...changes, applied]);
	});
}

/**
 * Beyond what holds for every entry: the first one of a person in the unit is not imported (H-05), and what was entered
 * before, on screen or from another file, is not entered again. The same row twice in one file is two services.
 */
async function judge(
	deps: HoursChanging,
	actor: StaffActor,
	{ volunteerId, unitId, entry, jobId }: ImportedEntry,
) {
	const rights = await entryRights(deps.directory, actor);
	const { person, membership } = await requireServing(deps, rights, { volunteerId, unitId });
	const found = await deps.directory.find(unitId);
	const unit = judgeEntry(deps, rights, { person, membership, unit: found, entry });
	const earlier = person.entries.filter((one) => one.unitId === unitId);
	if (earlier.length === 0) throw new DomainError('hours.first-by-import');
	if (earlier.some((one) => one.batchKey !== jobId && isSame(one, entry)))
		throw new DomainError('hours.entered-before');
	return { person, unit };
}
