import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';
import { parkedShard } from './lanes.ts';

const text = z.object({ S: z.string() }).transform((value) => value.S);

/** What tells an outbox entry from every other record of the stream; `__edb_e__` is ElectroDB's entity mark. */
const entrySchema = z.object({
	__edb_e__: z.object({ S: z.literal('outbox') }),
	shard: text,
	entryId: text,
	sealed: text,
});

/**
 * The outbox entry that a stream record brings, or undefined for any other change of the table. Only an entry's own
 * attributes are looked at: a foreign record that cannot be read (DynamoDB Local leaves empty lists out of its stream)
 * must not hold up the entries beside it.
 */
export function outboxEntryOf(record: DynamoDBRecord) {
	if (record.eventName !== 'INSERT') return undefined;
	const entry = entrySchema.safeParse(record.dynamodb?.NewImage).data;
	if (entry?.shard === parkedShard) return undefined;
	return entry && { shard: entry.shard, entryId: entry.entryId, sealed: entry.sealed };
}
