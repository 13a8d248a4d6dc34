import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { outboxEntryOf } from '#platform/outbox/entry-of-record.ts';

const image = {
	__edb_e__: { S: 'outbox' },
	__edb_v__: { S: '1' },
	shard: { S: '2' },
	entryId: { S: '01JOUTBOX' },
	sealed: { S: 'v1.a.b.c' },
};

function record(eventName: 'INSERT' | 'MODIFY' | 'REMOVE', NewImage?: unknown): DynamoDBRecord {
	return { eventName, dynamodb: { NewImage } } as DynamoDBRecord;
}

describe('the outbox entry of a stream record', () => {
	it('is read from an inserted entry', () => {
		expect(outboxEntryOf(record('INSERT', image))).toEqual({
			shard: '2',
			entryId: '01JOUTBOX',
			sealed: 'v1.a.b.c',
		});
	});

	it.each([
		['a change of an entry', record('MODIFY', image)],
		['its removal after delivery', record('REMOVE')],
		['a record of another kind', record('INSERT', { ...image, __edb_e__: { S: 'volunteer' } })],
		['an entry that is parked', record('INSERT', { ...image, shard: { S: 'parked' } })],
		['a record without a kind', record('INSERT', { pk: { S: 'a' } })],
		// The stream gives an empty list without its type: nothing of such a record may be touched.
		['a record with an attribute that cannot be read', record('INSERT', { __edb_e__: { S: 'x' }, list: {} })],
	])('is absent from %s', (_, other) => {
		expect(outboxEntryOf(other)).toBeUndefined();
	});
});
