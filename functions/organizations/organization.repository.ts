import type { Scope } from '#platform/access/scope.ts';
import { getAll } from '#platform/data/get-all.ts';
import { pagedQuery, readRows } from '#platform/data/paged-query.ts';
import { nameOrderList, type NameOrderList } from '#platform/data/rewrite-name-order.ts';
import { levelIds, queryScope, scopedCursor } from '#platform/data/scoped-indexes.ts';
import type { Table } from '#platform/data/table.ts';
import { putChange, type Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { ServiceCategory } from '#shared/codes/service-categories.ts';
import type { Address, StoredFile } from '#shared/contract/common.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import type { UnitProfile } from '#shared/contract/units.ts';
import { organizationLevels, type OrganizationLevel } from '#shared/domain/organizations/level.ts';
import type { OrganizationPath } from '#shared/domain/organizations/organization-path.ts';
import { organizationEntity, type OrganizationItem } from './organization.entity.ts';

export interface OrganizationNode {
	id: string;
	level: OrganizationLevel;
	parentId?: string;
	path: OrganizationPath;
	name: string;
	category?: ServiceCategory;
	phone?: string;
	address?: Address;
	managerId?: string;
	profile?: UnitProfile;
	plan?: StoredFile;
	status: 'active' | 'disabled';
	closedAt?: string;
	revision: number;
}

export interface OrganizationFilter {
	/** Any part of the name. */
	name?: string | undefined;
	category?: ServiceCategory | undefined;
	status?: OrganizationNode['status'] | undefined;
}

/** The filter in the types of the stored attributes. */
type StoredFilter = { [Field in keyof OrganizationFilter]?: OrganizationItem[Field] | undefined };

const noParent = '-';

function toNode(item: OrganizationItem): OrganizationNode {
	const { governingId: _g, purposeId: _p, unitId: _u, teamId: _t, squadId: _s, ...node } = item;
	const { organizationId, parentId, path, category, ...rest } = node;
	return {
		...rest,
		id: organizationId,
		...(parentId !== noParent && { parentId }),
		path: path as OrganizationPath,
		...(category !== undefined && { category: category as ServiceCategory }),
	} as OrganizationNode;
}

function toRecord({ id, parentId, ...node }: OrganizationNode) {
	return { ...node, organizationId: id, parentId: parentId ?? noParent, ...levelIds(node.path) };
}

const conflict = () => new DomainError('request.conflict');

export function organizationRepository(table: Table) {
	const entity = organizationEntity(table);
	return {
		async get(id: string): Promise<OrganizationNode | undefined> {
			const { data } = await entity.get({ organizationId: id }).go({ consistent: true });
			return data && data.status !== 'removed' ? toNode(data) : undefined;
		},
		/** Removed ones too: what they did still bears their names. */
		async getMany(ids: readonly string[], consistent = false): Promise<OrganizationNode[]> {
			const found = await getAll(
				entity,
				ids.map((organizationId) => ({ organizationId })),
				{ consistent },
			);
			return found.map(toNode);
		},
		async listChildren(parentId: string): Promise<OrganizationNode[]> {
			const { data } = await entity.query.byParent({ parentId }).go({ pages: 'all' });
			return data.map(toNode);
		},
		/** Nodes of one level in the scope, those of one parent together. `total` when the caller knows it. */
		async list(
			scope: Scope,
			level: OrganizationLevel,
			query: PageQuery,
			options: { filter?: OrganizationFilter; total?: number },
		): Promise<Page<OrganizationNode>> {
			const { filter = {}, total } = options;
			const { name, category, status } = filter as StoredFilter;
			const filtered = Object.values(filter).some((value) => value !== undefined);
			const { rows, page } = await pagedQuery<OrganizationItem>({
				query,
				...(total !== undefined && !filtered && { total }),
				keyOf: (row) => scopedCursor(entity, scope, row),
				read: async (options) => {
					const scoped = queryScope(entity.query, scope, { level });
					const matching = filtered
						? scoped.where((attribute, { contains, eq }) =>
								[
									name && contains(attribute.name, name),
									category && eq(attribute.category, category),
									status && eq(attribute.status, status),
								]
									.filter(Boolean)
									.join(' AND '),
							)
						: scoped;
					return readRows((read) => matching.go(read), options, filtered);
				},
			});
			return { items: rows.map(toNode), page };
		},
		/** Its lists by name in the city, for `rewriteNameOrders`. */
		listsByName(governingId: string): NameOrderList[] {
			return organizationLevels.map((level) =>
				nameOrderList(entity, entity.query.byGoverning({ governingId, level })),
			);
		},
		createChange(node: OrganizationNode): Change {
			return putChange(entity.create(toRecord(node)));
		},
		/** Writes the node whole if `expected` is still the stored revision. */
		replaceChange(node: OrganizationNode, expected: number): Change {
			return putChange(
				entity
					.put({ ...toRecord(node), revision: expected + 1 })
					.where((attribute, { eq }) => eq(attribute.revision, expected)),
				conflict,
			);
		},
		/** Takes the node out of every list; only its name remains. */
		removeChange(node: OrganizationNode): Change {
			return putChange(
				entity
					.put({ ...toRecord(node), status: 'removed', revision: node.revision + 1 })
					.where((attribute, { eq }) => eq(attribute.revision, node.revision)),
				conflict,
			);
		},
	};
}

export type OrganizationRepository = ReturnType<typeof organizationRepository>;
