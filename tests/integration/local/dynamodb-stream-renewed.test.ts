import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutItemCommand, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { startDynamoDbStream } from '#infra/local/dynamodb-stream.ts';
import { startDynamoDb, type LocalDynamoDb } from '#infra/local/dynamodb.ts';
import { renewEmptyStream } from '#infra/local/dynamodb/fresh-stream.ts';
import { ensureJava } from '#infra/local/java.ts';

const stateDir = mkdtempSync(join(tmpdir(), 'renewed-'));
const tableName = 'renewed-test';

const start = () => startDynamoDb({ java: ensureJava(() => {}), port: 28_097, stateDir, tableName });
const put = ({ client }: LocalDynamoDb, sk: string) =>
	client.send(new PutItemCommand({ TableName: tableName, Item: { pk: { S: 'p' }, sk: { S: sk } } }));

async function switchStream({ client }: LocalDynamoDb, enabled: boolean): Promise<void> {
	const StreamSpecification = enabled
		? ({ StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } as const)
		: { StreamEnabled: false };
	await client.send(new UpdateTableCommand({ TableName: tableName, StreamSpecification }));
}

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
		checkpointFile: join(stateDir, 'checkpoint.json'),
		deadLetterFile: join(stateDir, 'dead.jsonl'),
	});
	await work();
	await stream.drained();
	await stream.stop();
	return seen;
}

describe('the stream of a table that was left alone for days', () => {
	afterAll(() => rmSync(stateDir, { recursive: true, force: true }));

	it('is begun anew, so that its reader sees what is written from now on', async () => {
		let dynamodb = await start();
		for (const sk of ['a', 'b', 'c']) await put(dynamodb, sk);
		// As after a day: the shard begins at a later number, and all its records are forgotten.
		await switchStream(dynamodb, false);
		await switchStream(dynamodb, true);
		await dynamodb.stop();

		dynamodb = await start();
		await renewEmptyStream(dynamodb.client, { ...dynamodb, tableName });
		expect(await follow(dynamodb, () => put(dynamodb, 'd'))).toEqual(['d']);
		await dynamodb.stop();
	}, 120_000);

	it('is left as it is while it holds records, read or not', async () => {
		let dynamodb = await start();
		await put(dynamodb, 'e');
		await dynamodb.stop();

		dynamodb = await start();
		await renewEmptyStream(dynamodb.client, { ...dynamodb, tableName });
		expect(await follow(dynamodb, () => put(dynamodb, 'f'))).toEqual(['e', 'f']);
		await dynamodb.stop();
	}, 120_000);
});
