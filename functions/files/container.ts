import { bucketConfig, loadConfig } from '#platform/config.ts';
import type { Platform } from '#platform/container.ts';
import { objectStoreOf, type ObjectStore } from '#platform/objects/object-store.ts';
import { uploadRepository } from './upload.repository.ts';
import { uploads } from './uploads.ts';

export function filesContainer(platform: Platform, objects: ObjectStore) {
	return { uploads: uploads({ ...platform, repository: uploadRepository(platform.table), objects }) };
}

export type FilesContainer = ReturnType<typeof filesContainer>;

/** The bucket of this Lambda's environment. */
export function objectStoreFromEnvironment(): ObjectStore {
	return objectStoreOf(loadConfig(bucketConfig));
}
