import type { Platform } from '#platform/container.ts';
import { sequencesOn } from '#platform/data/sequences.ts';
import type { ObjectStore } from '#platform/objects/object-store.ts';
import { filesContainer } from '#functions/files/container.ts';
import { hoursContainer } from '#functions/hours/container.ts';
import { organizationsContainer } from '#functions/organizations/container.ts';
import { trainingContainer } from '#functions/training/container.ts';
import { trainingHistory } from '#functions/training/training-history.ts';
import { volunteersContainer } from '#functions/volunteers/container.ts';
import type { ApplicationDependencies } from './application-dependencies.ts';
import { applicationFormRepository } from './application-form.repository.ts';
import { applicationRepository } from './application.repository.ts';
import { openStageRepository } from './open-stage.repository.ts';
import { recordBookType } from './record-book/record-book-type.ts';
import { recordBookRepository } from './record-book/record-book.repository.ts';
import { stationRepository } from './station.repository.ts';
import { taskRepository } from './task.repository.ts';

export function applicationsContainer(
	platform: Platform,
	objects: ObjectStore,
	site: { cityName: string; adminOrigin: string },
): ApplicationDependencies {
	const { table, cipher, counters } = platform;
	const { directory } = organizationsContainer(platform);
	const members = volunteersContainer(platform, objects);
	const { standings } = members;
	const { records } = trainingContainer(platform, objects);
	const { serviceHours } = hoursContainer(platform, objects);
	const books = recordBookRepository(table);
	const sequences = sequencesOn(table);
	const shared = { ...platform, books, sequences, standings, members, directory, ...site };
	return {
		...shared,
		applications: applicationRepository(table),
		forms: applicationFormRepository(table),
		stations: stationRepository(table),
		openStages: openStageRepository(table, cipher),
		tasks: taskRepository(table, counters),
		types: { 'record-book': recordBookType(shared) },
		training: trainingHistory(records),
		serviceHours,
		uploads: filesContainer(platform, objects).uploads,
		objects,
	};
}
