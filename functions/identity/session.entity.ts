import { Entity } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';

/** A signed-in browser. Only the hash of its token is stored. */
export function sessionEntity(table: Table) {
	return new Entity(
		{
			model: model('session'),
			attributes: {
				accountId: { type: 'string', required: true },
				tokenHash: { type: 'string', required: true },
				kind: { type: ['staff', 'volunteer'] as const, required: true },
				name: { type: 'string', required: true },
				/** Revision of the credential that it was opened with: another password ends it, and so does disabling the account. */
				credentialRevision: { type: 'number', required: true },
				createdAt: { type: 'string', required: true },
				lastSeenAt: { type: 'string', required: true },
				/** Epoch seconds (TTL of the table). */
				ttl: { type: 'number', required: true },
			},
			indexes: {
				byAccount: {
					pk: { field: 'pk', composite: ['accountId'], casing: 'none' },
					sk: { field: 'sk', composite: ['tokenHash'], casing: 'none' },
				},
			},
		},
		table,
	);
}
