import type { StaffActor } from '#platform/access/actor.ts';
import type { Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import { fromFreshReading } from '#functions/volunteers/stale-reading.ts';
import type { EntryFields } from '#shared/contract/hours.ts';
import { afterPaperBooks } from '#shared/domain/volunteers/paper-books.ts';
import { entryRights } from './entry-rights.ts';
import {
	creationChanges,
	isSame,
	judgeEntry,
	judgePlace,
	requireServing,
	type ServingKey,
} from './new-entry.ts';
import type { HoursChanging } from './person-hours.ts';

export interface ImportedEntry extends ServingKey {
	entry: EntryFields;
	jobId: string;
}

/** What the file holds: service of now, or what a paper book says of the time before (N-08). */
export type EntrySource = 'file' | 'paper-book';

/** Throws what speaks against an entry out of a file, without writing it. */
export async function checkImportedEntry(
	deps: HoursChanging,
	actor: StaffActor,
	imported: ImportedEntry,
	source: EntrySource,
): Promise<void> {
	await judge(deps, actor, imported, source);
}

/** Writes an entry out of a file, in one transaction with the mark `applied`. */
export async function createImportedEntry(
	deps: HoursChanging,
	actor: StaffActor,
	imported: ImportedEntry,
	source: EntrySource,
	applied: Change,
): Promise<void> {
	const entryId = deps.newId();
	const { entry, jobId: batchKey } = imported;
	await fromFreshReading(async () => {
		const { person, unit } = await judge(deps, actor, imported, source);
		const changes = creationChanges(deps, actor, { person, unit, entry, entryId, batchKey });
		await deps.transact([...changes, applied]);
	});
}

/**
 * Beyond what holds for every entry: the first one of a person in the unit is not imported (H-05), and what was entered
 * before, on screen or from another file, is not entered again. The same row twice in one file is two services. A paper
 * book asks for neither a first entry nor a certificate (H-15 is a rule of the time after), but for days of its time.
 */
async function judge(
	deps: HoursChanging,
	actor: StaffActor,
	{ volunteerId, unitId, entry, jobId }: ImportedEntry,
	source: EntrySource,
) {
	const rights = await entryRights(deps.directory, actor);
	const { person, membership } = await requireServing(deps, rights, { volunteerId, unitId }, entry);
	const judged = { person, membership, unit: await deps.directory.find(unitId), entry };
	const unit = source === 'file' ? judgeEntry(deps, rights, judged) : judgePlace(rights, judged);
	if (source === 'file' && !person.hours.byUnit.has(unitId)) throw new DomainError('hours.first-by-import');
	if (source === 'paper-book') checkPaperTime(entry);
	const sameDay = person.entriesOfDay.filter((one) => one.unitId === unitId);
	if (sameDay.some((one) => one.batchKey !== jobId && isSame(one, entry)))
		throw new DomainError('hours.entered-before');
	return { person, unit };
}

function checkPaperTime({ endDate }: EntryFields): void {
	const message = afterPaperBooks(endDate);
	if (message === undefined) return;
	throw new DomainError('request.invalid', {
		errors: [{ field: 'endDate', label: '服務時間[訖]', message }],
	});
}
