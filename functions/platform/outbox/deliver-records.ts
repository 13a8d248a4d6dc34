import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import { RefusedForGood } from '../refused-for-good.ts';
import type { Deliver } from './delivery.ts';
import { outboxEntryOf } from './entry-of-record.ts';

/**
 * Delivers the entries that a batch of the stream brings, in order; the stream comes back with those that failed. Not with
 * one that is refused for good, which would hold up what comes after it: it stays in the outbox, where the sweep parks it.
 */
export async function deliverRecords(
	records: readonly DynamoDBRecord[],
	deliver: Deliver,
	onFailure: (entryId: string, error: unknown) => void,
): Promise<DynamoDBBatchResponse> {
	const batchItemFailures: DynamoDBBatchResponse['batchItemFailures'] = [];
	for (const record of records) {
		const entry = outboxEntryOf(record);
		if (!entry) continue;
		try {
			await deliver(entry);
		} catch (error) {
			onFailure(entry.entryId, error);
			if (error instanceof RefusedForGood) continue;
			batchItemFailures.push({ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' });
		}
	}
	return { batchItemFailures };
}
