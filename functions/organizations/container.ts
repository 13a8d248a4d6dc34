import type { Platform } from '#platform/container.ts';
import type { ObjectStore } from '#platform/objects/object-store.ts';
import { filesContainer } from '#functions/files/container.ts';
import { directory } from './directory.ts';
import { functionGrants } from './granted-functions.ts';
import { organizationLists } from './organization-lists.ts';
import { organizationRepository } from './organization.repository.ts';
import { permissionsRepository } from './permissions.repository.ts';

export function organizationsContainer(platform: Platform) {
	const organizations = organizationRepository(platform.table);
	const permissions = permissionsRepository(platform.table);
	return {
		...platform,
		organizations,
		organizationLists: organizationLists(organizations, platform.counters),
		permissions,
		functionsOf: functionGrants(permissions, platform.clock),
		directory: directory(organizations, platform.clock),
	};
}

export type OrganizationsContainer = ReturnType<typeof organizationsContainer>;

/** The same with the files of units. */
export function unitsContainer(platform: Platform, objects: ObjectStore) {
	return { ...organizationsContainer(platform), uploads: filesContainer(platform, objects).uploads };
}

export type UnitsContainer = ReturnType<typeof unitsContainer>;
