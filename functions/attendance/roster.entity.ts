import { Entity, type EntityItem } from 'electrodb';
import { levelAttributes, scopedIndexes } from '#platform/data/scoped-indexes.ts';
import { model, type Table } from '#platform/data/table.ts';

/** A roster (班表, A-04), listed below the unit, team or squad it belongs to, by its first day. */
export function rosterEntity(table: Table) {
	return new Entity(
		{
			model: model('roster'),
			attributes: {
				rosterId: { type: 'string', required: true },
				/** 排班單位, and where it stands. */
				organizationId: { type: 'string', required: true },
				path: { type: 'string', required: true },
				...levelAttributes,
				name: { type: 'string', required: true },
				from: { type: 'string', required: true },
				until: { type: 'string', required: true },
				place: { type: 'string', required: true },
				address: {
					type: 'map',
					required: true,
					properties: { city: { type: 'string' }, district: { type: 'string' }, street: { type: 'string' } },
				},
				/** Moves with every change of the roster or of its positions: they hold each other's dates. */
				revision: { type: 'number', required: true },
			},
			indexes: {
				byId: {
					pk: { field: 'pk', composite: ['rosterId'], casing: 'none' },
					sk: { field: 'sk', composite: [], casing: 'none' },
				},
				...scopedIndexes(['from', 'rosterId']),
			},
		},
		table,
	);
}

export type RosterItem = EntityItem<ReturnType<typeof rosterEntity>>;
