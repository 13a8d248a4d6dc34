import { randomUUID } from 'node:crypto';
import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { inject } from 'vitest';
import { startDelayedIndexes } from '#infra/local/delayed-indexes.ts';
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

interface TestTableOptions {
	/** No index ever learns of a write: for tests of what is decided without one. */
	deafIndexes?: boolean;
}

/** An empty table of its own in the DynamoDB Local of this run: for tests of use cases that need no other service. */
export async function testTable({ deafIndexes = false }: TestTableOptions = {}): Promise<TestTable> {
	const endpoint = inject('dynamodbEndpoint');
	const direct = connectDynamoDb(endpoint);
	const TableName = `test-${randomUUID()}`;
	await ensureTable(direct, TableName, { stream: false });
	const before = deafIndexes
		? await startDelayedIndexes({ client: direct, endpoint, tableName: TableName, delayMs: Infinity })
		: undefined;
	const client = before ? connectDynamoDb(before.endpoint) : direct;
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
			await direct.send(new DeleteTableCommand({ TableName }));
			direct.destroy();
			client.destroy();
			await before?.stop();
		},
	};
}
