import type { StaffActor } from '#platform/access/actor.ts';
import type { Audit } from '#platform/audit/audit.ts';
import type { Clock } from '#platform/clock.ts';
import type { Counters } from '#platform/data/counters.ts';
import type { Change, Transact } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { NewId } from '#platform/ids.ts';
import { outcomeOf, type Outcome } from '#platform/outcome.ts';
import { fromFreshReading } from '#functions/volunteers/stale-reading.ts';
import type { Membership, Standings } from '#functions/volunteers/standing.ts';
import { labelOfShiftKind } from '#shared/codes/shift-kinds.ts';
import { mostWeeklyShifts, type AssignWeekly } from '#shared/contract/attendance.ts';
import { overlaps, weekdayOf, type Shift } from '#shared/domain/attendance/shift-plan.ts';
import { idAtLevel, isWithin } from '#shared/domain/organizations/organization-path.ts';
import { formatRocDate } from '#shared/values/roc-date.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import { requirePosition, requireShift, type RosterPosition, type RosterReading } from './require-roster.ts';
import { assignedCount, timesCount } from './roster-counts.ts';
import type { StoredRoster } from './roster.repository.ts';
import { existingShifts } from './service-position.repository.ts';
import type { ServiceDay, ServiceDayRepository } from './service-day.repository.ts';
import type {
	PositionKey,
	ShiftAssignment,
	ShiftAssignmentRepository,
	ShiftKey,
} from './shift-assignment.repository.ts';

interface Dependencies extends RosterReading {
	assignments: ShiftAssignmentRepository;
	serviceDays: ServiceDayRepository;
	standings: Standings;
	counters: Counters;
	audit: Audit;
	transact: Transact;
	clock: Clock;
	newId: NewId;
}

/**
 * 加入排班: no more people than needed, nobody in two shifts at the same time, and only people of the
 * roster's unit, team or squad. Seat, day and plan are written in one transaction, so that of two who come at once the
 * second one is told.
 */
export async function assignVolunteer(
	deps: Dependencies,
	actor: StaffActor,
	key: ShiftKey,
	volunteerId: string,
): Promise<Record<string, never>> {
	const assignmentId = deps.newId();
	await fromFreshReading(async () => {
		const found = await requireShift(deps, actor, key);
		if (key.date < todayInTaipei(deps.clock())) throw new DomainError('roster.shift-past');
		const { roster, shift } = found;
		const { membership, ...person } = await requireMember(deps, roster, volunteerId);
		const seat = freeSeat(await deps.assignments.of(key), shift);
		const day = await deps.serviceDays.get(volunteerId, key.date);
		checkNoClash(day, shift);
		const { startTime, endTime } = shift;
		const assignment: ShiftAssignment = {
			...key,
			seat,
			assignmentId,
			volunteerId,
			unitId: membership.unitId,
			...person,
			startTime,
			endTime,
			status: 'assigned',
		};
		const { rosterId, positionId, kind } = key;
		await deps.transact([
			deps.assignments.createChange(assignment),
			deps.serviceDays.writeChange(day, [
				...day.shifts,
				{ rosterId, positionId, kind, seat, unitId: membership.unitId, startTime, endTime },
			]),
			...countChanges(deps, found, volunteerId, 1),
			assignmentAudit(deps, actor, 'assign', assignment),
		]);
	});
	return {};
}

/**
 * 週期式排班: into every shift from today on that falls on one of the weekdays and is one of the 班別. Each shift is
 * a transaction of its own; one that is full or clashes says so and stops no other.
 */
