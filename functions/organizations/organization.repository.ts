import type { Table } from '#platform/data/table.ts';
import { putChange, updateChange, type Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { ServiceCategory } from '#shared/codes/service-categories.ts';
import type { OrganizationLevel } from '#shared/domain/organizations/level.ts';
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
	address?: string;
	status: 'active' | 'disabled';
	revision: number;
}

const noParent = '-';

function toNode(item: OrganizationItem): OrganizationNode {
	const { organizationId, parentId, path, category, ...rest } = item;
	return {
		...rest,
		id: organizationId,
		...(parentId !== noParent && { parentId }),
		path: path as OrganizationPath,
		...(category !== undefined && { category: category as ServiceCategory }),
	};
}

export function organizationRepository(table: Table) {
	const entity = organizationEntity(table);
	return {
		async get(id: string): Promise<OrganizationNode | undefined> {
			const { data } = await entity.get({ organizationId: id }).go();
			return data ? toNode(data) : undefined;
		},
		async getMany(ids: string[]): Promise<OrganizationNode[]> {
			if (ids.length === 0) return [];
			const { data } = await entity.get(ids.map((organizationId) => ({ organizationId }))).go();
			return data.map(toNode);
		},
		async listChildren(parentId: string): Promise<OrganizationNode[]> {
			const { data } = await entity.query.byParent({ parentId }).go({ pages: 'all' });
			return data.map(toNode);
		},
		createChange(node: OrganizationNode): Change {
			const { id, parentId, ...rest } = node;
			return putChange(entity.create({ ...rest, organizationId: id, parentId: parentId ?? noParent }));
		},
		/** Writes the editable fields if `expected` is still the stored revision. */
		updateChange(node: OrganizationNode, expected: number): Change {
			const { id, name, category, phone, address, status } = node;
			// ElectroDB builds index keys from whole composites; the parent and id go along with the name.
			const set = { name, status, revision: expected + 1, ...definedOf({ category, phone, address }) };
			const cleared = (['category', 'phone', 'address'] as const).filter(
				(field) => node[field] === undefined,
			);
			const patch = entity.patch({ organizationId: id }).set(set);
			const operation = (cleared.length > 0 ? patch.remove(cleared) : patch)
				.composite({ parentId: node.parentId ?? noParent })
				.where((attribute, operation) => operation.eq(attribute.revision, expected));
			return updateChange(operation, () => new DomainError('request.conflict'));
		},
	};
}

export type OrganizationRepository = ReturnType<typeof organizationRepository>;

function definedOf<Fields extends object>(fields: Fields): Partial<Fields> {
	return Object.fromEntries(
		Object.entries(fields).filter(([, value]) => value !== undefined),
	) as Partial<Fields>;
}
