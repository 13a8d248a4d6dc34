import type { Platform } from '#platform/container.ts';
import { directory } from './directory.ts';
import { functionGrants } from './granted-functions.ts';
import { organizationRepository } from './organization.repository.ts';
import { permissionsRepository } from './permissions.repository.ts';

export function organizationsContainer(platform: Platform) {
	const organizations = organizationRepository(platform.table);
	const permissions = permissionsRepository(platform.table);
	return {
		...platform,
		organizations,
		permissions,
		functionsOf: functionGrants(permissions, platform.clock),
		directory: directory(organizations, platform.clock),
	};
}

export type OrganizationsContainer = ReturnType<typeof organizationsContainer>;
