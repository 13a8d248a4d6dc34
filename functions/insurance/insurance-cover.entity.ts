import { Entity, type EntityItem } from 'electrodb';
import { nameOrderAttribute } from '#platform/data/name-order.ts';
import { levelAttributes, scopedIndexes, sparseAttribute } from '#platform/data/scoped-indexes.ts';
import { model, type Table } from '#platform/data/table.ts';
import { coverStateIds } from '#shared/domain/insurance/cover-states.ts';

const period = {
	type: 'map',
	properties: {
		startDate: { type: 'string', required: true },
		endDate: { type: 'string', required: true },
	},
} as const;

/**
 * The insurance of a member in a unit (志願服務法 §16): one item per membership, made with it as 未加保. It carries all that
 * the list shows; what belongs to person or membership is copied in the transactions that change it. Lists are ordered
 * by what is to be done, so that a filter by state is a range. Covers that end are found by the day on which the
 * platform must look at them.
 */
export function insuranceCoverEntity(table: Table) {
	return new Entity(
		{
			model: model('insurance-cover'),
			attributes: {
				volunteerId: { type: 'string', required: true },
				...levelAttributes,
				/** Of a member, or of somebody who left and is still insured; all others are closed. */
				listing: { type: ['open', 'closed'] as const, required: true },
				left: { type: 'boolean', required: true },
				name: { type: 'string', required: true },
				nameOrder: nameOrderAttribute,
				nationalIdMasked: { type: 'string', required: true },
				birthDate: { type: 'string', required: true },
				bookIssuerKnown: { type: 'boolean', required: true },
				state: { type: coverStateIds, required: true },
				/** The state's place in the order of the list. */
				place: { type: 'string', required: true },
				before: { type: coverStateIds },
				period,
				renewalPeriod: period,
				noticedEnd: { type: 'string' },
				dueShard: sparseAttribute,
				dueOn: sparseAttribute,
				revision: { type: 'number', required: true },
			},
			indexes: {
				byVolunteer: {
					pk: { field: 'pk', composite: ['volunteerId'], casing: 'none' },
					sk: { field: 'sk', composite: ['unitId'], casing: 'none' },
				},
				...scopedIndexes(['place', 'nameOrder', 'volunteerId'], ['listing']),
				byDueDay: {
					index: 'gsi6',
					pk: { field: 'gsi6pk', composite: ['dueShard'], casing: 'none' },
					sk: { field: 'gsi6sk', composite: ['dueOn', 'unitId', 'volunteerId'], casing: 'none' },
					condition: (item: Record<string, unknown>) => isDue(item['dueOn']),
				},
			},
		},
		table,
	);
}

function isDue(dueOn: unknown): boolean {
	return dueOn !== undefined && dueOn !== sparseAttribute.default;
}

export type InsuranceCoverItem = EntityItem<ReturnType<typeof insuranceCoverEntity>>;
