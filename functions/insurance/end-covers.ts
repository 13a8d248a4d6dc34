import { systemActor } from '#platform/access/actor.ts';
import type { Audit } from '#platform/audit/audit.ts';
import type { Change, Transact } from '#platform/data/transaction.ts';
import { chunks } from '#platform/chunks.ts';
import { DomainError } from '#platform/errors.ts';
import type { Outbox } from '#platform/outbox/outbox.ts';
import type { OrganizationContacts } from '#functions/identity/organization-contacts.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import { eventAtEnd, wantsNotice } from '#shared/domain/insurance/cover-course.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import { eventChanges, type CoverWriting } from './event-changes.ts';
import { expiryNotice } from './expiry-notice.ts';
import { dueShards, type CoverKey, type InsuranceCover } from './insurance-cover.repository.ts';

export interface EndCoversDependencies extends CoverWriting {
	audit: Audit;
	transact: Transact;
	outbox: Outbox;
	directory: Directory;
	contacts: OrganizationContacts;
	cityName: string;
	adminOrigin: string;
}

export interface EndedCovers {
	/** Covers whose 續保期間 began or that expired. */
	ended: number;
	/** Covers whose unit was told that they end soon. */
	noticed: number;
	/** Covers that somebody else was changing; the next run looks at them again. */
	skipped: number;
	/** Covers that could not be written; they stay due, and the others go on without them. */
	failed: number;
	/** Why, of the first of them. */
	failures: { cover: CoverKey; error: unknown }[];
	/** All that was due has been looked at. */
	finished: boolean;
}

/** A cover that ends is three records, and some counters when the person has left: well below a transaction's 100. */
const endedAtOnce = 20;
/** One record each, beside the mails. */
const noticedAtOnce = 80;
const shownFailures = 20;

const platformActor = systemActor('insurance-end');

interface Night {
	deps: EndCoversDependencies;
	today: IsoDate;
	hasTime: () => boolean;
	sum: EndedCovers;
}

/**
 * What happens to covers by the calendar (I-11, I-16): one that is over goes on with its 續保期間 or expires; one that
 * ends soon is told to the unit, once. Every change takes the cover out of what is due, so a run that is cut off, or
 * runs twice, does nothing again; `hasTime` says whether to take the next batch. The shards of what is due are worked
 * through side by side: a run mostly waits for the table.
 */
export async function endCovers(deps: EndCoversDependencies, hasTime: () => boolean): Promise<EndedCovers> {
	const sum: EndedCovers = { ended: 0, noticed: 0, skipped: 0, failed: 0, failures: [], finished: true };
	const night: Night = { deps, today: todayInTaipei(deps.clock()), hasTime, sum };
	const shards = await Promise.allSettled(dueShards.map((shard) => endShard(night, shard)));
	for (const shard of shards) if (shard.status === 'rejected') throw shard.reason;
	return sum;
}

async function endShard(night: Night, shard: string): Promise<void> {
	const { deps, today, sum } = night;
	for await (const batch of deps.covers.due(shard, today)) {
		if (!night.hasTime()) {
			sum.finished = false;
			return;
		}
		const groups = Map.groupBy(batch, (cover) => dueFor(night, cover));
		sum.ended += await writeAll(night, groups.get('end') ?? [], (cover) => endChanges(deps, cover, today));
		// Due by a threshold that has been changed since: written again, it is due on its new day.
		const moved = groups.get('another day') ?? [];
		await writeAll(night, moved, (cover) => [deps.covers.replaceChange(cover, cover)]);
		sum.noticed += await giveNotices(night, groups.get('notice') ?? []);
	}
}

function dueFor(night: Night, cover: InsuranceCover): 'end' | 'notice' | 'another day' | undefined {
	try {
		if (eventAtEnd(cover, night.today) !== undefined) return 'end';
		return wantsNotice(cover, night.today) ? 'notice' : 'another day';
	} catch (error) {
		missed(night, [cover], error);
		return undefined;
	}
}

function endChanges(deps: EndCoversDependencies, cover: InsuranceCover, today: IsoDate): Change[] {
	const event = eventAtEnd(cover, today);
	return event ? eventChanges(deps, cover, { event, actor: platformActor }) : [];
}

/** Writes covers many at once; when one of them cannot be written, each by itself. Tells how many were written. */
async function writeAll(
	night: Night,
	covers: readonly InsuranceCover[],
	changesOf: (cover: InsuranceCover) => Change[],
): Promise<number> {
	// Those who left change the totals of lists, and no record may be written twice in one transaction.
	const together = covers.filter(({ left }) => !left);
	const alone = covers.filter(({ left }) => left);
	let written = 0;
	for (const chunk of chunks(together, endedAtOnce)) {
		const refusal = await write(night, () => chunk.flatMap(changesOf));
		if (refusal === undefined) written += chunk.length;
		else alone.push(...chunk);
	}
	for (const cover of alone) {
		const refusal = await write(night, () => changesOf(cover));
		if (refusal === undefined) written += 1;
		else missed(night, [cover], refusal.error);
	}
	return written;
}

/** Writes the changes, or says what kept them from being written: one cover must not stop the night of all others. */
async function write(
	{ deps }: Night,
	changesOf: () => Change[] | Promise<Change[]>,
): Promise<{ error: unknown } | undefined> {
	try {
		await deps.transact(await changesOf());
		return undefined;
	} catch (error) {
		return { error };
	}
}

/** Whoever is changed by somebody else is looked at again by the next run; any other failure is told. */
function missed({ sum }: Night, covers: readonly InsuranceCover[], error: unknown): void {
	if (error instanceof DomainError) {
		sum.skipped += covers.length;
		return;
	}
	sum.failed += covers.length;
	const left = shownFailures - sum.failures.length;
	for (const { volunteerId, unitId } of covers.slice(0, left)) {
		sum.failures.push({ cover: { volunteerId, unitId }, error });
	}
}

async function giveNotices(night: Night, covers: readonly InsuranceCover[]): Promise<number> {
	const groups = Map.groupBy(covers, ({ unitId, period }) => `${unitId}/${period?.endDate ?? ''}`);
	let noticed = 0;
	for (const group of [...groups.values()].flatMap((covers) => chunks(covers, noticedAtOnce))) {
		const refusal = await write(night, () => noticeChanges(night.deps, group));
		if (refusal === undefined) noticed += group.length;
		else missed(night, group, refusal.error);
	}
	return noticed;
}

/** One mail to each account of the unit for all its covers that end on one day. */
async function noticeChanges(
	deps: EndCoversDependencies,
	covers: readonly InsuranceCover[],
): Promise<Change[]> {
	const [first] = covers;
	const endDate = first?.period?.endDate;
	if (!first || !endDate) return [];
	const [addresses, nameOf] = await Promise.all([
		deps.contacts.ofUnit(first),
		deps.directory.names([first.unitId]),
	]);
	const mail = expiryNotice({
		cityName: deps.cityName,
		adminOrigin: deps.adminOrigin,
		unit: nameOf(first.unitId)?.name ?? first.unitId,
		endDate,
		names: covers.map(({ name }) => name),
	});
	return [
		...covers.map((cover) => deps.covers.replaceChange(cover, { ...cover, noticedEnd: endDate })),
		...addresses.map((to) => deps.outbox.entry({ kind: 'mail.send', to, ...mail })),
		deps.audit.entry({
			actor: platformActor,
			action: 'insurance.notice',
			subject: { type: 'organization', id: first.unitId },
			changes: [{ label: '保險即將到期', after: `${covers.length} 人` }],
		}),
	];
}
