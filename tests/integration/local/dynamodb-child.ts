/** DynamoDB Local under a process to be killed: `node dynamodb-child.ts <folder> <port>`; says `written` after a write. */
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { startDynamoDb } from '#infra/local/dynamodb.ts';
import { ensureJava } from '#infra/local/java.ts';

const [, , stateDir = '', port] = process.argv;
const { client } = await startDynamoDb({
	java: ensureJava(() => {}),
	port: Number(port),
	stateDir,
	tableName: 'kill-test',
});
await client.send(
	new PutItemCommand({ TableName: 'kill-test', Item: { pk: { S: 'kept' }, sk: { S: 'kept' } } }),
);
console.log('written');