export async function assignWeekly(
	deps: Dependencies,
	actor: StaffActor,
	key: PositionKey,
	{ weekdays, kinds, volunteerId }: AssignWeekly,
): Promise<{ items: (Pick<Shift, 'date' | 'kind' | 'startTime' | 'endTime'> & Outcome)[] }> {
	const { roster, position } = await requirePosition(deps, actor, key);
	await requireMember(deps, roster, volunteerId);
	const today = todayInTaipei(deps.clock());
	const wanted = existingShifts(position).filter(
		({ date, kind }) => date >= today && kinds.includes(kind) && weekdays.includes(weekdayOf(date)),
	);
	if (wanted.length === 0) throw new DomainError('roster.no-such-shifts');
	if (wanted.length > mostWeeklyShifts) {
		throw new DomainError('roster.too-many-shifts', {
			detail: `符合條件的班次有 ${wanted.length} 班，一次最多排入 ${mostWeeklyShifts} 班，請減少勾選的星期或班別`,
		});
	}
	const items = [];
	for (const { date, kind, startTime, endTime } of wanted) {
		const outcome = await outcomeOf(assignVolunteer(deps, actor, { ...key, date, kind }, volunteerId));
		items.push({ date, kind, startTime, endTime, ...outcome });
	}
	return { items };
}

/** 取消排班, while the person has not come. */
export async function unassignVolunteer(
	deps: Dependencies,
	actor: StaffActor,
	key: ShiftKey,
	volunteerId: string,
): Promise<Record<string, never>> {
	await fromFreshReading(async () => {
		const found = await requireShift(deps, actor, key);
		const inShift = await deps.assignments.of(key);
		const assignment = inShift.find((one) => one.volunteerId === volunteerId);
		if (!assignment) throw new DomainError('roster.not-found');
		const cameAlready = () => new DomainError('attendance.came-already');
		if (assignment.status !== 'assigned') throw cameAlready();
		const day = await deps.serviceDays.get(volunteerId, key.date);
		await deps.transact([
			deps.assignments.removeChange(assignment, cameAlready),
			deps.serviceDays.writeChange(
				day,
				day.shifts.filter(({ positionId, kind }) => positionId !== key.positionId || kind !== key.kind),
			),
			...countChanges(deps, found, volunteerId, -1),
			assignmentAudit(deps, actor, 'unassign', assignment),
		]);
	});
	return {};
}

/** Whoever does not serve where the roster belongs looks missing. */
async function requireMember(
	deps: Dependencies,
	{ path }: StoredRoster,
	volunteerId: string,
): Promise<{ membership: Membership; volunteerName: string; nationalIdMasked: string }> {
	const standing = await deps.standings.find(volunteerId, idAtLevel(path, 'unit') ?? '');
	if (!standing || standing.membership.status !== 'active' || !isWithin(standing.path, path))
		throw new DomainError('volunteer.not-found');
	const { name, maskedNationalId } = standing.volunteer;
	return { membership: standing.membership, volunteerName: name, nationalIdMasked: maskedNationalId };
}

function freeSeat(inShift: ShiftAssignment[], { needed }: Shift): number {
	const taken = new Set(inShift.map(({ seat }) => seat));
	for (let seat = 1; seat <= needed; seat += 1) if (!taken.has(seat)) return seat;
	throw new DomainError('roster.shift-full', { detail: `此班次需求 ${needed} 人，排班人數已滿` });
}

function checkNoClash({ shifts, date }: ServiceDay, shift: Shift): void {
	const other = shifts.find((one) => overlaps(one, shift));
	if (!other) return;
	const { kind, startTime, endTime } = other;
	throw new DomainError('roster.shift-clash', {
		detail: `志工於 ${formatRocDate(date)} ${labelOfShiftKind(kind)}（${startTime} - ${endTime}）已有排班`,
	});
}

function countChanges(
	deps: Dependencies,
	{ roster, position }: RosterPosition,
	volunteerId: string,
	delta: 1 | -1,
): Change[] {
	return [
		deps.positions.assignedChange(position, delta),
		deps.counters.add(assignedCount(roster.rosterId), delta),
		deps.counters.add(timesCount(position.positionId, volunteerId), delta),
	];
}

function assignmentAudit(
	deps: Dependencies,
	actor: StaffActor,
	act: 'assign' | 'unassign',
	{ rosterId, date, kind, volunteerName }: ShiftAssignment,
): Change {
	const facts = { 志工: volunteerName, 排班日期: formatRocDate(date), 班別: labelOfShiftKind(kind) };
	const side = act === 'assign' ? 'after' : 'before';
	return deps.audit.entry({
		actor,
		action: `roster.${act}`,
		subject: { type: 'roster', id: rosterId },
		changes: Object.entries(facts).map(([label, value]) => ({ label, [side]: value })),
	});
}
