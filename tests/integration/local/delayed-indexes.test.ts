import { randomUUID } from 'node:crypto';
import { DeleteTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Entity } from 'electrodb';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { startDelayedIndexes } from '#infra/local/delayed-indexes.ts';
import { connectDynamoDb } from '#infra/local/dynamodb.ts';
import { ensureTable } from '#infra/local/dynamodb/table.ts';
import { connectTable, model, type Table } from '#platform/data/table.ts';
import { putChange, transactOn } from '#platform/data/transaction.ts';

const delayMs = 1000;
let now = 1_000_000;
let direct: DynamoDBClient;
let proxy: Awaited<ReturnType<typeof startDelayedIndexes>>;
const tableName = `test-${randomUUID()}`;

beforeAll(async () => {
	const endpoint = inject('dynamodbEndpoint');
	direct = connectDynamoDb(endpoint);
	await ensureTable(direct, tableName, { stream: false });
	proxy = await startDelayedIndexes({ client: direct, endpoint, tableName, delayMs, now: () => now });
});
afterAll(async () => {
	await proxy.stop();
	await direct.send(new DeleteTableCommand({ TableName: tableName }));
	direct.destroy();
});

function noteEntity(table: Table) {
	return new Entity(
		{
			model: model('index-note'),
			attributes: {
				id: { type: 'string', required: true },
				list: { type: 'string', required: true },
				text: { type: 'string', required: true },
			},
			indexes: {
				byId: {
					pk: { field: 'pk', composite: ['id'], casing: 'none' },
					sk: { field: 'sk', composite: [], casing: 'none' },
				},
				byList: {
					index: 'gsi1',
					pk: { field: 'gsi1pk', composite: ['list'], casing: 'none' },
					sk: { field: 'gsi1sk', composite: ['id'], casing: 'none' },
				},
			},
		},
		table,
	);
}

it('shows in an index what was there a moment ago, and in the table what is there', async () => {
	const table = connectTable({ TABLE_NAME: tableName }, connectDynamoDb(proxy.endpoint));
	const notes = noteEntity(table);
	const listed = async (list: string) =>
		(await notes.query.byList({ list }).go()).data.map(({ text }) => text).sort();
	const write = (id: string, list: string, text: string) =>
		transactOn(table)([putChange(notes.put({ id, list, text }))]);

	await write('1', 'a', 'first');
	expect((await notes.get({ id: '1' }).go()).data?.text).toBe('first');
	expect(await listed('a'), 'not yet').toEqual([]);
	now += delayMs;
	expect(await listed('a')).toEqual(['first']);

	await write('1', 'a', 'second');
	await write('1', 'a', 'third');
	await notes.put({ id: '2', list: 'a', text: 'other' }).go();
	expect(await listed('a'), 'as it was').toEqual(['first']);
	now += delayMs;
	expect(await listed('a')).toEqual(['other', 'third']);

	await write('1', 'b', 'moved');
	expect(await listed('b'), 'not in its new place yet').toEqual([]);
	now += delayMs;
	expect(await listed('b')).toEqual(['moved']);
	await notes.delete({ id: '2' }).go();
	expect(await listed('a')).toEqual([]);
});
