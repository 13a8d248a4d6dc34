import type { StaffActor } from '#platform/access/actor.ts';
import type { Audit } from '#platform/audit/audit.ts';
import { fieldChanges } from '#platform/audit/field-changes.ts';
import type { CreatedOnce } from '#platform/data/created-once.ts';
import type { Counters } from '#platform/data/counters.ts';
import type { Transact } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { NewId } from '#platform/ids.ts';
import type { Directory, OrganizationNode } from '#functions/organizations/directory.ts';
import type { LargeEvent, LargeEventCreate, LargeEventUpdate } from '#shared/contract/recruitment.ts';
import { levelOfPath } from '#shared/domain/organizations/organization-path.ts';
import { leavesOut } from '#shared/domain/recruitment/event-period.ts';
import { formatRocDateRange } from '#shared/values/roc-date.ts';
import { withoutHours } from './event-hours.ts';
import { isHost, showEvent } from './event-view.ts';
import type { LargeEventRepository, StoredEvent } from './large-event.repository.ts';

export interface RecruitmentDependencies {
	events: LargeEventRepository;
	directory: Directory;
	counters: Counters;
	audit: Audit;
	transact: Transact;
	newId: NewId;
	createdOnce: CreatedOnce;
}

/** 新增: by the governing authority for any authority, by a purpose authority for itself. */
export async function createLargeEvent(
	deps: RecruitmentDependencies,
	actor: StaffActor,
	{ requestKey, ...input }: LargeEventCreate,
): Promise<LargeEvent> {
	const { hostId, note, ...fields } = input;
	const host = await requireHost(deps, actor, hostId);
	const event: StoredEvent = {
		...fields,
		...(note && { note }),
		largeEventId: deps.newId(),
		hostId: host.id,
		hostPath: host.path,
		period: 1,
		revision: 1,
	};
	const creation = { actor, requestKey, input, recordId: event.largeEventId };
	return deps.createdOnce.run(creation, {
		async create(mark) {
			await deps.transact([
				...deps.events.createChanges(event),
				...mark,
				auditOf(deps, actor, 'large-event.create', [undefined, event], { host: host.name }),
			]);
			return showEvent(deps, actor, event);
		},
		async read(largeEventId) {
			const before = await deps.events.get(largeEventId);
			return before && showEvent(deps, actor, before);
		},
	});
}

/** 編輯: while hours name the event, its period may grow and not shrink, so that all of them stay within it (H-10). */
export async function updateLargeEvent(
	deps: RecruitmentDependencies,
	actor: StaffActor,
	largeEventId: string,
	{ revision, hostId, note, ...fields }: LargeEventUpdate,
): Promise<LargeEvent> {
	const before = await requireOwn(deps, actor, largeEventId);
	const host = await requireHost(deps, actor, hostId);
	const shrinks = leavesOut(before, fields);
	const { note: _note, ...kept } = before;
	const after: StoredEvent = {
		...kept,
		...fields,
		...(note && { note }),
		hostId: host.id,
		hostPath: host.path,
		period: before.period + (shrinks ? 1 : 0),
	};
	await deps.transact([
		deps.events.replaceChange(after, { revision }),
		...(shrinks ? withoutHours(deps.counters, before, () => wouldLoseHours(before)) : []),
		auditOf(deps, actor, 'large-event.update', [before, after], {
			host: host.name,
			formerHost: (await deps.directory.names([before.hostId]))(before.hostId)?.name,
		}),
	]);
	return showEvent(deps, actor, { ...after, revision: revision + 1 });
}

/** 刪除: only while no hours name the event. */
export async function deleteLargeEvent(
	deps: RecruitmentDependencies,
	actor: StaffActor,
	largeEventId: string,
): Promise<Record<string, never>> {
	const event = await requireOwn(deps, actor, largeEventId);
	const hostOf = await deps.directory.names([event.hostId]);
	await deps.transact([
		...deps.events.removeChanges(event),
		...withoutHours(deps.counters, event, () => inUse(event)),
		auditOf(deps, actor, 'large-event.delete', [event, undefined], {
			formerHost: hostOf(event.hostId)?.name,
		}),
	]);
	return {};
}

async function requireOwn(
	deps: RecruitmentDependencies,
	actor: StaffActor,
	largeEventId: string,
): Promise<StoredEvent> {
	const event = await deps.events.get(largeEventId);
	if (!event || !isHost(actor, event)) throw new DomainError('large-event.not-found');
	return event;
}

async function requireHost(
	deps: RecruitmentDependencies,
	actor: StaffActor,
	hostId: string,
): Promise<OrganizationNode> {
	const host = await deps.directory.requireInScope(actor, hostId);
	if (['governing', 'purpose'].includes(levelOfPath(host.path))) return host;
	const { title } = new DomainError('large-event.host-invalid');
	throw new DomainError('large-event.host-invalid', {
		errors: [{ field: 'hostId', label: '主辦機關', message: title }],
	});
}

function inUse({ name }: StoredEvent): DomainError {
	return new DomainError('large-event.has-hours', {
		detail: `「${name}」已有服務時數，不可刪除；請先刪除或改登錄這些時數`,
	});
}

function wouldLoseHours({ name, startDate, endDate }: StoredEvent): DomainError {
	const message = `「${name}」已有服務時數，活動日期只能延長，不可短於 ${formatRocDateRange(startDate, endDate)}`;
	return new DomainError('large-event.has-hours', {
		detail: message,
		errors: [{ field: 'startDate', label: '活動日期', message }],
	});
}

function auditOf(
	deps: RecruitmentDependencies,
	actor: StaffActor,
	action: string,
	[before, after]: [StoredEvent | undefined, StoredEvent | undefined],
	{ host, formerHost }: { host?: string | undefined; formerHost?: string | undefined },
) {
	const words = (event: StoredEvent | undefined, hostName: string | undefined) => ({
		活動名稱: event?.name,
		主辦機關: hostName,
		活動日期: event && formatRocDateRange(event.startDate, event.endDate),
		活動地點: event?.place,
		備註: event?.note,
	});
	const changes = fieldChanges(words(before, formerHost), words(after, host), ['活動名稱']);
	const id = (after ?? before)?.largeEventId ?? '';
	return deps.audit.entry({ actor, action, subject: { type: 'large-event', id }, changes });
}
