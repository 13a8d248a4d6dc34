import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { startDynamoDbStream } from '#infra/local/dynamodb-stream.ts';
import { startDynamoDb, type LocalDynamoDb } from '#infra/local/dynamodb.ts';
import { renewStream } from '#infra/local/dynamodb/fresh-stream.ts';
import { ensureJava } from '#infra/local/java.ts';

const stateDir = mkdtempSync(join(tmpdir(), 'renewed-'));
const tableName = 'renewed-test';

const start = () => startDynamoDb({ java: ensureJava(() => {}), port: 28_097, stateDir, tableName });
const put = ({ client }: LocalDynamoDb, sk: string) =>
	client.send(new PutItemCommand({ TableName: tableName, Item: { pk: { S: 'p' }, sk: { S: sk } } }));

/** What the Lambda is told of while `work` goes on. */
async function follow(dynamodb: LocalDynamoDb, work: () => Promise<unknown>): Promise<string[]> {
	const seen: string[] = [];
	const stream = startDynamoDbStream({
		client: dynamodb.client,
		endpoint: dynamodb.endpoint,
		tableName,
		handler: async ({ Records }) => {
			seen.push(...Records.map((record) => record.dynamodb?.Keys?.sk?.S ?? ''));
		},
		deadLetterFile: join(stateDir, 'dead.jsonl'),
	});
	await work();
	await stream.drained();
	await stream.stop();
	return seen;
}

describe('the stream of a table at every start', () => {
	afterAll(() => rmSync(stateDir, { recursive: true, force: true }));

	it('is begun anew: its reader sees all that is written from now on, and nothing of before', async () => {
		let dynamodb = await start();
		for (const sk of ['a', 'b', 'c']) await put(dynamodb, sk);
		await dynamodb.stop();

		dynamodb = await start();
		await renewStream(dynamodb.client, tableName);
		expect(await follow(dynamodb, () => put(dynamodb, 'd'))).toEqual(['d']);
		await dynamodb.stop();
	}, 120_000);

	it('is not disturbed by one that was begun and never written to', async () => {
		// The shard then begins at a later number than that at which DynamoDB Local goes on counting.
		for (const sk of ['e', 'f']) {
			const dynamodb = await start();
			await renewStream(dynamodb.client, tableName);
			await renewStream(dynamodb.client, tableName);
			if (sk === 'f') expect(await follow(dynamodb, () => put(dynamodb, sk))).toEqual(['f']);
			await dynamodb.stop();
		}
	}, 120_000);
});
