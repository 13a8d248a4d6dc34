import { Entity, type EntityItem } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';
import { coverEvents, coverStateIds } from '#shared/domain/insurance/cover-states.ts';

/** One line of 顯示歷程 (I-13): written in the transaction of the event, never changed. */
export function coverHistoryEntity(table: Table) {
	return new Entity(
		{
			model: model('cover-history'),
			attributes: {
				volunteerId: { type: 'string', required: true },
				unitId: { type: 'string', required: true },
				at: { type: 'string', required: true },
				entryId: { type: 'string', required: true },
				event: { type: coverEvents, required: true },
				from: { type: coverStateIds, required: true },
				to: { type: coverStateIds, required: true },
				who: { type: 'string', required: true },
				organizationId: { type: 'string' },
				/** The period that the event has set. */
				period: {
					type: 'map',
					properties: {
						startDate: { type: 'string', required: true },
						endDate: { type: 'string', required: true },
					},
				},
			},
			indexes: {
				byCover: {
					pk: { field: 'pk', composite: ['volunteerId'], casing: 'none' },
					sk: { field: 'sk', composite: ['unitId', 'at', 'entryId'], casing: 'none' },
				},
			},
		},
		table,
	);
}

export type CoverHistoryItem = EntityItem<ReturnType<typeof coverHistoryEntity>>;
