import { Entity, type EntityItem } from 'electrodb';
import { nameOrderAttribute } from '#platform/data/name-order.ts';
import { levelAttributes, scopedIndexes } from '#platform/data/scoped-indexes.ts';
import { model, type Table } from '#platform/data/table.ts';
import { organizationLevels } from '#shared/domain/organizations/level.ts';

/** A removed node keeps its name for what it once did, but no list shows it. */
const isListed = ({ status }: Record<string, unknown>) => status !== 'removed';

/**
 * A node of the organisation tree, the list of its children, and the list of all nodes of one level below another:
 * those of one parent stand together, by name.
 */
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
				...levelAttributes,
				name: { type: 'string', required: true },
				nameOrder: nameOrderAttribute,
				category: { type: 'string' },
				phone: { type: 'string' },
				address: {
					type: 'map',
					properties: { city: { type: 'string' }, district: { type: 'string' }, street: { type: 'string' } },
				},
				/** 管理者 of a team or squad (T-05). */
				managerId: { type: 'string' },
				/** Master data of a unit (S-07). */
				profile: {
					type: 'map',
					properties: {
						headName: { type: 'string', required: true },
						supervisorName: { type: 'string', required: true },
						email: { type: 'string', required: true },
						businessNumber: { type: 'string' },
						filingNumber: { type: 'string' },
						filedOn: { type: 'string' },
						planFrom: { type: 'string' },
						planUntil: { type: 'string' },
					},
				},
				/** 志願服務計畫書 of a unit. */
				plan: {
					type: 'map',
					properties: {
						fileId: { type: 'string', required: true },
						name: { type: 'string', required: true },
						size: { type: 'number', required: true },
						contentType: { type: 'string', required: true },
					},
				},
				status: { type: ['active', 'disabled', 'removed'] as const, required: true },
				/** When it was last disabled: sessions of its people that are older are over for good. */
				closedAt: { type: 'string' },
				revision: { type: 'number', required: true },
			},
			indexes: {
				byId: {
					pk: { field: 'pk', composite: ['organizationId'], casing: 'none' },
					sk: { field: 'sk', composite: [], casing: 'none' },
				},
				byParent: {
					index: 'gsi6',
					pk: { field: 'gsi6pk', composite: ['parentId'], casing: 'none' },
					sk: { field: 'gsi6sk', composite: ['nameOrder', 'organizationId'], casing: 'none' },
					condition: isListed,
				},
				...scopedIndexes(['parentId', 'nameOrder', 'organizationId'], ['level'], isListed),
			},
		},
		table,
	);
}

export type OrganizationItem = EntityItem<ReturnType<typeof organizationEntity>>;
