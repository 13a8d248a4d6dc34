import { Logger } from '@aws-lambda-powertools/logger';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { outboxEntryOf } from '#platform/outbox/entry-of-record.ts';
import { deliveryFromEnvironment } from './container.ts';

const logger = new Logger();
const { deliver } = await deliveryFromEnvironment();

/**
 * Delivers what transactions promised. Records are tried in order; the stream comes back with what failed, so an
 * effect is never lost and may happen twice.
 */
export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
	const batchItemFailures: DynamoDBBatchResponse['batchItemFailures'] = [];
	for (const record of event.Records) {
		const entry = outboxEntryOf(record);
		if (!entry) continue;
		try {
			await deliver(entry);
		} catch (error) {
			logger.error('an outbox entry could not be delivered', {
				entryId: entry.entryId,
				error: error as Error,
			});
			batchItemFailures.push({ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' });
		}
	}
	return { batchItemFailures };
}
