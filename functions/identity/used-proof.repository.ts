import { Entity } from 'electrodb';
import { isConditionRefused } from '#platform/data/condition-refused.ts';
import { model, type Table } from '#platform/data/table.ts';

function usedProofEntity(table: Table) {
	return new Entity(
		{
			model: model('used-proof'),
			attributes: {
				nonce: { type: 'string', required: true },
				/** Epoch seconds (TTL of the table). */
				ttl: { type: 'number', required: true },
			},
			indexes: {
				byNonce: {
					pk: { field: 'pk', composite: ['nonce'], casing: 'none' },
					sk: { field: 'sk', composite: [], casing: 'none' },
				},
			},
		},
		table,
	);
}

/** Proofs of work that were handed in; each is good once. */
export function usedProofRepository(table: Table) {
	const entity = usedProofEntity(table);
	return {
		/** True for the first who hands in this proof. */
		async claim(nonce: string, expires: Date): Promise<boolean> {
			const ttl = Math.ceil(expires.getTime() / 1000);
			try {
				await entity.create({ nonce, ttl }).go();
				return true;
			} catch (error) {
				if (isConditionRefused(error)) return false;
				throw error;
			}
		},
	};
}

export type UsedProofRepository = ReturnType<typeof usedProofRepository>;
