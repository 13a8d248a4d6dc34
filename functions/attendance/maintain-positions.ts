import type { StaffActor } from '#platform/access/actor.ts';
import type { FieldChange } from '#platform/audit/audit.ts';
import { fieldChanges } from '#platform/audit/field-changes.ts';
import type { Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import { checkItem } from '#functions/hours/entry-checks.ts';
import { fromFreshReading } from '#functions/volunteers/stale-reading.ts';
import { labelOfServiceContent, labelOfServiceItem } from '#shared/codes/service-items.ts';
import { labelOfShiftKind } from '#shared/codes/shift-kinds.ts';
import {
	mostPositions,
	type Position,
	type PositionCreate,
	type PositionUpdate,
} from '#shared/contract/rosters.ts';
import { lostShifts, totalNeeded } from '#shared/domain/attendance/shift-plan.ts';
import { formatRocDate, formatRocDateRange } from '#shared/values/roc-date.ts';
import type { RosterWriting } from './maintain-rosters.ts';
import { requirePosition, requireRoster } from './require-roster.ts';
import { neededCount } from './roster-counts.ts';
import { showPosition, storedWeek, unitCategory } from './roster-view.ts';
import type { StoredRoster } from './roster.repository.ts';
import type { StoredPosition } from './service-position.repository.ts';
import type { PositionKey, ShiftAssignmentRepository } from './shift-assignment.repository.ts';

interface Dependencies extends RosterWriting {
	assignments: ShiftAssignmentRepository;
}

/** 新增 of a 服務位置 with its weekly setting, carried out at once when 執行排班 is pressed. */
export async function createPosition(
	deps: Dependencies,
	actor: StaffActor,
	rosterId: string,
	{ execute, week, ...fields }: PositionCreate,
): Promise<Position> {
	const positionId = deps.newId();
	return fromFreshReading(async () => {
		const roster = await requireRoster(deps, actor, rosterId);
		checkInside(roster, fields);
		await checkCategory(deps, roster, fields);
		const others = await deps.positions.ofRoster(rosterId);
		if (others.length >= mostPositions) throw new DomainError('roster.too-many-positions');
		const saved: StoredPosition = {
			...fields,
			rosterId,
			positionId,
			week: storedWeek(week),
			plannedRevision: 0,
			needed: 0,
			assigned: 0,
			revision: 1,
		};
		const created = execute ? executed(saved) : saved;
		await deps.transact([
			deps.rosters.touchChange(roster),
			deps.positions.createChange(created),
			...neededChanges(deps, rosterId, created.needed),
			positionAudit(deps, actor, execute ? 'plan' : 'create', undefined, created),
		]);
		return showPosition(created);
	});
}

/**
 * 儲存設定 keeps the shifts as they are; 執行排班 makes them those of the setting, unless somebody would lose theirs.
 */
export async function updatePosition(
	deps: Dependencies,
	actor: StaffActor,
	key: PositionKey,
	{ execute, week, revision, ...fields }: PositionUpdate,
): Promise<Position> {
	return fromFreshReading(async () => {
		const { roster, position: before } = await requirePosition(deps, actor, key);
		if (before.revision !== revision) throw new DomainError('request.conflict');
		checkInside(roster, fields);
		await checkCategory(deps, roster, fields);
		const saved: StoredPosition = { ...before, ...fields, week: storedWeek(week) };
		const after = execute ? executed(saved) : saved;
		if (execute) await checkNobodyLoses(deps, before, after);
		await deps.transact([
			deps.rosters.touchChange(roster),
			deps.positions.replaceChange(before, after),
			...neededChanges(deps, key.rosterId, after.needed - before.needed),
			positionAudit(deps, actor, execute ? 'plan' : 'update', before, after),
		]);
		return showPosition({ ...after, revision: revision + 1 });
	});
}

export async function deletePosition(
	deps: Dependencies,
	actor: StaffActor,
	key: PositionKey,
): Promise<Record<string, never>> {
	await fromFreshReading(async () => {
		const { roster, position } = await requirePosition(deps, actor, key);
		await deps.transact([
			deps.rosters.touchChange(roster),
			deps.positions.removeChange(position, () => new DomainError('roster.has-volunteers')),
			...neededChanges(deps, key.rosterId, -position.needed),
			positionAudit(deps, actor, 'delete', position, undefined),
		]);
	});
	return {};
}

/** The position with the shifts of its setting. */
function executed(position: StoredPosition): StoredPosition {
	const { from, until, week, plannedRevision } = position;
	return {
		...position,
		planned: { from, until, week },
		plannedRevision: plannedRevision + 1,
		needed: totalNeeded(week, { from, until }),
	};
}

/** A message is no list of a year; whoever has taken these out is told the next ones. */
const mostNamed = 30;

async function checkNobodyLoses(
	{ assignments }: Dependencies,
	before: StoredPosition,
	{ week, from, until }: StoredPosition,
): Promise<void> {
	if (before.assigned === 0) return;
	const lost = lostShifts(await assignments.of(before), week, { from, until });
	if (lost.length === 0) return;
	const named = lost.map(
		({ date, kind, volunteerName }) => `${formatRocDate(date)} ${labelOfShiftKind(kind)} ${volunteerName}`,
	);
	const more = named.length > mostNamed ? `等 ${named.length} 人次` : '';
	throw new DomainError('roster.shift-lost', {
		detail: `新的設定會使已排入的志工失去班次或超過需求人數，請先取消其排班：${named.slice(0, mostNamed).join('、')}${more}`,
	});
}

function checkInside(roster: StoredRoster, { from, until }: { from: string; until: string }): void {
	const early = from < roster.from;
	if (!early && until <= roster.until) return;
	const message = `須在班表的日期區間 ${formatRocDateRange(roster.from, roster.until)} 內`;
	const field = early
		? { field: 'from', label: '服務日期區間[起]' }
		: { field: 'until', label: '服務日期區間[訖]' };
	throw new DomainError('roster.position-outside', { errors: [{ ...field, message }] });
}

/** What could not be entered as hours afterwards is not planned either (H-14). */
async function checkCategory(
	{ directory }: Dependencies,
	{ path }: StoredRoster,
	{ item }: Pick<StoredPosition, 'item'>,
): Promise<void> {
	const category = await unitCategory(directory, path);
	if (category) checkItem(item, category);
}

function neededChanges({ counters }: Dependencies, rosterId: string, delta: number): Change[] {
	return delta === 0 ? [] : [counters.add(neededCount(rosterId), delta)];
}

function positionAudit(
	deps: Dependencies,
	actor: StaffActor,
	act: 'create' | 'update' | 'plan' | 'delete',
	before: StoredPosition | undefined,
	after: StoredPosition | undefined,
): Change {
	const subject = { type: 'roster', id: (after ?? before)?.rosterId ?? '' };
	const changes = changesOf(before, after);
	return deps.audit.entry({ actor, action: `roster.position-${act}`, subject, changes });
}

function changesOf(before: StoredPosition | undefined, after: StoredPosition | undefined): FieldChange[] {
	const words = (position: StoredPosition | undefined): Record<string, string | undefined> => ({
		服務位置: position?.name,
		服務項目: position && labelOfServiceItem(position.item),
		服務內容: position && labelOfServiceContent(position.content),
		服務日期區間: position && formatRocDateRange(position.from, position.until),
		需求人次: position && String(position.needed),
	});
	return fieldChanges(words(before), words(after), ['服務位置']);
}
