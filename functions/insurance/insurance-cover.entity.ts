import { Entity, type EntityItem } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';
import { insuranceStatuses, type InsuranceStatus } from '#shared/codes/insurance-statuses.ts';

/** The insurance that a unit has taken out for a volunteer (志願服務法 §16). */
export function insuranceCoverEntity(table: Table) {
	return new Entity(
		{
			model: model('insurance-cover'),
			attributes: {
				volunteerId: { type: 'string', required: true },
				unitId: { type: 'string', required: true },
				status: { type: insuranceStatuses.map(({ code }) => code) as InsuranceStatus[], required: true },
				startDate: { type: 'string' },
				endDate: { type: 'string' },
				/** Why 待退保: by hand, or because the person left (I-12). */
				withdrawalCause: { type: ['manual', 'left'] as const },
			},
			indexes: {
				byVolunteer: {
					pk: { field: 'pk', composite: ['volunteerId'], casing: 'none' },
					sk: { field: 'sk', composite: ['unitId'], casing: 'none' },
				},
			},
		},
		table,
	);
}

export type InsuranceCover = EntityItem<ReturnType<typeof insuranceCoverEntity>>;
