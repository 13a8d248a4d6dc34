import { Entity, type EntityItem } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';

/** A large event; one list for the whole city, by the day it begins. */
export function largeEventEntity(table: Table) {
	return new Entity(
		{
			model: model('large-event'),
			attributes: {
				largeEventId: { type: 'string', required: true },
				name: { type: 'string', required: true },
				/** 主辦機關, and where it stands. */
				hostId: { type: 'string', required: true },
				hostPath: { type: 'string', required: true },
				startDate: { type: 'string', required: true },
				endDate: { type: 'string', required: true },
				place: { type: 'string', required: true },
				note: { type: 'string' },
				/** How often the period has left days out; with each time the hours are counted anew. */
				period: { type: 'number', required: true },
				/** `yes`: the list is the city's. */
				listed: { type: 'string', required: true },
				revision: { type: 'number', required: true },
			},
			indexes: {
				byId: {
					pk: { field: 'pk', composite: ['largeEventId'], casing: 'none' },
					sk: { field: 'sk', composite: [], casing: 'none' },
				},
				ofCity: {
					index: 'gsi1',
					pk: { field: 'gsi1pk', composite: ['listed'], casing: 'none' },
					sk: { field: 'gsi1sk', composite: ['startDate', 'largeEventId'], casing: 'none' },
				},
			},
		},
		table,
	);
}

export type LargeEventItem = EntityItem<ReturnType<typeof largeEventEntity>>;
