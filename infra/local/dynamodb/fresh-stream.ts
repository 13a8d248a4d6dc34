import { DescribeTableCommand, UpdateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { tableDefinition } from '#infra/table-definition.ts';

/** Does the work while the changes of the table are not streamed. */
export type WithoutStream = (work: () => Promise<void>) => Promise<void>;

/** Ends the table's stream, if it has one: a bulk load whose changes nobody reads is faster without. */
export async function endStream(client: DynamoDBClient, tableName: string): Promise<void> {
	const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
	if (!Table?.StreamSpecification?.StreamEnabled) return;
	const StreamSpecification = { StreamEnabled: false };
	await client.send(new UpdateTableCommand({ TableName: tableName, StreamSpecification }));
}

/**
 * Begins the table's stream anew. To be called at every start, before anybody writes: DynamoDB Local shows a reader what
 * an open transaction has written, and after a kill it gives the numbers of that transaction again, so that a reader who
 * went on behind the last number it knows would miss what comes next. It also forgets records after a day and then
 * numbers from 1. What the old stream still held is in the outbox, which is emptied at every start.
 */
export async function renewStream(client: DynamoDBClient, tableName: string): Promise<void> {
	await endStream(client, tableName);
	const StreamSpecification = { StreamEnabled: true, StreamViewType: tableDefinition.streamViewType };
	await client.send(new UpdateTableCommand({ TableName: tableName, StreamSpecification }));
}
