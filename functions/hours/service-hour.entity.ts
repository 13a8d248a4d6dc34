import { Entity, type EntityItem } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';
import { hourTypes, type HourType } from '#shared/codes/hour-types.ts';

/** One entry of actual service, which may span a period (H-08). */
export function serviceHourEntity(table: Table) {
	return new Entity(
		{
			model: model('service-hour'),
			attributes: {
				volunteerId: { type: 'string', required: true },
				entryId: { type: 'string', required: true },
				/** 時數歸屬單位. */
				unitId: { type: 'string', required: true },
				hourType: { type: hourTypes.map(({ code }) => code) as HourType[], required: true },
				startDate: { type: 'string', required: true },
				endDate: { type: 'string', required: true },
				item: { type: 'string', required: true },
				content: { type: 'string', required: true },
				tenths: { type: 'number', required: true },
				/** 登錄人, printed in the book (H-16). */
				registrar: { type: 'string', required: true },
			},
			indexes: {
				byVolunteer: {
					pk: { field: 'pk', composite: ['volunteerId'], casing: 'none' },
					sk: { field: 'sk', composite: ['startDate', 'entryId'], casing: 'none' },
				},
			},
		},
		table,
	);
}

export type ServiceHourItem = EntityItem<ReturnType<typeof serviceHourEntity>>;
