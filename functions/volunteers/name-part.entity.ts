import { Entity, type EntityItem } from 'electrodb';
import { levelAttributes, scopedIndexes } from '#platform/data/scoped-indexes.ts';
import { model, type Table } from '#platform/data/table.ts';

/**
 * One end of a member's name (王小明: 王小明, 小明, 明), so that any part of a name is found below a node of any level by
 * one range read, whatever the size of the table. Carries what the list shows; written with its membership.
 */
export function namePartEntity(table: Table) {
	return new Entity(
		{
			model: model('name-part'),
			attributes: {
				volunteerId: { type: 'string', required: true },
				...levelAttributes,
				/** Place among the parts of the name, two digits. */
				index: { type: 'string', required: true },
				part: { type: 'string', required: true },
				name: { type: 'string', required: true },
				nationalIdMasked: { type: 'string', required: true },
				status: { type: ['active', 'left'] as const, required: true },
			},
			indexes: {
				byMembership: {
					pk: { field: 'pk', composite: ['volunteerId'], casing: 'none' },
					sk: { field: 'sk', composite: ['unitId', 'index'], casing: 'none' },
				},
				...scopedIndexes(['part', 'volunteerId'], ['status']),
			},
		},
		table,
	);
}

export type NamePartItem = EntityItem<ReturnType<typeof namePartEntity>>;
