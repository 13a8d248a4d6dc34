import type { StaffActor } from '#platform/access/actor.ts';
import type { Audit, FieldChange } from '#platform/audit/audit.ts';
import { fieldChanges } from '#platform/audit/field-changes.ts';
import type { CreatedOnce } from '#platform/data/created-once.ts';
import type { Counters } from '#platform/data/counters.ts';
import { countAlongPath } from '#platform/data/path-counts.ts';
import type { Change, Transact } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { NewId } from '#platform/ids.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { Roster, RosterCopy, RosterCreate, RosterUpdate } from '#shared/contract/rosters.ts';
import { totalNeeded, type Period } from '#shared/domain/attendance/shift-plan.ts';
import { isAtLeast } from '#shared/domain/organizations/level.ts';
import { levelOfPath } from '#shared/domain/organizations/organization-path.ts';
import { addressText } from '#shared/values/address-text.ts';
import { addDays, daysBetween } from '#shared/values/iso-date.ts';
import { formatRocDateRange } from '#shared/values/roc-date.ts';
import { requireRoster, type RosterReading } from './require-roster.ts';
import { assignedCount, neededCount, rostersCount } from './roster-counts.ts';
import { showRoster } from './roster-view.ts';
import type { StoredRoster } from './roster.repository.ts';
import type { StoredPosition } from './service-position.repository.ts';

export interface RosterWriting extends RosterReading {
	directory: Directory;
	counters: Counters;
	audit: Audit;
	transact: Transact;
	newId: NewId;
	createdOnce: CreatedOnce;
}

export async function getRoster(deps: RosterWriting, actor: StaffActor, rosterId: string): Promise<Roster> {
	return showRoster(deps, await requireRoster(deps, actor, rosterId));
}

/** 新增班表: of a unit, a team or a squad, since it is their people who serve. */
export async function createRoster(
	deps: RosterWriting,
	actor: StaffActor,
	{ requestKey, ...input }: RosterCreate,
): Promise<Roster> {
	const { organizationId, ...fields } = input;
	const { path, status } = await deps.directory.requireInScope(actor, organizationId);
	if (isAtLeast(levelOfPath(path), 'purpose')) throw wrongLevel();
	if (status !== 'active') throw new DomainError('organization.disabled');
	const roster: StoredRoster = { ...fields, rosterId: deps.newId(), organizationId, path, revision: 1 };
	return createOnce(deps, actor, { requestKey, input, roster }, (mark) => [
		...creation(deps, roster, 0),
		...mark,
		rosterAudit(deps, actor, 'create', undefined, roster),
	]);
}

function createOnce(
	deps: RosterWriting,
	actor: StaffActor,
	{ requestKey, input, roster }: { requestKey: string | undefined; input: unknown; roster: StoredRoster },
	changesWith: (mark: readonly Change[]) => Change[],
): Promise<Roster> {
	return deps.createdOnce.run(
		{ actor, requestKey, input, recordId: roster.rosterId },
		{
			async create(mark) {
				await deps.transact(changesWith(mark));
				return showRoster(deps, roster);
			},
			async read(rosterId) {
				const before = await deps.rosters.get(rosterId);
				return before && showRoster(deps, before);
			},
		},
	);
}

/** 編輯 of the base data. Every position keeps its days. */
export async function updateRoster(
	deps: RosterWriting,
	actor: StaffActor,
	rosterId: string,
	{ revision, ...fields }: RosterUpdate,
): Promise<Roster> {
	const before = await requireRoster(deps, actor, rosterId);
	const after: StoredRoster = { ...before, ...fields };
	const outside = (await deps.positions.ofRoster(rosterId)).find((position) => !isInside(position, after));
	if (outside) {
		throw new DomainError('roster.position-outside', {
			detail: `服務位置「${outside.name}」的服務日期區間超出班表的日期區間，請先調整`,
		});
	}
	await deps.transact([
		deps.rosters.replaceChange(after, { revision }),
		rosterAudit(deps, actor, 'update', before, after),
	]);
	return showRoster(deps, { ...after, revision: revision + 1 });
}

