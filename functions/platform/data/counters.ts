import { createHash } from 'node:crypto';
import { Entity } from 'electrodb';
import { model, type Table } from './table.ts';
import { updateChange, type Change } from './transaction.ts';

/**
 * Totals kept in the transaction of what they count. A total that many writers touch at once is spread over shards by
 * `spreadBy`, so that they do not queue for one item; reading sums the shards in one query.
 */
export interface Counters {
	add(name: string, delta: number, spreadBy?: string): Change;
	total(name: string): Promise<number>;
	/** Sum of several totals that are not spread, in one request. */
	sum(names: readonly string[]): Promise<number>;
}

const shards = 8;

function counterEntity(table: Table) {
	return new Entity(
		{
			model: model('counter'),
			attributes: {
				name: { type: 'string', required: true },
				shard: { type: 'string', required: true },
				count: { type: 'number', required: true, default: 0 },
			},
			indexes: {
				byName: {
					pk: { field: 'pk', composite: ['name'], casing: 'none' },
					sk: { field: 'sk', composite: ['shard'], casing: 'none' },
				},
			},
		},
		table,
	);
}

function shardOf(spreadBy: string | undefined): string {
	if (spreadBy === undefined) return '0';
	return String((createHash('sha256').update(spreadBy).digest()[0] ?? 0) % shards);
}

export function countersOn(table: Table): Counters {
	const entity = counterEntity(table);
	return {
		add: (name, delta, spreadBy) =>
			updateChange(entity.update({ name, shard: shardOf(spreadBy) }).add({ count: delta })),
		total: async (name) => {
			const { data } = await entity.query.byName({ name }).go({ pages: 'all' });
			return data.reduce((sum, shard) => sum + shard.count, 0);
		},
		sum: async (names) => {
			const shard = shardOf(undefined);
			const { data } = await entity.get(names.map((name) => ({ name, shard }))).go();
			return data.reduce((sum, counter) => sum + counter.count, 0);
		},
	};
}
