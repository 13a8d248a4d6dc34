import { Entity } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';

/** A granted upload that no record holds yet; it and its object expire after a day. */
export function uploadEntity(table: Table) {
	return new Entity(
		{
			model: model('upload'),
			attributes: {
				uploadId: { type: 'string', required: true },
				ownerId: { type: 'string', required: true },
				purpose: { type: 'string', required: true },
				name: { type: 'string', required: true },
				contentType: { type: 'string', required: true },
				/** Epoch seconds (TTL of the table). */
				ttl: { type: 'number', required: true },
			},
			indexes: {
				byId: {
					pk: { field: 'pk', composite: ['uploadId'], casing: 'none' },
					sk: { field: 'sk', composite: [], casing: 'none' },
				},
			},
		},
		table,
	);
}
