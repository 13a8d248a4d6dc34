import { narrowScope, scopeOf, type Scope } from '#platform/access/scope.ts';
import type { StaffActor } from '#platform/access/actor.ts';
import { DomainError } from '#platform/errors.ts';
import type { OrganizationRef, Placement } from '#shared/contract/common.ts';
import { organizationLevels } from '#shared/domain/organizations/level.ts';
import { pathIds, type OrganizationPath } from '#shared/domain/organizations/organization-path.ts';
import type { OrganizationNode, OrganizationRepository } from './organization.repository.ts';

export type { OrganizationNode } from './organization.repository.ts';

/** How other domains ask about organisations. */
export interface Directory {
	/** The node, or undefined. Read fresh: for decisions. */
	find(id: string): Promise<OrganizationNode | undefined>;
	/** The node inside the actor's scope; anything else looks missing. */
	requireInScope(actor: StaffActor, id: string): Promise<OrganizationNode>;
	/** The scope of a list: the chosen node, or the actor's own when none is chosen. */
	scopeFor(actor: StaffActor, organizationId: string | undefined): Promise<Scope>;
	/** The node of that name right below another, possibly a minute old: files name organisations, not ids. */
	childByName(parentId: string, name: string): Promise<OrganizationNode | undefined>;
	/**
	 * For people who belong to a path: the instant at which a node of it was last disabled ('' if never), or undefined
	 * while one is. Read fresh.
	 */
	lastClosed(path: OrganizationPath): Promise<string | undefined>;
	/** Names of many nodes at once, possibly a minute old: for display. */
	names(ids: Iterable<string | undefined>): Promise<(id: string | undefined) => OrganizationRef | undefined>;
	/** The named nodes on a path. */
	placement(path: OrganizationPath): Promise<Placement>;
}

const displayMilliseconds = 60_000;

/** Names change rarely and are shown in every row: each Lambda keeps those it has seen for a minute. */
export function directory(organizations: OrganizationRepository, clock: () => Date): Directory {
	const below = new Map<string, { nodes: OrganizationNode[]; until: number }>();
	const seen = new Map<string, { ref: OrganizationRef; until: number }>();

	async function names(ids: Iterable<string | undefined>) {
		const now = clock().getTime();
		const wanted = [...new Set(ids)].filter((id): id is string => id !== undefined);
		const missing = wanted.filter((id) => (seen.get(id)?.until ?? 0) <= now);
		for (const node of await organizations.getMany(missing)) {
			seen.set(node.id, { ref: { id: node.id, name: node.name }, until: now + displayMilliseconds });
		}
		return (id: string | undefined) => (id === undefined ? undefined : seen.get(id)?.ref);
	}

	return {
		find: (id) => organizations.get(id),
		async childByName(parentId, name) {
			const now = clock().getTime();
			let children = below.get(parentId);
			if (!children || children.until <= now) {
				children = { nodes: await organizations.listChildren(parentId), until: now + displayMilliseconds };
				below.set(parentId, children);
			}
			return children.nodes.find((node) => node.name === name);
		},
		async lastClosed(path) {
			const nodes = await organizations.getMany(pathIds(path), true);
			if (!nodes.every(({ status }) => status === 'active')) return undefined;
			return (
				nodes
					.map(({ closedAt = '' }) => closedAt)
					.toSorted()
					.at(-1) ?? ''
			);
		},
		async requireInScope(actor, id) {
			const node = await organizations.get(id);
			if (!node || !narrowScope(scopeOf(actor), node.path)) throw new DomainError('organization.not-found');
			return node;
		},
		async scopeFor(actor, organizationId) {
			const own = scopeOf(actor);
			if (organizationId === undefined || organizationId === actor.organizationId) return own;
			const node = await organizations.get(organizationId);
			const scope = node && narrowScope(own, node.path);
			if (!scope) throw new DomainError('organization.not-found');
			return scope;
		},
		names,
		async placement(path) {
			const ids = pathIds(path);
			const nameOf = await names(ids);
			return Object.fromEntries(
				ids.map((id, depth) => [organizationLevels[depth], nameOf(id) ?? { id, name: id }]),
			) as Placement;
		},
	};
}
