import type { StaffActor } from '#platform/access/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { DomainError } from '#platform/errors.ts';
import { outcomeOf, type Outcome } from '#platform/outcome.ts';
import { createShiftEntry } from '#functions/hours/shift-entry.ts';
import type { HoursChanging } from '#functions/hours/person-hours.ts';
import { labelOfShiftKind } from '#shared/codes/shift-kinds.ts';
import type { PostHours } from '#shared/contract/attendance.ts';
import { isOver } from '#shared/domain/attendance/punch-window.ts';
import { hourTenths } from '#shared/values/hours.ts';
import { requirePosition, type RosterPosition, type RosterReading } from './require-roster.ts';
import type {
	PositionKey,
	ShiftAssignment,
	ShiftAssignmentRepository,
} from './shift-assignment.repository.ts';

interface Dependencies extends RosterReading {
	assignments: ShiftAssignmentRepository;
	hours: HoursChanging;
	clock: Clock;
}

type Row = PostHours['rows'][number];

/**
 * 轉入服務時數 (H-17): each shift that was served becomes an entry of hours, with 標準時數 or what was typed in its place.
 * Entry and mark are one transaction, so that no shift counts twice; who is refused says why and stops nobody else.
 */
export async function postHours(
	deps: Dependencies,
	actor: StaffActor,
	key: PositionKey,
	{ rows }: PostHours,
): Promise<{ items: (Omit<Row, 'hours'> & Outcome)[] }> {
	const found = await requirePosition(deps, actor, key);
	const items = [];
	for (const { hours, ...row } of rows) {
		items.push({ ...row, ...(await outcomeOf(postRow(deps, actor, found, { hours, ...row }))) });
	}
	return { items };
}

async function postRow(
	deps: Dependencies,
	actor: StaffActor,
	{ roster, position }: RosterPosition,
	{ date, kind, volunteerId, hours }: Row,
): Promise<void> {
	const { rosterId, positionId, item, content, name } = position;
	await createShiftEntry(deps.hours, actor, async () => {
		const inShift = await deps.assignments.of({ rosterId, positionId, date, kind });
		const assignment = inShift.find((one) => one.volunteerId === volunteerId);
		if (!assignment) throw new DomainError('roster.not-found');
		checkServed(assignment, deps.clock());
		const { seat, assignmentId } = assignment;
		const note = `${roster.name}：${name} ${labelOfShiftKind(kind)}`.slice(0, 200);
		return {
			volunteerId,
			unitId: assignment.unitId,
			entry: { startDate: date, endDate: date, hourType: 'regular', item, content, hours, note },
			shift: { rosterId, positionId, date, kind, seat, assignmentId },
			mark: deps.assignments.postedChange(assignment, hourTenths(hours)),
		};
	});
}

/** Only who came and went, in a shift that has ended; each shift once. */
function checkServed({ status, ...shift }: ShiftAssignment, now: Date): void {
	if (status === 'posted') throw new DomainError('request.conflict', { detail: '此班次已轉入服務時數' });
	if (status !== 'checked-out') throw new DomainError('attendance.not-complete');
	if (!isOver(shift, now)) throw new DomainError('attendance.shift-not-over');
}
