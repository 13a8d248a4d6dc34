import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureJava } from '#infra/local/java.ts';
import { startDynamoDb } from '#infra/local/dynamodb.ts';
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

async function freePort(): Promise<number> {
	const probe = createServer();
	await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
	const { port } = probe.address() as AddressInfo;
	await new Promise((done) => probe.close(done));
	return port;
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

/** An empty table in memory, with its own DynamoDB Local: for tests of use cases that need no other service. */
export async function testTable(): Promise<TestTable> {
	const stateDir = mkdtempSync(join(tmpdir(), 'zhigong-table-'));
	const local = await startDynamoDb({
		java: ensureJava(() => {}),
		port: await freePort(),
		stateDir,
		tableName: 'zhigong',
		inMemory: true,
	});
	const consumed: Consumed = { requests: 0, readUnits: 0, writeUnits: 0 };
	local.client.middlewareStack.add(
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
		table: connectTable({ TABLE_NAME: 'zhigong' }, local.client),
		async measure(work) {
			Object.assign(consumed, { requests: 0, readUnits: 0, writeUnits: 0 });
			await work();
			return { ...consumed };
		},
		async stop() {
			await local.stop();
			rmSync(stateDir, { recursive: true, force: true });
		},
	};
}