/** Whether a position's setting, and the shifts that exist, lie in the roster's days. */
function isInside(position: StoredPosition, { from, until }: StoredRoster): boolean {
	return [position, position.planned ?? position].every(
		(period) => period.from >= from && period.until <= until,
	);
}

/** 複製: positions and shifts without the people, all days moved as far as the first one. */
export async function copyRoster(
	deps: RosterWriting,
	actor: StaffActor,
	rosterId: string,
	{ requestKey, name, from }: RosterCopy,
): Promise<Roster> {
	const source = await requireRoster(deps, actor, rosterId);
	const days = daysBetween(source.from, from);
	const moved = <Dates extends Period>(dates: Dates): Dates => ({
		...dates,
		from: addDays(dates.from, days),
		until: addDays(dates.until, days),
	});
	const copy: StoredRoster = { ...moved(source), rosterId: deps.newId(), name, revision: 1 };
	const positions = (await deps.positions.ofRoster(rosterId)).map((position): StoredPosition => {
		const planned = position.planned && moved(position.planned);
		return {
			...moved(position),
			...(planned && { planned, needed: totalNeeded(planned.week, planned) }),
			rosterId: copy.rosterId,
			positionId: deps.newId(),
			assigned: 0,
			revision: 1,
		};
	});
	const needed = positions.reduce((sum, position) => sum + position.needed, 0);
	return createOnce(deps, actor, { requestKey, input: { rosterId, name, from }, roster: copy }, (mark) => [
		...creation(deps, copy, needed),
		...positions.map((position) => deps.positions.createChange(position)),
		...mark,
		rosterAudit(deps, actor, 'copy', undefined, copy),
	]);
}

/**
 * 刪除 of the whole roster while nobody is in it. Its counter is closed in the same transaction, so that whoever
 * is assigned at this moment either comes first, and the roster stays, or is refused.
 */
export async function deleteRoster(
	deps: RosterWriting,
	actor: StaffActor,
	rosterId: string,
): Promise<Record<string, never>> {
	const roster = await requireRoster(deps, actor, rosterId);
	const positions = await deps.positions.ofRoster(rosterId);
	const refused = () => new DomainError('roster.has-volunteers');
	await deps.transact([
		deps.counters.close(assignedCount(rosterId), refused),
		deps.rosters.removeChange(roster),
		...positions.map((position) => deps.positions.removeChange(position, refused)),
		...countAlongPath(deps.counters, rostersCount, roster.path, -1),
		rosterAudit(deps, actor, 'delete', roster, undefined),
	]);
	return {};
}

function creation(deps: RosterWriting, roster: StoredRoster, needed: number): Change[] {
	return [
		deps.rosters.createChange(roster),
		...countAlongPath(deps.counters, rostersCount, roster.path, 1),
		...(needed > 0 ? [deps.counters.add(neededCount(roster.rosterId), needed)] : []),
	];
}

function wrongLevel(): DomainError {
	const error = new DomainError('roster.organization-level');
	return new DomainError('roster.organization-level', {
		errors: [{ field: 'organizationId', label: '排班單位', message: error.title }],
	});
}

function rosterAudit(
	deps: RosterWriting,
	actor: StaffActor,
	act: 'create' | 'update' | 'copy' | 'delete',
	before: StoredRoster | undefined,
	after: StoredRoster | undefined,
): Change {
	const subject = { type: 'roster', id: (after ?? before)?.rosterId ?? '' };
	return deps.audit.entry({ actor, action: `roster.${act}`, subject, changes: changesOf(before, after) });
}

function changesOf(before: StoredRoster | undefined, after: StoredRoster | undefined): FieldChange[] {
	const words = (roster: StoredRoster | undefined): Record<string, string | undefined> => ({
		排班名稱: roster?.name,
		日期區間: roster && formatRocDateRange(roster.from, roster.until),
		排班地點: roster?.place,
		地址: roster && addressText(roster.address),
	});
	return fieldChanges(words(before), words(after));
}
