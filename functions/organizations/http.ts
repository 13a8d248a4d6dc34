import { objectStoreFromEnvironment } from '#functions/files/container.ts';
import { httpPlatformFromEnvironment } from '#functions/identity/http-platform.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { httpHandler, type Bindings } from '#platform/http/http-handler.ts';
import { organizationsContract } from '#shared/contract/organizations.ts';
import { unitsContainer, type UnitsContainer } from './container.ts';
import { listUnits } from './list-units.ts';
import {
	createUnit,
	downloadUnitPlan,
	getUnit,
	listUnitChanges,
	readUnitReach,
	setUnitStatus,
	updateUnit,
} from './maintain-unit.ts';
import { createOrganization, setOrganizationStatus, updateOrganization } from './manage-organizations.ts';
import { getPermissions, updatePermissions } from './permissions.ts';
import { getOrganization, listChildren } from './read-organizations.ts';
import { readReach } from './read-reach.ts';

export function bind(deps: UnitsContainer): Bindings<typeof organizationsContract> {
	return {
		listChildren: ({ actor, params }) => listChildren(deps, actor, params.organizationId),
		getOrganization: ({ actor, params }) => getOrganization(deps, actor, params.organizationId),
		createOrganization: ({ actor, body }) => createOrganization(deps, actor, body),
		updateOrganization: ({ actor, params, body }) =>
			updateOrganization(deps, actor, params.organizationId, body),
		setOrganizationStatus: ({ actor, params, body }) =>
			setOrganizationStatus(deps, actor, params.organizationId, body),
		getOrganizationReach: ({ actor, params }) => readReach(deps, actor, params.organizationId),
		listUnits: ({ actor, query }) => listUnits(deps, actor, query),
		createUnit: ({ actor, body }) => createUnit(deps, actor, body),
		getUnit: ({ actor, params }) => getUnit(deps, actor, params.organizationId),
		updateUnit: ({ actor, params, body }) => updateUnit(deps, actor, params.organizationId, body),
		setUnitStatus: ({ actor, params, body }) => setUnitStatus(deps, actor, params.organizationId, body),
		getUnitReach: ({ actor, params }) => readUnitReach(deps, actor, params.organizationId),
		downloadUnitPlan: ({ actor, params }) => downloadUnitPlan(deps, actor, params.organizationId),
		listUnitChanges: ({ actor, params, query }) => listUnitChanges(deps, actor, params.organizationId, query),
		getPermissions: () => getPermissions(deps),
		updatePermissions: ({ actor, body }) => updatePermissions(deps, actor, body),
	};
}

const platform = await platformFromEnvironment();

export const handler = httpHandler(
	organizationsContract,
	bind(unitsContainer(platform, objectStoreFromEnvironment())),
	httpPlatformFromEnvironment(platform),
);
