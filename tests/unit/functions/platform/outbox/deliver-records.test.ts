import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { deliverRecords } from '#platform/outbox/deliver-records.ts';
import { RefusedForGood } from '#platform/refused-for-good.ts';

function record(entryId: string): DynamoDBRecord {
	const NewImage = {
		__edb_e__: { S: 'outbox' },
		shard: { S: 'mail-0' },
		entryId: { S: entryId },
		sealed: { S: 'v1.a.b.c' },
	};
	return { eventName: 'INSERT', dynamodb: { NewImage, SequenceNumber: `at-${entryId}` } };
}

async function delivered(faults: Record<string, Error>) {
	const tried: string[] = [];
	const told: [string, unknown][] = [];
	const { batchItemFailures } = await deliverRecords(
		['1', '2', '3'].map(record),
		async ({ entryId }) => {
			tried.push(entryId);
			if (faults[entryId]) throw faults[entryId];
		},
		(entryId, error) => told.push([entryId, error]),
	);
	return { tried, told, again: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) };
}

describe('a batch of the stream', () => {
	it('comes back with what failed, and with nothing else', async () => {
		const fault = new Error('SES is busy');
		expect(await delivered({ '2': fault })).toEqual({
			tried: ['1', '2', '3'],
			told: [['2', fault]],
			again: ['at-2'],
		});
	});

	it('does not come back with what is refused for good, which is told and left to the sweep', async () => {
		const refusal = new RefusedForGood('no such address');
		expect(await delivered({ '2': refusal })).toEqual({
			tried: ['1', '2', '3'],
			told: [['2', refusal]],
			again: [],
		});
	});
});
