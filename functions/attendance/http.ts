import { objectStoreFromEnvironment } from '#functions/files/container.ts';
import { httpPlatformFromEnvironment } from '#functions/identity/http-platform.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { httpHandler, type Bindings } from '#platform/http/http-handler.ts';
import { attendanceContract } from '#shared/contract/attendance.ts';
import { assignVolunteer, assignWeekly, unassignVolunteer } from './assign-volunteer.ts';
import { attendanceContainer, type AttendanceContainer } from './container.ts';
import { listAttendance } from './list-attendance.ts';
import { getPosition, listPositions, listRosters } from './list-rosters.ts';
import { listShiftCandidates, listShifts } from './list-shifts.ts';
import { createPosition, deletePosition, updatePosition } from './maintain-positions.ts';
import { copyRoster, createRoster, deleteRoster, getRoster, updateRoster } from './maintain-rosters.ts';
import { postHours } from './post-hours.ts';
import { punch } from './punch.ts';

export function bind(deps: AttendanceContainer): Bindings<typeof attendanceContract> {
	return {
		listRosters: ({ actor, query }) => listRosters(deps, actor, query),
		createRoster: ({ actor, body }) => createRoster(deps, actor, body),
		getRoster: ({ actor, params }) => getRoster(deps, actor, params.rosterId),
		updateRoster: ({ actor, params, body }) => updateRoster(deps, actor, params.rosterId, body),
		copyRoster: ({ actor, params, body }) => copyRoster(deps, actor, params.rosterId, body),
		deleteRoster: ({ actor, params }) => deleteRoster(deps, actor, params.rosterId),
		listPositions: ({ actor, params }) => listPositions(deps, actor, params.rosterId),
		createPosition: ({ actor, params, body }) => createPosition(deps, actor, params.rosterId, body),
		getPosition: ({ actor, params }) => getPosition(deps, actor, params),
		updatePosition: ({ actor, params, body }) => updatePosition(deps, actor, params, body),
		deletePosition: ({ actor, params }) => deletePosition(deps, actor, params),
		listShifts: ({ actor, params, query }) => listShifts(deps, actor, params, query),
		listShiftCandidates: ({ actor, params, query }) => listShiftCandidates(deps, actor, params, query),
		assignVolunteer: ({ actor, params, body }) => assignVolunteer(deps, actor, params, body.volunteerId),
		assignWeekly: ({ actor, params, body }) => assignWeekly(deps, actor, params, body),
		unassignVolunteer: ({ actor, params }) => unassignVolunteer(deps, actor, params, params.volunteerId),
		listAttendance: ({ actor, params, query }) => listAttendance(deps, actor, params, query),
		postHours: ({ actor, params, body }) => postHours(deps, actor, params, body),
		punch: ({ actor, body }) => punch(deps, actor, body),
	};
}

const platform = await platformFromEnvironment();

export const handler = httpHandler(
	attendanceContract,
	bind(attendanceContainer(platform, objectStoreFromEnvironment())),
	httpPlatformFromEnvironment(platform),
);
