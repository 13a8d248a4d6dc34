import type { StaffActor } from '#platform/access/actor.ts';
import type { Change } from '#platform/data/transaction.ts';
import { fromFreshReading } from '#functions/volunteers/stale-reading.ts';
import type { EntryFields } from '#shared/contract/hours.ts';
import { entryRights } from './entry-rights.ts';
import { creationChanges, judgeEntry, requireServing, type ServingKey } from './new-entry.ts';
import type { HoursChanging } from './person-hours.ts';
import type { ServedShift } from './ports.ts';

export interface ShiftEntry extends ServingKey {
	entry: EntryFields;
	shift: ServedShift;
	/** What says that the shift has its hours now. */
	mark: Change;
}

/**
 * Enters the hours of a shift that was served (H-17), in one transaction with its mark. What holds for every other entry
 * holds for it (H-08, H-14, H-15).
 *
 * @param read the shift as of now; read again when another writer came between
 */
export async function createShiftEntry(
	deps: HoursChanging,
	actor: StaffActor,
	read: () => Promise<ShiftEntry>,
): Promise<void> {
	const entryId = deps.newId();
	const rights = await entryRights(deps.directory, actor);
	await fromFreshReading(async () => {
		const { volunteerId, unitId, entry, shift, mark } = await read();
		const { person, membership } = await requireServing(deps, rights, { volunteerId, unitId }, entry);
		const judged = { person, membership, unit: await deps.directory.find(unitId), entry };
		const unit = judgeEntry(deps, rights, judged);
		const batchKey = shift.assignmentId;
		const changes = creationChanges(deps, actor, { person, unit, entry, entryId, batchKey, shift });
		await deps.transact([...changes, mark]);
	});
}
