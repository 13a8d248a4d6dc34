import type { _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';

/** Lambda gets the JSON of a record: bytes are base64 there, and dates epoch seconds. */
function toJson(value: unknown): unknown {
	if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
	if (value instanceof Date) return value.getTime() / 1000;
	if (Array.isArray(value)) return value.map(toJson);
	if (typeof value === 'object' && value !== null) {
		return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toJson(inner)]));
	}
	return value;
}

/** A record of the stream API as it stands in the event of the Lambda. */
export function toLambdaRecord(record: StreamRecord, streamArn: string): DynamoDBRecord {
	return { ...(toJson(record) as DynamoDBRecord), eventSourceARN: streamArn };
}
