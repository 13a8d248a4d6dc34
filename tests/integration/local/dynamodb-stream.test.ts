import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
	startDynamoDbStream,
	type DynamoDbStream,
	type StreamHandler,
} from '#infra/local/dynamodb-stream.ts';
import { startDynamoDb, type LocalDynamoDb } from '#infra/local/dynamodb.ts';
import { recreateTable } from '#infra/local/dynamodb/table.ts';
import { ensureJava } from '#infra/local/java.ts';

const directory = mkdtempSync(join(tmpdir(), 'stream-'));
const tableName = 'stream-test';
const checkpointFile = join(directory, 'checkpoint.json');
const deadLetterFile = join(directory, 'dead.jsonl');
let dynamodb: LocalDynamoDb;
let stream: DynamoDbStream | undefined;

beforeAll(async () => {
	dynamodb = await startDynamoDb({
		java: ensureJava(() => {}),
		port: 28_094,
		stateDir: directory,
		tableName,
		inMemory: true,
	});
}, 120_000);
afterAll(async () => {
	await dynamodb.stop();
	rmSync(directory, { recursive: true });
});
beforeEach(async () => {
	await recreateTable(dynamodb.client, tableName);
	rmSync(checkpointFile, { force: true });
	rmSync(deadLetterFile, { force: true });
});
afterEach(() => stream?.stop());

const put = (sk: string, extra = {}) =>
	dynamodb.client.send(
		new PutItemCommand({ TableName: tableName, Item: { pk: { S: 'p' }, sk: { S: sk }, ...extra } }),
	);

function follow(handler: StreamHandler): DynamoDbStream {
	stream = startDynamoDbStream({
		client: dynamodb.client,
		endpoint: dynamodb.endpoint,
		tableName,
		handler,
		checkpointFile,
		deadLetterFile,
		retryDelayMs: 2,
		maximumAttempts: 4,
	});
	return stream;
}

const keysOf = (event: DynamoDBStreamEvent) =>
	event.Records.map((record) => record.dynamodb?.Keys?.sk?.S ?? '');
const sequenceOf = (event: DynamoDBStreamEvent, sk: string) =>
	event.Records.find((record) => record.dynamodb?.Keys?.sk?.S === sk)?.dynamodb?.SequenceNumber ?? '';

describe('the stream', () => {
	it('calls the Lambda with the records as DynamoDB Streams writes them', async () => {
		const events: DynamoDBStreamEvent[] = [];
		const following = follow((event) => {
			events.push(event);
			return Promise.resolve();
		});
		await put('a', { bytes: { B: new Uint8Array([1, 2]) }, list: { L: [{ N: '1' }, { BOOL: true }] } });
		await dynamodb.client.send(
			new DeleteItemCommand({ TableName: tableName, Key: { pk: { S: 'p' }, sk: { S: 'a' } } }),
		);
		await following.drained();
		const [inserted, removed] = events.flatMap((event) => event.Records);
		const image = {
			pk: { S: 'p' },
			sk: { S: 'a' },
			bytes: { B: 'AQI=' },
			list: { L: [{ N: '1' }, { BOOL: true }] },
		};
		expect(inserted).toMatchObject({
			eventName: 'INSERT',
			eventSource: 'aws:dynamodb',
			eventVersion: '1.1',
			eventSourceARN: expect.stringContaining(`:table/${tableName}/stream/`) as string,
			dynamodb: {
				Keys: { pk: { S: 'p' }, sk: { S: 'a' } },
				NewImage: image,
				StreamViewType: 'NEW_AND_OLD_IMAGES',
			},
		});
		expect(inserted?.eventID).toBeTruthy();
		expect(typeof inserted?.dynamodb?.ApproximateCreationDateTime).toBe('number');
		expect(removed).toMatchObject({ eventName: 'REMOVE', dynamodb: { OldImage: image } });
	});

	it('is quick', async () => {
		const seen: string[] = [];
		const following = follow((event) => {
			seen.push(...keysOf(event));
			return Promise.resolve();
		});
		await following.drained();
		await put('now');
		await following.drained();
		expect(seen).toEqual(['now']);
	});

	it('delivers a failed record and all after it again, and nothing before it', async () => {
		for (const sk of ['a', 'b', 'c']) await put(sk);
		const calls: string[][] = [];
		await follow((event) => {
			calls.push(keysOf(event));
			const failed = calls.length <= 2 ? [{ itemIdentifier: sequenceOf(event, 'b') }] : [];
			return Promise.resolve({ batchItemFailures: failed });
		}).drained();
		expect(calls).toEqual([
			['a', 'b', 'c'],
			['b', 'c'],
			['b', 'c'],
		]);
		expect(existsSync(deadLetterFile)).toBe(false);
	});

	it('delivers the whole batch again when the Lambda throws', async () => {
		await put('a');
		await put('b');
		const calls: string[][] = [];
		await follow((event) => {
			calls.push(keysOf(event));
			return calls.length === 1 ? Promise.reject(new Error('cold')) : Promise.resolve();
		}).drained();
		expect(calls).toEqual([
			['a', 'b'],
			['a', 'b'],
		]);
	});

	it('sets a record aside that never succeeds, and goes on with the next', async () => {
		for (const sk of ['a', 'poison', 'c']) await put(sk);
		const delivered: string[] = [];
		await follow((event) => {
			const poison = sequenceOf(event, 'poison');
			const keys = keysOf(event);
			delivered.push(...(poison ? keys.slice(0, keys.indexOf('poison')) : keys));
			return Promise.resolve({ batchItemFailures: poison ? [{ itemIdentifier: poison }] : [] });
		}).drained();
		expect(delivered).toEqual(['a', 'c']);
		expect(readFileSync(deadLetterFile, 'utf8')).toContain('"poison"');
	});

	it('goes on behind its checkpoint after a restart', async () => {
		await put('before');
		const first: string[] = [];
		await follow((event) => {
			first.push(...keysOf(event));
			return Promise.resolve();
		}).drained();
		await stream?.stop();
		await put('meanwhile');
		const second: string[] = [];
		await follow((event) => {
			second.push(...keysOf(event));
			return Promise.resolve();
		}).drained();
		expect([first, second]).toEqual([['before'], ['meanwhile']]);
	});

	it('delivers more than a batch in order', async () => {
		const keys = Array.from({ length: 250 }, (_, index) => String(index).padStart(3, '0'));
		for (const key of keys) await put(key);
		const batches: string[][] = [];
		await follow((event) => {
			batches.push(keysOf(event));
			return Promise.resolve();
		}).drained();
		expect(batches.flat()).toEqual(keys);
		expect(Math.max(...batches.map((batch) => batch.length))).toBeLessThanOrEqual(100);
	});
});
