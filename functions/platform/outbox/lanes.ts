/** Effects wait for those of their own lane only: a mail service that refuses holds up no approval. */
export const outboxLanes = ['workflow', 'mail'] as const;

export type OutboxLane = (typeof outboxLanes)[number];

const shards = ['0', '1', '2', '3'];

/** Where entries lie that were tried often enough. Nothing delivers them; an operator does (docs/operations.md). */
export const parkedShard = 'parked';

/** What the shards of a lane begin with: the filter of its stream. */
export const shardPrefix = (lane: OutboxLane) => `${lane}-`;

const shardsByLane: Record<OutboxLane, readonly string[]> = {
	// Entries that were written before there were lanes lie in shards without a name.
	workflow: [...shards.map((shard) => `${shardPrefix('workflow')}${shard}`), ...shards],
	mail: shards.map((shard) => `${shardPrefix('mail')}${shard}`),
};

export const shardsOf = (lane: OutboxLane) => shardsByLane[lane];

/** All shards from which entries are delivered. */
export const outboxShards = outboxLanes.flatMap(shardsOf);

export function shardFor(lane: OutboxLane, entryId: string): string {
	return `${shardPrefix(lane)}${entryId.charCodeAt(entryId.length - 1) % shards.length}`;
}
