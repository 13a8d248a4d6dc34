import type { Platform } from '#platform/container.ts';
import type { ObjectStore } from '#platform/objects/object-store.ts';
import { hoursContainer } from '#functions/hours/container.ts';
import { volunteersContainer } from '#functions/volunteers/container.ts';
import { memberSearchOf } from '#functions/volunteers/member-search.ts';
import { rosterRepository } from './roster.repository.ts';
import { serviceDayRepository } from './service-day.repository.ts';
import { servicePositionRepository } from './service-position.repository.ts';
import { shiftAssignmentRepository } from './shift-assignment.repository.ts';

export function attendanceContainer(platform: Platform, objects: ObjectStore) {
	const { directory, standings, memberships, nameParts } = volunteersContainer(platform, objects);
	return {
		...platform,
		directory,
		standings,
		memberships,
		nameParts,
		search: memberSearchOf(platform),
		hours: hoursContainer(platform, objects),
		rosters: rosterRepository(platform.table),
		positions: servicePositionRepository(platform.table),
		assignments: shiftAssignmentRepository(platform.table),
		serviceDays: serviceDayRepository(platform.table),
	};
}

export type AttendanceContainer = ReturnType<typeof attendanceContainer>;
