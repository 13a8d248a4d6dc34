import type { Platform } from '#platform/container.ts';
import { organizationsContainer } from '#functions/organizations/container.ts';
import { serviceHourRepository } from './service-hour.repository.ts';

export function hoursContainer(platform: Platform) {
	return {
		directory: organizationsContainer(platform).directory,
		serviceHours: serviceHourRepository(platform.table),
	};
}

export type HoursContainer = ReturnType<typeof hoursContainer>;
