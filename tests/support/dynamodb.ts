import { randomUUID } from 'node:crypto';
import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { inject } from 'vitest';
import { connectDynamoDb } from '#infra/local/dynamodb.ts';
import { ensureTable } from '#infra/local/dynamodb/table.ts';
import { connectTable, type Table } from '#platform/data/table.ts';

/** What a piece of work has cost the table. */
export interface Consumed {
	requests: number;
	readUnits: number;
	writeUnits: number;
}

export interface TestTable {
	table: Table;
	/** Runs a piece of work and tells its cost, as DynamoDB itself counts it. */
	measure(work: () => Promise<unknown>): Promise<Consumed>;
	stop(): Promise<void>;
}

interface Capacity {
	CapacityUnits?: number;
	ReadCapacityUnits?: number;
	WriteCapacityUnits?: number;
}

const writing = new Set([
	'PutItemCommand',
	'UpdateItemCommand',
	'DeleteItemCommand',
	'TransactWriteItemsCommand',
]);

/** An empty table of its own in the DynamoDB Local of this run: for tests of use cases that need no other service. */
export async function testTable(): Promise<TestTable> {
	const client = connectDynamoDb(inject('dynamodbEndpoint'));
	const TableName = `test-${randomUUID()}`;
	await ensureTable(client, TableName, { stream: false });
	const consumed: Consumed = { requests: 0, readUnits: 0, writeUnits: 0 };
	client.middlewareStack.add(
		(next, context) => async (args) => {
			const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'INDEXES' } });
			const { ConsumedCapacity } = result.output as { ConsumedCapacity?: Capacity | Capacity[] };
			const units = [ConsumedCapacity ?? []].flat().reduce((sum, part) => sum + (part.CapacityUnits ?? 0), 0);
			consumed.requests += 1;
			consumed[writing.has(context.commandName ?? '') ? 'writeUnits' : 'readUnits'] += units;
			return result;
		},
		{ step: 'initialize', name: 'countCapacity' },
	);
	return {
		table: connectTable({ TABLE_NAME: TableName }, client),
		async measure(work) {
			Object.assign(consumed, { requests: 0, readUnits: 0, writeUnits: 0 });
			await work();
			return { ...consumed };
		},
		async stop() {
			await client.send(new DeleteTableCommand({ TableName }));
			client.destroy();
		},
	};
}
