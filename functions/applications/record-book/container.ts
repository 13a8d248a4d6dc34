import type { Platform } from '#platform/container.ts';
import type { ObjectStore } from '#platform/objects/object-store.ts';
import { volunteersContainer } from '#functions/volunteers/container.ts';
import { recordBookRepository } from './record-book.repository.ts';

/** What taking over paper books needs; nothing of the applications. */
export function paperBookContainer(platform: Platform, objects: ObjectStore) {
	const members = volunteersContainer(platform, objects);
	return {
		...platform,
		members,
		directory: members.directory,
		books: recordBookRepository(platform.table),
	};
}

export type PaperBookContainer = ReturnType<typeof paperBookContainer>;
