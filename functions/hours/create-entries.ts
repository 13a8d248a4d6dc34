import type { StaffActor } from '#platform/access/actor.ts';
import { DomainError } from '#platform/errors.ts';
import type { OrganizationNode } from '#functions/organizations/directory.ts';
import { readPerson } from '#functions/volunteers/person.ts';
import { fromFreshReading } from '#functions/volunteers/stale-reading.ts';
import { errorCatalog } from '#shared/contract/errors.ts';
import type { EntryBatch } from '#shared/contract/hours.ts';
import { hourTenths } from '#shared/values/hours.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import { checkCertificates, checkNotAfterLeaving } from './entry-checks.ts';
import { entryRights, type EntryRights } from './entry-rights.ts';
import { entryFacts } from './entry-words.ts';
import { totalChanges, withHours, type HoursChanging } from './person-hours.ts';
import type { StoredEntry } from './service-hour.repository.ts';

interface MemberKey {
	volunteerId: string;
	unitId: string;
}

interface Outcome extends MemberKey {
	done: boolean;
	message?: string;
}

/** People that are written at the same time: enough for 500 within a request, few enough to leave the table to others. */
const atOnce = 16;

/**
 * 批次新增時數 (H-04): the same entry for every ticked person. Each person is a transaction of its own; who is refused says
 * why and does not stop the others. A request that is sent again finds the entries of its key and writes no second ones.
 */
export async function createEntries(
	deps: HoursChanging,
	actor: StaffActor,
	{ batchKey, members, entry }: EntryBatch,
): Promise<{ items: Outcome[] }> {
	const rights = await entryRights(deps.directory, actor);
	const units = new Map<string, Promise<OrganizationNode | undefined>>();
	const unitOf = (unitId: string) => {
		const found = units.get(unitId) ?? deps.directory.find(unitId);
		units.set(unitId, found);
		return found;
	};
	const items: Outcome[] = [];
	const waiting = members.entries();
	async function writeNext(): Promise<void> {
		for (const [place, { volunteerId, unitId }] of waiting) {
			const writing = createEntry(deps, actor, { volunteerId, unitId }, { batchKey, entry, rights, unitOf });
			items[place] = { volunteerId, unitId, ...(await outcomeOf(writing)) };
		}
	}
	await Promise.all(Array.from({ length: atOnce }, writeNext));
	return { items };
}

async function outcomeOf(writing: Promise<void>): Promise<{ done: boolean; message?: string }> {
	try {
		await writing;
		return { done: true };
	} catch (error) {
		if (!(error instanceof DomainError)) throw error;
		return { done: false, message: error.detail ?? errorCatalog[error.code].title };
	}
}

/** Whether a request of this key has written these very fields; otherwise the answer 新增 would be untrue. */
function isSame(written: StoredEntry, { hours, note = '', ...fields }: EntryBatch['entry']): boolean {
	return (
		written.tenths === hourTenths(hours) &&
		(written.note ?? '') === note &&
		(['startDate', 'endDate', 'item', 'content'] as const).every((field) => written[field] === fields[field])
	);
}

function sentBefore(): DomainError {
	return new DomainError('request.conflict', {
		detail: '此次新增已登錄過不同的內容，請按「檢視」確認後再新增',
	});
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
	{ volunteerId, unitId }: MemberKey,
	{ batchKey, entry, rights, unitOf }: BatchPart,
): Promise<void> {
	const { hours, note, ...fields } = entry;
	const entryId = deps.newId();
	await fromFreshReading(async () => {
		const read = await readPerson(deps, volunteerId);
		const membership = read?.memberships.find((candidate) => candidate.unitId === unitId);
		if (!read || !membership || !rights.serves(membership)) throw new DomainError('volunteer.not-found');
		const person = await withHours(deps, read);
		const written = person.entries.find((one) => one.batchKey === batchKey && one.unitId === unitId);
		if (written && !isSame(written, entry)) throw sentBefore();
		if (written) return;
		const unit = await unitOf(unitId);
		if (!unit?.category) throw new DomainError('hours.unit-without-category');
		if (!rights.covers(unit.category)) throw new DomainError('hours.other-category');
		checkNotAfterLeaving(membership, entry.endDate);
		checkCertificates(person.courses, unit.category, todayInTaipei(deps.clock()));
		const created: StoredEntry = {
			volunteerId,
			entryId,
			unitId,
			category: unit.category,
			hourType: 'regular',
			...fields,
			tenths: hourTenths(hours),
			...(note && { note }),
			registrar: actor.name,
			registrarId: actor.accountId,
			batchKey,
			createdAt: deps.clock().toISOString(),
			revision: 1,
		};
		await deps.transact([
			deps.serviceHours.createChange(created),
			...totalChanges(deps, person, [...person.entries, created]),
			deps.audit.entry({
				actor,
				action: 'hours.create',
				subject: { type: 'volunteer', id: volunteerId },
				changes: entryFacts(created, unit.name, 'after'),
			}),
		]);
	});
}
