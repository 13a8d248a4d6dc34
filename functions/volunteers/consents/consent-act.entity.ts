import { Entity, type EntityItem } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';
import { consentMethods, type ConsentMethod } from '#shared/codes/consent-methods.ts';
import { storedFileAttribute } from '../stored-file-attribute.ts';

/**
 * One act of consent to 個資使用聲明書 (V-28). Acts are numbered and never changed: the last one counts, and two people
 * who act at once meet at the same number.
 */
export function consentActEntity(table: Table) {
	return new Entity(
		{
			model: model('consent-act'),
			attributes: {
				volunteerId: { type: 'string', required: true },
				place: { type: 'number', required: true, padding: { length: 4, char: '0' } },
				act: { type: ['given', 'withdrawn'] as const, required: true },
				/** Of the text that was agreed to. */
				version: { type: 'string', required: true },
				method: { type: consentMethods.map(({ code }) => code) as ConsentMethod[], required: true },
				/** ISO date on the paper, or of the online act. */
				actedOn: { type: 'string', required: true },
				recordedAt: { type: 'string', required: true },
				recordedBy: { type: 'string', required: true },
				/** Of the account that recorded it; absent when the person did. */
				organizationId: { type: 'string' },
				reason: { type: 'string' },
				scan: storedFileAttribute,
			},
			indexes: {
				byVolunteer: {
					pk: { field: 'pk', composite: ['volunteerId'], casing: 'none' },
					sk: { field: 'sk', composite: ['place'], casing: 'none' },
				},
			},
		},
		table,
	);
}

export type ConsentActItem = EntityItem<ReturnType<typeof consentActEntity>>;
