import { Entity, type EntityItem } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';
import { organizationLevels } from '#shared/domain/organizations/level.ts';

/** A node of the organisation tree, and the list of its children. */
export function organizationEntity(table: Table) {
	return new Entity(
		{
			model: model('organization'),
			attributes: {
				organizationId: { type: 'string', required: true },
				level: { type: organizationLevels, required: true },
				/** `-` above the root. */
				parentId: { type: 'string', required: true },
				path: { type: 'string', required: true },
				name: { type: 'string', required: true },
				category: { type: 'string' },
				phone: { type: 'string' },
				address: { type: 'string' },
				status: { type: ['active', 'disabled'] as const, required: true },
				revision: { type: 'number', required: true },
			},
			indexes: {
				byId: {
					pk: { field: 'pk', composite: ['organizationId'], casing: 'none' },
					sk: { field: 'sk', composite: [], casing: 'none' },
				},
				byParent: {
					index: 'gsi1',
					pk: { field: 'gsi1pk', composite: ['parentId'], casing: 'none' },
					sk: { field: 'gsi1sk', composite: ['name', 'organizationId'], casing: 'none' },
				},
			},
		},
		table,
	);
}

export type OrganizationItem = EntityItem<ReturnType<typeof organizationEntity>>;
