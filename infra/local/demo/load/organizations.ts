import { randomUUID } from 'node:crypto';
import type { StaffActor } from '#platform/access/actor.ts';
import type { Platform } from '#platform/container.ts';
import type { Change } from '#platform/data/transaction.ts';
import { directory, type Directory } from '#functions/organizations/directory.ts';
import { foundingChanges } from '#functions/organizations/found-city.ts';
import { createOrganization } from '#functions/organizations/manage-organizations.ts';
import {
	organizationRepository,
	type OrganizationNode,
	type OrganizationRepository,
} from '#functions/organizations/organization.repository.ts';
import { defaultPermissions } from '#shared/domain/identity/functions.ts';
import type { OrganizationPath } from '#shared/domain/organizations/organization-path.ts';
import type { PlannedOrganization } from '../city/organization-plan.ts';

/** The stored tree, kept in memory for those who build on it. */
export interface StoredTree {
	node(id: string): OrganizationNode;
	path(id: string): OrganizationPath;
	directory: Directory;
}

type Write = (changes: Change[]) => Promise<void>;

/**
 * Somebody who works at an organisation, as the use cases see them. Nothing else of the account: jobs keep their actor,
 * and the plan of an account holds an ID number.
 */
export function staffActor(
	node: OrganizationNode,
	{ accountId, name }: { accountId: string; name: string },
): StaffActor {
	return {
		kind: 'staff',
		accountId,
		name,
		level: node.level,
		organizationId: node.id,
		path: node.path,
		functions: defaultPermissions()[node.level],
		mustChangePassword: false,
		session: { sessionId: 'demo', expiresAt: '' },
		origin: { ip: '127.0.0.1', userAgent: 'demo city', requestId: randomUUID() },
	};
}

/**
 * Creates the tree with the use case itself, so that names are claimed and nodes are counted as always. What it reads
 * is answered from memory: nothing has been written yet. Master data and managers go along.
 */
export async function storeOrganizations(
	platform: Platform,
	plan: readonly PlannedOrganization[],
	{ write, managerOf }: { write: Write; managerOf: (organizationId: string) => string | undefined },
): Promise<StoredTree> {
	const nodes = new Map<string, OrganizationNode>();
	const planned = new Map(plan.map((organization) => [organization.id, organization]));
	const stored = organizationRepository(platform.table);
	const organizations: OrganizationRepository = {
		...stored,
		get: async (id) => nodes.get(id),
		getMany: async (ids) => ids.map((id) => nodes.get(id)).filter((node) => node !== undefined),
		createChange(created) {
			const profile = planned.get(created.id)?.profile;
			const managerId = managerOf(created.id);
			const node = { ...created, ...(profile && { profile }), ...(managerId && { managerId }) };
			nodes.set(node.id, node);
			return stored.createChange(node);
		},
	};
	const known = directory(organizations, platform.clock);
	for (const { id, parent, name, level, category, phone, address } of plan) {
		if (!parent) {
			const { path, changes } = foundingChanges(platform, { id, name });
			nodes.set(id, { id, level, path, name, status: 'active', revision: 1 });
			await write(changes);
			continue;
		}
		const root = nodes.values().next().value;
		if (!root) throw new TypeError('the plan does not begin with its root');
		const actor = staffActor(root, { accountId: 'demo', name: '系統' });
		await createOrganization(
			{ ...platform, organizations, directory: known, newId: () => id, transact: write },
			actor,
			{ parentId: parent.id, name, category, phone, address },
		);
	}
	return treeOf(nodes, known);
}

/** The tree as `storeOrganizations` has left it, for a load that is taken up again. */
export async function readOrganizations(
	platform: Platform,
	plan: readonly PlannedOrganization[],
): Promise<StoredTree> {
	const stored = organizationRepository(platform.table);
	const found = await stored.getMany(plan.map(({ id }) => id));
	return treeOf(new Map(found.map((node) => [node.id, node])), directory(stored, platform.clock));
}

function treeOf(nodes: Map<string, OrganizationNode>, known: Directory): StoredTree {
	function node(id: string): OrganizationNode {
		const found = nodes.get(id);
		if (!found) throw new RangeError(`no organisation ${id}`);
		return found;
	}
	return { node, path: (id) => node(id).path, directory: known };
}
