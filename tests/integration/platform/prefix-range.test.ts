import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rangeForPrefix } from '#platform/data/prefix-range.ts';
import { testTable, type TestTable } from '#tests/support/dynamodb.ts';

let local: TestTable;
const sorted = ['陳', '陳\u{20000}', '陳\u{10ffff}', '陳大', '陳小明', '陳小美'].map(
	(name) => `$part_1#name_${name}`,
);
const others = ['$part_1#name_王', '$part_1#name_陴', '$person_1#name_陳'];

beforeAll(async () => {
	local = await testTable();
	for (const gsi1sk of [...sorted, ...others]) {
		const Item = { pk: gsi1sk, sk: 'row', gsi1pk: 'city', gsi1sk };
		await local.table.client.send(new PutCommand({ TableName: local.table.table, Item }));
	}
});
afterAll(() => local.stop());

/** Reads the rows of a prefix page by page. */
async function pages(order: 'asc' | 'desc', size: number): Promise<string[][]> {
	const found: string[][] = [];
	let start: Record<string, unknown> | undefined;
	do {
		const { Items = [], LastEvaluatedKey } = await local.table.client.send(
			new QueryCommand({
				TableName: local.table.table,
				IndexName: 'gsi1',
				KeyConditionExpression: '#pk = :pk and begins_with(#sk1, :sk1)',
				ExpressionAttributeNames: { '#pk': 'gsi1pk', '#sk1': 'gsi1sk' },
				ExpressionAttributeValues: { ':pk': 'city', ':sk1': '$part_1#name_陳' },
				ScanIndexForward: order === 'asc',
				Limit: size,
				ExclusiveStartKey: start,
			}),
		);
		found.push(Items.map((item) => String(item.gsi1sk)));
		start = LastEvaluatedKey;
	} while (start);
	return found.filter((page) => page.length > 0);
}

describe('a prefix asked as a range', () => {
	const inOrder = [...sorted].sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));

	it('finds what begins with it and nothing else, whatever character follows', async () => {
		expect(await pages('asc', 50)).toEqual([inOrder]);
		expect(await pages('desc', 50)).toEqual([[...inOrder].reverse()]);
	});

	it.each([1, 2, 4])('goes on behind the row where the page before ended, by %i', async (size) => {
		const asc = await pages('asc', size);
		expect(asc.flat()).toEqual(inOrder);
		expect(asc.every((page) => page.length <= size)).toBe(true);
		expect((await pages('desc', size)).flat()).toEqual([...inOrder].reverse());
	});

	it('reaches the table as a range that starts at the page', () => {
		const query = {
			TableName: 'zhigong',
			KeyConditionExpression: '#pk = :pk and begins_with(#sk1, :sk1)',
			ExpressionAttributeNames: { '#pk': 'gsi1pk', '#sk1': 'gsi1sk' },
			ExpressionAttributeValues: { ':pk': 'city', ':sk1': 'a' },
		};
		const asked = rangeForPrefix({ ...query, ExclusiveStartKey: { gsi1sk: 'ab' } });
		expect(asked.KeyConditionExpression).toBe('#pk = :pk and #sk1 BETWEEN :sk1 AND :sk1_last');
		expect(asked.ExpressionAttributeValues).toEqual({
			':pk': 'city',
			':sk1': 'ab',
			':sk1_last': 'a\u{10ffff}',
		});
	});

	it('leaves a start that lies outside to the table, which refuses it', async () => {
		const { client, table } = local.table;
		const answer = client.send(
			new QueryCommand({
				TableName: table,
				IndexName: 'gsi1',
				KeyConditionExpression: '#pk = :pk and begins_with(#sk1, :sk1)',
				ExpressionAttributeNames: { '#pk': 'gsi1pk', '#sk1': 'gsi1sk' },
				ExpressionAttributeValues: { ':pk': 'city', ':sk1': '$part_1#name_陳' },
				ExclusiveStartKey: { pk: others[0], sk: 'row', gsi1pk: 'city', gsi1sk: others[0] },
			}),
		);
		await expect(answer).rejects.toThrow(/starting key/i);
	});

	it('leaves every other question as it is', () => {
		const whole = { TableName: 'zhigong', KeyConditionExpression: '#pk = :pk' };
		expect(rangeForPrefix(whole)).toBe(whole);
	});

	it('is asked by the client of the platform', () => {
		expect(local.table.client).toBeInstanceOf(DynamoDBDocumentClient);
		expect(local.table.client.middlewareStack.identify().join()).toContain('prefixAsRange');
	});
});
