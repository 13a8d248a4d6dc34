import type { StaffActor } from '#platform/access/actor.ts';
import type { Clock } from '#platform/clock.ts';
import type { AttendanceRow } from '#shared/contract/attendance.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import { isOver, servedTenths } from '#shared/domain/attendance/punch-window.ts';
import { decimalHours } from '#shared/values/hours.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import { requirePosition, type RosterReading } from './require-roster.ts';
import { standardTenths } from './service-position.repository.ts';
import type {
	AttendanceFilter,
	PositionKey,
	ShiftAssignmentRepository,
} from './shift-assignment.repository.ts';

interface Dependencies extends RosterReading {
	assignments: ShiftAssignmentRepository;
	clock: Clock;
}

/** 簽到退查詢: the latest day first, up to today unless told. */
export async function listAttendance(
	deps: Dependencies,
	actor: StaffActor,
	key: PositionKey,
	query: PageQuery & Partial<AttendanceFilter>,
): Promise<Page<AttendanceRow>> {
	const now = deps.clock();
	const { position } = await requirePosition(deps, actor, key);
	const { from, until = todayInTaipei(now), kind, status, ...paging } = query;
	const { items, page } = await deps.assignments.list(key, paging, { from, until, kind, status });
	return {
		items: items.map((assignment) => {
			const { date, startTime, endTime, volunteerId, volunteerName, nationalIdMasked } = assignment;
			const { checkedInAt, checkedOutAt, postedTenths } = assignment;
			return {
				date,
				kind: assignment.kind,
				startTime,
				endTime,
				volunteerId,
				name: volunteerName,
				nationalId: nationalIdMasked,
				status: assignment.status,
				...(checkedInAt && { checkedInAt }),
				...(checkedOutAt && { checkedOutAt }),
				hours: decimalHours(
					postedTenths ?? servedTenths(assignment, assignment, standardTenths(position, assignment.kind)),
				),
				over: isOver(assignment, now),
			};
		}),
		page,
	};
}
