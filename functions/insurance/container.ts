import type { Platform } from '#platform/container.ts';
import type { ObjectStore } from '#platform/objects/object-store.ts';
import { filesContainer } from '#functions/files/container.ts';
import { jobsContainer } from '#functions/jobs/container.ts';
import { organizationsContainer } from '#functions/organizations/container.ts';
import { memberSearchOf } from '#functions/volunteers/member-search.ts';
import { coverWriting } from './cover-writing.ts';

/** Covers by themselves, for Lambdas that reach no bucket. */
export function coversContainer(platform: Platform) {
	return {
		...platform,
		...coverWriting(platform),
		directory: organizationsContainer(platform).directory,
		search: memberSearchOf(platform),
	};
}

export type CoversContainer = ReturnType<typeof coversContainer>;

export function insuranceContainer(platform: Platform, objects: ObjectStore) {
	return {
		...coversContainer(platform),
		objects,
		uploads: filesContainer(platform, objects).uploads,
		startJob: jobsContainer(platform).startJob,
	};
}

export type InsuranceContainer = ReturnType<typeof insuranceContainer>;
