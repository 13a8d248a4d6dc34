import type { Platform } from '#platform/container.ts';
import type { ObjectStore } from '#platform/objects/object-store.ts';
import { servedShiftsOn } from '#functions/attendance/served-shifts.ts';
import { recruitmentContainer } from '#functions/recruitment/container.ts';
import { trainingHistoryOn } from '#functions/training/training-history.ts';
import { volunteersContainer } from '#functions/volunteers/container.ts';
import { serviceHourRepository } from './service-hour.repository.ts';

export function hoursContainer(platform: Platform, objects: ObjectStore) {
	const { directory, volunteers, memberships, nameParts, uploads, startJob } = volunteersContainer(
		platform,
		objects,
	);
	return {
		...platform,
		objects,
		directory,
		volunteers,
		memberships,
		nameParts,
		uploads,
		startJob,
		largeEvents: recruitmentContainer(platform).largeEvents,
		servedShifts: servedShiftsOn(platform.table),
		training: trainingHistoryOn(platform.table),
		serviceHours: serviceHourRepository(platform.table),
	};
}

export type HoursContainer = ReturnType<typeof hoursContainer>;
