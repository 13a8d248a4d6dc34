import type { Platform } from '#platform/container.ts';
import type { ObjectStore } from '#platform/objects/object-store.ts';
import { filesContainer } from '#functions/files/container.ts';
import { hoursAfterTraining } from '#functions/hours/recount.ts';
import { organizationsContainer } from '#functions/organizations/container.ts';
import { volunteersContainer } from '#functions/volunteers/container.ts';
import { trainingRecordRepository } from './training-record.repository.ts';

export function trainingContainer(platform: Platform, objects: ObjectStore) {
	const { volunteers, memberships } = volunteersContainer(platform, objects);
	return {
		...platform,
		directory: organizationsContainer(platform).directory,
		uploads: filesContainer(platform, objects).uploads,
		volunteers,
		memberships,
		hoursAfterTraining: hoursAfterTraining(platform.table),
		records: trainingRecordRepository(platform.table),
	};
}

export type TrainingContainer = ReturnType<typeof trainingContainer>;
