import { Entity } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';

/** The secret part of an account, staff or volunteer; kept apart so that no list ever reads it. */
export function credentialEntity(table: Table) {
	return new Entity(
		{
			model: model('credential'),
			attributes: {
				accountId: { type: 'string', required: true },
				passwordHash: { type: 'string', required: true },
				/** Newest first, the present one included; as many as may not be used again. */
				history: { type: 'list', items: { type: 'string' }, required: true },
				mustChange: { type: 'boolean', required: true },
				changedAt: { type: 'string', required: true },
				revision: { type: 'number', required: true },
			},
			indexes: {
				byAccount: {
					pk: { field: 'pk', composite: ['accountId'], casing: 'none' },
					sk: { field: 'sk', composite: [], casing: 'none' },
				},
			},
		},
		table,
	);
}
