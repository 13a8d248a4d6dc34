import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { askRanges } from './prefix-range.ts';

/** The one table and the client that reaches it; every entity is built on this. */
export interface Table {
	readonly client: DynamoDBDocumentClient;
	readonly table: string;
}

/** Throttled and lost requests are repeated by the SDK with jitter; its 3 tries are over in a second. */
const maxAttempts = 5;

export function connectTable(
	config: { TABLE_NAME: string },
	client = new DynamoDBClient({ maxAttempts }),
): Table {
	const documents = DynamoDBDocumentClient.from(client, {
		marshallOptions: { removeUndefinedValues: true, convertEmptyValues: false },
	});
	askRanges(documents);
	return { client: documents, table: config.TABLE_NAME };
}

/** ElectroDB model header shared by all entities. */
export function model<const Name extends string>(entity: Name) {
	return { entity, service: 'zhigong', version: '1' } as const;
}
