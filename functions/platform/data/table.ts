import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The one table and the client that reaches it; every entity is built on this. */
export interface Table {
	readonly client: DynamoDBDocumentClient;
	readonly table: string;
}

export function connectTable(config: { TABLE_NAME: string }, client = new DynamoDBClient()): Table {
	return {
		client: DynamoDBDocumentClient.from(client, {
			marshallOptions: { removeUndefinedValues: true, convertEmptyValues: false },
		}),
		table: config.TABLE_NAME,
	};
}

/** ElectroDB model header shared by all entities. */
export function model<const Name extends string>(entity: Name) {
	return { entity, service: 'zhigong', version: '1' } as const;
}
