import { httpPlatformFromEnvironment } from '#functions/identity/http-platform.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { httpHandler, type Bindings } from '#platform/http/http-handler.ts';
import { organizationsContract } from '#shared/contract/organizations.ts';
import { organizationsContainer, type OrganizationsContainer } from './container.ts';
import { createOrganization, setOrganizationStatus, updateOrganization } from './manage-organizations.ts';
import { getPermissions, updatePermissions } from './permissions.ts';
import { getOrganization, listChildren } from './read-organizations.ts';

export function bind(deps: OrganizationsContainer): Bindings<typeof organizationsContract> {
	return {
		listChildren: ({ actor, params }) => listChildren(deps, actor, params.organizationId),
		getOrganization: ({ actor, params }) => getOrganization(deps, actor, params.organizationId),
		createOrganization: ({ actor, body }) => createOrganization(deps, actor, body),
		updateOrganization: ({ actor, params, body }) =>
			updateOrganization(deps, actor, params.organizationId, body),
		setOrganizationStatus: ({ actor, params, body }) =>
			setOrganizationStatus(deps, actor, params.organizationId, body),
		getPermissions: () => getPermissions(deps),
		updatePermissions: ({ actor, body }) => updatePermissions(deps, actor, body),
	};
}

const platform = await platformFromEnvironment();

export const handler = httpHandler(
	organizationsContract,
	bind(organizationsContainer(platform)),
	httpPlatformFromEnvironment(platform),
);
