import { createHash } from 'node:crypto';
import { Entity } from 'electrodb';
import { getAll } from './get-all.ts';
import { model, type Table } from './table.ts';
import { updateChange, type Change } from './transaction.ts';

/**
 * Totals kept in the transaction of what they count. A total that many writers touch at once is spread over shards by
 * `spreadBy`, so that they do not queue for one item; reading sums the shards in one query.
 */
export interface Counters {
	/** Refused once the counter is closed. */
	add(name: string, delta: number, spreadBy?: string): Change;
	/** The same of a counter that is spread and that `closeSpread` may end: over fewer shards, as each is closed by itself. */
	addClosable(name: string, delta: number, spreadBy: string): Change;
	/**
	 * Ends a counter that is not spread, when it stands at zero: whatever would be counted from now on is refused in its
	 * own transaction. So a thing that others are counted below can go, and nobody slips in meanwhile.
	 */
	close(name: string, refused: () => Error): Change;
	/**
	 * The same of a counter that is spread. Each shard must stand at zero, so whatever goes out must be counted in the shard
	 * that it came into.
	 */
	closeSpread(name: string, refused: () => Error): Change[];
	/** Holds that a counter that is not spread stands at zero at this moment. */
	requireZero(name: string, refused: () => Error): Change;
	total(name: string): Promise<number>;
	/** Sum of several totals that are not spread, in one request. */
	sum(names: readonly string[]): Promise<number>;
	/** Each of several totals that are not spread, in one request. */
	each(names: readonly string[]): Promise<(name: string) => number>;
}

/** Everything that the city writes is counted at its two authorities. */
const shards = 32;
const closableShards = 8;

function counterEntity(table: Table) {
	return new Entity(
		{
			model: model('counter'),
			attributes: {
				name: { type: 'string', required: true },
				shard: { type: 'string', required: true },
				count: { type: 'number', required: true, default: 0 },
				closed: { type: 'boolean' },
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

function shardOf(spreadBy: string | undefined, of = shards): string {
	if (spreadBy === undefined) return '0';
	return String((createHash('sha256').update(spreadBy).digest()[0] ?? 0) % of);
}

export function countersOn(table: Table): Counters {
	const entity = counterEntity(table);
	const unspread = shardOf(undefined);

	function read(names: readonly string[]) {
		return getAll(
			entity,
			names.map((name) => ({ name, shard: unspread })),
		);
	}

	function close(name: string, shard: string, refused: () => Error): Change {
		return updateChange(
			entity
				.update({ name, shard })
				.set({ count: 0, closed: true })
				.where(({ count }, { eq, notExists }) => `${notExists(count)} OR ${eq(count, 0)}`),
			refused,
		);
	}

	function add(name: string, shard: string, delta: number): Change {
		return updateChange(
			entity
				.update({ name, shard })
				.add({ count: delta })
				.where((attribute, { notExists }) => notExists(attribute.closed)),
		);
	}

	return {
		add: (name, delta, spreadBy) => add(name, shardOf(spreadBy), delta),
		addClosable: (name, delta, spreadBy) => add(name, shardOf(spreadBy, closableShards), delta),
		close: (name, refused) => close(name, unspread, refused),
		closeSpread: (name, refused) =>
			Array.from({ length: closableShards }, (_, shard) => close(name, String(shard), refused)),
		requireZero: (name, refused) =>
			updateChange(
				entity
					.update({ name, shard: unspread })
					.add({ count: 0 })
					.where(({ count }, { eq, notExists }) => `${notExists(count)} OR ${eq(count, 0)}`),
				refused,
			),
		total: async (name) => {
			const { data } = await entity.query.byName({ name }).go({ pages: 'all' });
			return data.reduce((sum, shard) => sum + shard.count, 0);
		},
		sum: async (names) => (await read(names)).reduce((sum, counter) => sum + counter.count, 0),
		each: async (names) => {
			const counts = new Map((await read(names)).map(({ name, count }) => [name, count]));
			return (name) => counts.get(name) ?? 0;
		},
	};
}
