import { Entity } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';

/** The links that an account was mailed on one day. */
export function resetLimitEntity(table: Table) {
	return new Entity(
		{
			model: model('reset-limit'),
			attributes: {
				accountId: { type: 'string', required: true },
				/** Day of the city. */
				day: { type: 'string', required: true },
				/** Requests that were answered by a mail. */
				requestIds: { type: 'list', items: { type: 'string' }, required: true },
				revision: { type: 'number', required: true },
				ttl: { type: 'number', required: true },
			},
			indexes: {
				byAccount: {
					pk: { field: 'pk', composite: ['accountId'], casing: 'none' },
					sk: { field: 'sk', composite: ['day'], casing: 'none' },
				},
			},
		},
		table,
	);
}
