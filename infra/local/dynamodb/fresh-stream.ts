import { DescribeTableCommand, UpdateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
	DescribeStreamCommand,
	DynamoDBStreamsClient,
	GetRecordsCommand,
	GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { tableDefinition } from '#infra/table-definition.ts';
import { localCredentials, localRegion } from '../local-account.ts';

async function isEmpty(streams: DynamoDBStreamsClient, StreamArn: string): Promise<boolean> {
	const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
	for (const { ShardId } of StreamDescription?.Shards ?? []) {
		const { ShardIterator } = await streams.send(
			new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
		);
		const { Records = [] } = await streams.send(new GetRecordsCommand({ ShardIterator, Limit: 1 }));
		if (Records.length > 0) return false;
	}
	return true;
}

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
 * Begins the table's stream anew when there is none or nothing is in it. DynamoDB Local forgets records after a day, and
 * when it starts with none it numbers from 1 again, below the number at which the old shard began and which its readers
 * wait for: they would see nothing for a long time. What a forgotten record should have brought is left to the sweep of
 * the outbox.
 */
export async function renewEmptyStream(
	client: DynamoDBClient,
	{ endpoint, tableName }: { endpoint: string; tableName: string },
): Promise<void> {
	const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
	const enabled = Table?.StreamSpecification?.StreamEnabled ?? false;
	const streams = new DynamoDBStreamsClient({ endpoint, region: localRegion, credentials: localCredentials });
	try {
		if (enabled && Table?.LatestStreamArn && !(await isEmpty(streams, Table.LatestStreamArn))) return;
	} finally {
		streams.destroy();
	}
	const update = (StreamSpecification: UpdateTableCommand['input']['StreamSpecification']) =>
		client.send(new UpdateTableCommand({ TableName: tableName, StreamSpecification }));
	if (enabled) await update({ StreamEnabled: false });
	await update({ StreamEnabled: true, StreamViewType: tableDefinition.streamViewType });
}
