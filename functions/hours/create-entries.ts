import type { StaffActor } from '#platform/access/actor.ts';
import { atMost } from '#platform/at-most.ts';
import { sentBefore } from '#platform/data/created-once.ts';
import { outcomeOf, type Outcome } from '#platform/outcome.ts';
import type { OrganizationNode } from '#functions/organizations/directory.ts';
import { fromFreshReading } from '#functions/volunteers/stale-reading.ts';
import type { EntryBatch } from '#shared/contract/hours.ts';
import { requireEvent } from './entry-event.ts';
import { entryRights, type EntryRights } from './entry-rights.ts';
import { creationChanges, isSame, judgeEntry, requireServing, type ServingKey } from './new-entry.ts';
import type { HoursChanging, PersonOnDay } from './person-hours.ts';
import type { StoredEntry } from './service-hour.repository.ts';

/** People that are written at the same time: enough for 500 within a request, few enough to leave the table to others. */
const peopleAtOnce = 16;

const enteredOtherwise = '此次新增已登錄過不同的內容，請按「檢視」確認後再新增';

/**
 * 批次新增時數 (H-04): the same entry for every ticked person. Each person is a transaction of its own; who is refused says
 * why and does not stop the others. A request that is sent again finds the entries of its key and writes no second ones.
 */
export async function createEntries(
	deps: HoursChanging,
	actor: StaffActor,
	{ batchKey, members, entry }: EntryBatch,
): Promise<{ items: (ServingKey & Outcome)[] }> {
	// What is wrong with the event is wrong for everybody: the form says so, at its fields.
	await requireEvent(deps, entry, 'entry.');
	const rights = await entryRights(deps.directory, actor);
	const units = new Map<string, Promise<OrganizationNode | undefined>>();
	const unitOf = (unitId: string) => {
		const found = units.get(unitId) ?? deps.directory.find(unitId);
		units.set(unitId, found);
		return found;
	};
	const items = await atMost(peopleAtOnce, members, async ({ volunteerId, unitId }) => {
		const writing = createEntry(deps, actor, { volunteerId, unitId }, { batchKey, entry, rights, unitOf });
		return { volunteerId, unitId, ...(await outcomeOf(writing)) };
	});
	return { items };
}

/** What the batch has written for the person in the unit; only who is known to have sent it is asked for all entries. */
async function writtenBefore(
	deps: HoursChanging,
	{ volunteer: { volunteerId, hourBatches = [] } }: PersonOnDay,
	{ batchKey, unitId }: { batchKey: string; unitId: string },
): Promise<StoredEntry | undefined> {
	if (!hourBatches.includes(batchKey)) return undefined;
	const entries = await deps.serviceHours.ofVolunteer(volunteerId, { consistent: true });
	return entries.find((one) => one.batchKey === batchKey && one.unitId === unitId);
}

interface BatchPart {
	batchKey: string;
	entry: EntryBatch['entry'];
	rights: EntryRights;
	unitOf: (unitId: string) => Promise<OrganizationNode | undefined>;
}

async function createEntry(
	deps: HoursChanging,
	actor: StaffActor,
	{ volunteerId, unitId }: ServingKey,
	{ batchKey, entry, rights, unitOf }: BatchPart,
): Promise<void> {
	const entryId = deps.newId();
	await fromFreshReading(async () => {
		const { person, membership } = await requireServing(deps, rights, { volunteerId, unitId }, entry);
		const written = await writtenBefore(deps, person, { batchKey, unitId });
		if (written && !isSame(written, entry)) throw sentBefore(enteredOtherwise);
		if (written) return;
		const unit = judgeEntry(deps, rights, { person, membership, unit: await unitOf(unitId), entry });
		const event = await requireEvent(deps, entry);
		const created = { person, unit, entry, event, entryId, batchKey, sentAs: batchKey };
		await deps.transact(creationChanges(deps, actor, created));
	});
}
