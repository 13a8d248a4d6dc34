import type { StaffActor } from '#platform/access/actor.ts';
import type { Audit } from '#platform/audit/audit.ts';
import type { Transact } from '#platform/data/transaction.ts';
import type { Permissions } from '#shared/contract/organizations.ts';
import {
	backOfficeFunctions,
	grantedFunctions,
	type BackOfficeFunction,
	type FunctionPermissions,
} from '#shared/domain/identity/functions.ts';
import {
	organizationLevelLabels,
	organizationLevels,
	type OrganizationLevel,
} from '#shared/domain/organizations/level.ts';
import type { PermissionsRepository } from './permissions.repository.ts';

interface Dependencies {
	permissions: PermissionsRepository;
	audit: Audit;
	transact: Transact;
}

function effective(levels: FunctionPermissions): Permissions['levels'] {
	return Object.fromEntries(
		organizationLevels.map((level) => [level, grantedFunctions(level, levels)]),
	) as Record<OrganizationLevel, BackOfficeFunction[]>;
}

export async function getPermissions({
	permissions,
}: Pick<Dependencies, 'permissions'>): Promise<Permissions> {
	const stored = await permissions.get();
	return { levels: effective(stored.levels), revision: stored.revision };
}

/** Sets which functions each level may use; what rules.md L does not allow a level is left out silently. */
export async function updatePermissions(
	deps: Dependencies,
	actor: StaffActor,
	input: Permissions,
): Promise<Permissions> {
	const before = await deps.permissions.get();
	const levels = effective(input.levels);
	await deps.transact([
		deps.permissions.putChange(levels, input.revision),
		deps.audit.entry({
			actor,
			action: 'permissions.update',
			subject: { type: 'permissions', id: 'levels' },
			changes: organizationLevels.map((level) => ({
				label: organizationLevelLabels[level],
				before: labelsOf(grantedFunctions(level, before.levels)),
				after: labelsOf(levels[level]),
			})),
		}),
	]);
	return { levels, revision: input.revision + 1 };
}

function labelsOf(ids: readonly BackOfficeFunction[]): string {
	return ids.map((id) => backOfficeFunctions[id].label).join('、');
}
