import {
	CreateTableCommand,
	DeleteTableCommand,
	DescribeTimeToLiveCommand,
	type DynamoDBClient,
	ResourceInUseException,
	ResourceNotFoundException,
	UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { tableDefinition } from '#infra/table-definition.ts';

const keySchema = (partitionKey: string, sortKey: string) => [
	{ AttributeName: partitionKey, KeyType: 'HASH' as const },
	{ AttributeName: sortKey, KeyType: 'RANGE' as const },
];

/**
 * Creates the table when it is not there yet.
 *
 * @param options.stream - False where nobody reads the changes. DynamoDB Local keeps those of all tables together for a day,
 *   and looks through them at every write to a table with a stream.
 */
export async function ensureTable(
	client: DynamoDBClient,
	tableName: string,
	{ stream = true } = {},
): Promise<void> {
	const { partitionKey, sortKey, indexes, streamViewType, timeToLiveAttribute } = tableDefinition;
	try {
		await client.send(
			new CreateTableCommand({
				TableName: tableName,
				BillingMode: 'PAY_PER_REQUEST',
				KeySchema: keySchema(partitionKey, sortKey),
				AttributeDefinitions: [
					partitionKey,
					sortKey,
					...indexes.flatMap((index) => [index.partitionKey, index.sortKey]),
				].map((name) => ({ AttributeName: name, AttributeType: 'S' })),
				GlobalSecondaryIndexes: indexes.map((index) => ({
					IndexName: index.name,
					KeySchema: keySchema(index.partitionKey, index.sortKey),
					Projection: { ProjectionType: 'ALL' },
				})),
				...(stream && { StreamSpecification: { StreamEnabled: true, StreamViewType: streamViewType } }),
			}),
		);
	} catch (error) {
		if (!(error instanceof ResourceInUseException)) throw error;
	}
	// Looked at each time: a kill may have come between the two steps.
	const { TimeToLiveDescription } = await client.send(
		new DescribeTimeToLiveCommand({ TableName: tableName }),
	);
	if (TimeToLiveDescription?.TimeToLiveStatus === 'ENABLED') return;
	await client.send(
		new UpdateTimeToLiveCommand({
			TableName: tableName,
			TimeToLiveSpecification: { AttributeName: timeToLiveAttribute, Enabled: true },
		}),
	);
}

/** Empties the table the fast way; its stream begins anew. */
export async function recreateTable(client: DynamoDBClient, tableName: string): Promise<void> {
	try {
		await client.send(new DeleteTableCommand({ TableName: tableName }));
	} catch (error) {
		// A call that is tried again because its answer was lost finds that it has been done.
		if (!(error instanceof ResourceNotFoundException)) throw error;
	}
	await ensureTable(client, tableName);
}
