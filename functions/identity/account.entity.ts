import { Entity, type EntityItem } from 'electrodb';
import { nameOrderAttribute } from '#platform/data/name-order.ts';
import { model, type Table } from '#platform/data/table.ts';
import { levelAttributes, scopedIndexes } from '#platform/data/scoped-indexes.ts';
import { organizationLevels } from '#shared/domain/organizations/level.ts';

/** A back-office account (S-18): who, where in the tree, and whether it may be used. */
export function accountEntity(table: Table) {
	return new Entity(
		{
			model: model('account'),
			attributes: {
				accountId: { type: 'string', required: true },
				login: { type: 'string', required: true },
				name: { type: 'string', required: true },
				nameOrder: nameOrderAttribute,
				email: { type: 'string', required: true },
				phone: { type: 'string' },
				note: { type: 'string' },
				nationalIdSealed: { type: 'string', required: true },
				nationalIdHash: { type: 'string', required: true },
				nationalIdMasked: { type: 'string', required: true },
				level: { type: organizationLevels, required: true },
				organizationId: { type: 'string', required: true },
				path: { type: 'string', required: true },
				...levelAttributes,
				status: { type: ['enabled', 'disabled'] as const, required: true },
				photo: {
					type: 'map',
					properties: {
						fileId: { type: 'string', required: true },
						name: { type: 'string', required: true },
						size: { type: 'number', required: true },
						contentType: { type: 'string', required: true },
					},
				},
				revision: { type: 'number', required: true },
			},
			indexes: {
				byId: {
					pk: { field: 'pk', composite: ['accountId'], casing: 'none' },
					sk: { field: 'sk', composite: [], casing: 'none' },
				},
				...scopedIndexes(['nameOrder', 'accountId']),
			},
		},
		table,
	);
}

export type AccountItem = EntityItem<ReturnType<typeof accountEntity>>;
