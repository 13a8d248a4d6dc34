import type { Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { KnownEvent, LargeEvents } from '#functions/recruitment/large-events.ts';
import { StaleReading } from '#functions/volunteers/stale-reading.ts';
import type { EntryFields } from '#shared/contract/hours.ts';
import { outsideOf } from '#shared/domain/recruitment/event-period.ts';
import { formatRocDateRange } from '#shared/values/roc-date.ts';
import type { StoredEntry } from './service-hour.repository.ts';

type EventFields = Pick<EntryFields, 'largeEventId' | 'startDate' | 'endDate'>;

/**
 * The large event that an entry names, in whose period it lies (H-10).
 * @param within where the fields stand in the request.
 */
export async function requireEvent(
	{ largeEvents }: { largeEvents: LargeEvents },
	{ largeEventId, ...served }: EventFields,
	within = '',
): Promise<KnownEvent | undefined> {
	if (largeEventId === undefined) return undefined;
	const event = await largeEvents.find(largeEventId);
	if (!event) throw eventGone(within);
	const outside = outsideOf(event, served);
	if (outside === undefined) return event;
	const message = `「${event.name}」的活動日期為 ${formatRocDateRange(event.startDate, event.endDate)}，服務時間須在活動日期內`;
	const label = outside === 'startDate' ? '服務時間[起]' : '服務時間[訖]';
	throw new DomainError('hours.outside-event', {
		detail: message,
		errors: [{ field: `${within}${outside}`, label, message }],
	});
}

function eventGone(within: string): DomainError {
	const message = '此大型活動已不存在，請重新選擇';
	return new DomainError('large-event.not-found', {
		detail: message,
		errors: [{ field: `${within}largeEventId`, label: '大型活動', message }],
	});
}

const stale = () => new StaleReading();

/** Counts a new entry in at its event. */
export function countIn(
	{ largeEvents }: { largeEvents: LargeEvents },
	event: KnownEvent | undefined,
	volunteerId: string,
): Change[] {
	return event ? [largeEvents.hoursChange(event, volunteerId, { delta: 1, refused: stale })] : [];
}

/** Counts an entry out at the event that it names; that event cannot be gone. */
export async function countOut(
	{ largeEvents }: { largeEvents: LargeEvents },
	{ largeEventId, volunteerId }: StoredEntry,
): Promise<Change[]> {
	const event = largeEventId === undefined ? undefined : await largeEvents.find(largeEventId);
	// Without it somebody else has changed the entry since it was read: its own condition says so.
	return event ? [largeEvents.hoursChange(event, volunteerId, { delta: -1, refused: stale })] : [];
}
