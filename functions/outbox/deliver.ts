import { Logger } from '@aws-lambda-powertools/logger';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { deliverRecords } from '#platform/outbox/deliver-records.ts';
import { deliveryFromEnvironment } from './container.ts';

const logger = new Logger();
const { deliver } = await deliveryFromEnvironment();

/**
 * Delivers what transactions promised. Records are tried in order; the stream comes back with what failed, so an
 * effect is never lost and may happen twice.
 */
export function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
	return deliverRecords(event.Records, deliver, (entryId, error) =>
		logger.error('an outbox entry could not be delivered', { entryId, error: error as Error }),
	);
}
