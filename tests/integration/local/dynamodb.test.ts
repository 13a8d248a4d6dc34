import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	DescribeTableCommand,
	DescribeTimeToLiveCommand,
	GetItemCommand,
	QueryCommand,
	TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { startDynamoDb, type LocalDynamoDb } from '#infra/local/dynamodb.ts';
import { ensureJava } from '#infra/local/java.ts';
import { tableDefinition } from '#infra/table-definition.ts';

const port = 28_096;
const stateDir = mkdtempSync(join(tmpdir(), 'dynamodb-'));
const java = ensureJava(() => {});
let dynamodb: LocalDynamoDb | undefined;

const start = async () => {
	dynamodb = await startDynamoDb({ java, port, stateDir, tableName: 'kill-test' });
	return dynamodb.client;
};
const accepts = (host: string) =>
	new Promise<boolean>((resolve) => {
		const socket = connect({ host, port, timeout: 1000 });
		for (const event of ['error', 'timeout'] as const) {
			socket.once(event, () => {
				socket.destroy();
				resolve(false);
			});
		}
		socket.once('connect', () => {
			socket.destroy();
			resolve(true);
		});
	});

afterEach(async () => {
	await dynamodb?.stop();
	dynamodb = undefined;
});
afterAll(() => rmSync(stateDir, { recursive: true }));

describe('DynamoDB Local', () => {
	it('keeps what was acknowledged when its parent is killed, ends with it, and starts again at once', async () => {
		const parent = spawn(
			process.execPath,
			[join(import.meta.dirname, 'dynamodb-child.ts'), stateDir, String(port)],
			{ stdio: ['ignore', 'pipe', 'inherit'] },
		);
		await new Promise<void>((resolve, reject) => {
			parent.stdout.once('data', () => resolve());
			parent.once('exit', (code) => reject(new Error(`The child ended with ${code}.`)));
		});
		const ended = new Promise((resolve) => parent.once('exit', resolve));
		parent.kill('SIGKILL');
		await ended;
		const client = await start();
		const { Item } = await client.send(
			new GetItemCommand({ TableName: 'kill-test', Key: { pk: { S: 'kept' }, sk: { S: 'kept' } } }),
		);
		expect(Item).toBeDefined();
	}, 120_000);

	it('keeps a transaction that was acknowledged when it is killed in the same moment', async () => {
		const rows = Array.from({ length: 90 }, (_, index) => String(index).padStart(2, '0'));
		// One kill alone would not always fall between the answer and a commit that is late.
		for (let round = 0; round < 4; round += 1) {
			const pk = { S: `round-${round}` };
			let client = await start();
			await client.send(
				new TransactWriteItemsCommand({
					TransactItems: rows.map((sk) => ({
						Put: { TableName: 'kill-test', Item: { pk, sk: { S: sk }, text: { S: sk.repeat(2000) } } },
					})),
				}),
			);
			process.kill(Number(readFileSync(join(stateDir, 'dynamodb.pid'), 'utf8')), 'SIGKILL');
			await dynamodb?.stop();
			client = await start();
			const { Count } = await client.send(
				new QueryCommand({
					TableName: 'kill-test',
					KeyConditionExpression: 'pk = :pk',
					ExpressionAttributeValues: { ':pk': pk },
				}),
			);
			expect(Count).toBe(rows.length);
			await dynamodb?.stop();
		}
	}, 180_000);

	it('has the table of the shared definition', async () => {
		const client = await start();
		const { Table } = await client.send(new DescribeTableCommand({ TableName: 'kill-test' }));
		expect(Table?.GlobalSecondaryIndexes?.map((index) => index.IndexName).sort()).toEqual(
			tableDefinition.indexes.map((index) => index.name),
		);
		expect(Table?.StreamSpecification).toEqual({ StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' });
		const ttl = await client.send(new DescribeTimeToLiveCommand({ TableName: 'kill-test' }));
		expect(ttl.TimeToLiveDescription).toMatchObject({ AttributeName: 'ttl', TimeToLiveStatus: 'ENABLED' });
	}, 120_000);

	it('is reachable from this machine alone', async () => {
		await start();
		expect(await accepts('127.0.0.1')).toBe(true);
		const others = Object.values(networkInterfaces())
			.flat()
			.filter((address) => address?.family === 'IPv4' && !address.internal)
			.map((address) => address?.address ?? '');
		for (const address of others) expect(await accepts(address), address).toBe(false);
	}, 120_000);
});
