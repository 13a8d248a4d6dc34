import { Entity } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';

/** The one record of which functions each level may use. */
export function permissionsEntity(table: Table) {
	const functionIds = { type: 'list', items: { type: 'string' }, required: true } as const;
	return new Entity(
		{
			model: model('permissions'),
			attributes: {
				governing: functionIds,
				purpose: functionIds,
				unit: functionIds,
				team: functionIds,
				squad: functionIds,
				revision: { type: 'number', required: true },
			},
			indexes: {
				only: {
					pk: { field: 'pk', composite: [], casing: 'none' },
					sk: { field: 'sk', composite: [], casing: 'none' },
				},
			},
		},
		table,
	);
}
