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
import type { InsuranceCover } from './insurance-cover.repository.ts';

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
	/** All that was due has been looked at. */
	finished: boolean;
}

/** A cover that ends is three records, and some counters when the person has left: well below a transaction's 100. */
const endedAtOnce = 20;
/** One record each, beside the mails. */
const noticedAtOnce = 80;

const platformActor = systemActor('insurance-end');

/**
 * What happens to covers by the calendar (I-11, I-16): one that is over goes on with its 續保期間 or expires; one that
 * ends soon is told to the unit, once. Every change takes the cover out of what is due, so a run that is cut off, or
 * runs twice, does nothing again; `hasTime` says whether to take the next batch.
 */
export async function endCovers(deps: EndCoversDependencies, hasTime: () => boolean): Promise<EndedCovers> {
	const today = todayInTaipei(deps.clock());
	const sum: EndedCovers = { ended: 0, noticed: 0, skipped: 0, finished: true };
	for await (const batch of deps.covers.due(today)) {
		if (!hasTime()) return { ...sum, finished: false };
		const over = batch.filter((cover) => eventAtEnd(cover, today) !== undefined);
		const ending = batch.filter((cover) => wantsNotice(cover, today));
		const rest = batch.filter((cover) => !over.includes(cover) && !ending.includes(cover));
		const ended = await writeAll(deps, over, (cover) => endChanges(deps, cover, today), endedAtOnce);
		// Due by a threshold that has been changed since: written again, it is due on its new day.
		await writeAll(deps, rest, (cover) => [deps.covers.replaceChange(cover, cover)], endedAtOnce);
		const noticed = await giveNotices(deps, ending);
		sum.ended += ended;
		sum.noticed += noticed;
		sum.skipped += over.length - ended + ending.length - noticed;
	}
	return sum;
}

function endChanges(deps: EndCoversDependencies, cover: InsuranceCover, today: IsoDate): Change[] {
	const event = eventAtEnd(cover, today);
	return event ? eventChanges(deps, cover, { event, actor: platformActor }) : [];
}

/** Writes covers many at once; when one of them has been changed meanwhile, each by itself. Tells how many were written. */
async function writeAll(
	deps: EndCoversDependencies,
	covers: readonly InsuranceCover[],
	changesOf: (cover: InsuranceCover) => Change[],
	atOnce: number,
): Promise<number> {
	// Those who left change the totals of lists, and no record may be written twice in one transaction.
	const together = covers.filter(({ left }) => !left);
	const alone = covers.filter(({ left }) => left);
	let written = 0;
	for (const chunk of chunks(together, atOnce)) {
		if (await isWritten(deps, chunk.flatMap(changesOf))) written += chunk.length;
		else alone.push(...chunk);
	}
	for (const cover of alone) if (await isWritten(deps, changesOf(cover))) written += 1;
	return written;
}

async function giveNotices(deps: EndCoversDependencies, covers: readonly InsuranceCover[]): Promise<number> {
	const groups = Map.groupBy(covers, ({ unitId, period }) => `${unitId}/${period?.endDate ?? ''}`);
	let noticed = 0;
	for (const group of [...groups.values()].flatMap((covers) => chunks(covers, noticedAtOnce))) {
		if (await isWritten(deps, await noticeChanges(deps, group))) noticed += group.length;
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

async function isWritten(deps: EndCoversDependencies, changes: Change[]): Promise<boolean> {
	try {
		await deps.transact(changes);
		return true;
	} catch (error) {
		if (error instanceof DomainError) return false;
		throw error;
	}
}
