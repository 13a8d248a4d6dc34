import { Entity } from 'electrodb';
import { model, type Table } from './table.ts';
import { deleteChange, putChange, type Change } from './transaction.ts';

/**
 * Things of which only one may exist. A claim is an item of its own, written in the same transaction as its owner:
 * never a read before a write.
 */
export interface Uniqueness {
	claim(kind: string, value: string, ownerId: string, refused: () => Error): Change;
	release(kind: string, value: string, ownerId: string): Change;
	/** From the present owner to another, who comes in their place. */
	handOver(kind: string, value: string, owners: { from: string; to: string }, refused: () => Error): Change;
	/** The owner of a claimed value. */
	find(kind: string, value: string): Promise<string | undefined>;
}

function uniquenessEntity(table: Table) {
	return new Entity(
		{
			model: model('uniqueness'),
			attributes: {
				kind: { type: 'string', required: true },
				value: { type: 'string', required: true },
				ownerId: { type: 'string', required: true },
			},
			indexes: {
				claim: {
					pk: { field: 'pk', composite: ['kind', 'value'], casing: 'none' },
					sk: { field: 'sk', composite: [], casing: 'none' },
				},
			},
		},
		table,
	);
}

export function uniquenessOn(table: Table): Uniqueness {
	const entity = uniquenessEntity(table);
	return {
		claim: (kind, value, ownerId, refused) => putChange(entity.create({ kind, value, ownerId }), refused),
		handOver: (kind, value, { from, to }, refused) =>
			putChange(
				entity
					.put({ kind, value, ownerId: to })
					.where((attribute, operation) => operation.eq(attribute.ownerId, from)),
				refused,
			),
		release: (kind, value, ownerId) =>
			deleteChange(
				entity
					.delete({ kind, value })
					.where((attribute, operation) => operation.eq(attribute.ownerId, ownerId)),
			),
		find: async (kind, value) => (await entity.get({ kind, value }).go({ consistent: true })).data?.ownerId,
	};
}
