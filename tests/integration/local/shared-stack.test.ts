import { DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { localStack } from '#tests/support/local-stack.ts';

it('gives every test the same running Lambdas, and an empty table', async () => {
	const stack = await localStack();
	expect((await localStack()).addresses).toEqual(stack.addresses);
	const response = await fetch(`${stack.addresses.admin}/api/content/announcements`);
	expect(response.status).toBe(401);

	const dynamodb = new DynamoDBClient();
	const TableName = stack.env.TABLE_NAME;
	await dynamodb.send(new PutItemCommand({ TableName, Item: { pk: { S: 'a' }, sk: { S: 'a' } } }));
	await stack.settled();
	await stack.reset();
	expect((await dynamodb.send(new ScanCommand({ TableName }))).Count).toBe(0);
	expect(await stack.mails()).toEqual([]);
});
