import { Entity } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';

/** A mailed one-time link; only the hash of its secret is stored (資通安全責任等級分級辦法 附表十: one-time, expiring). */
export function resetTokenEntity(table: Table) {
	return new Entity(
		{
			model: model('reset-token'),
			attributes: {
				tokenHash: { type: 'string', required: true },
				accountId: { type: 'string', required: true },
				kind: { type: ['staff', 'volunteer'] as const, required: true },
				/** Revision of the credential that the link may replace: a link outlives no other change of the password. */
				credentialRevision: { type: 'number', required: true },
				/** Keyed hash of the address that it was mailed to. */
				emailHash: { type: 'string', required: true },
				/** A link that was used is kept for a while, so that it can be told why it is worth nothing. */
				usedAt: { type: 'string' },
				expiresAt: { type: 'string', required: true },
				ttl: { type: 'number', required: true },
			},
			indexes: {
				byHash: {
					pk: { field: 'pk', composite: ['tokenHash'], casing: 'none' },
					sk: { field: 'sk', composite: [], casing: 'none' },
				},
			},
		},
		table,
	);
}
