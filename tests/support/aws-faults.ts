import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import type { Backoff } from '#platform/backoff.ts';
import { connectTable, type Table } from '#platform/data/table.ts';

/** What AWS answers or fails with, and no service of this machine ever does. */
export function awsFault(name: string, status = 400): Error {
	return Object.assign(new Error(name), { name, $metadata: { httpStatusCode: status } });
}

/** The request may have been carried out; the connection ended before the answer. */
export function lostAnswer(): Error {
	return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
}

/** A table without a service behind it; the returned mock says what the service would answer. */
export function mockedTable() {
	const table: Table = connectTable({ TABLE_NAME: 'table' }, new DynamoDBClient({ region: 'local' }));
	return { table, service: mockClient(table.client) };
}

type Keys = { pk: string; sk: string }[];

/** Keys of every batch that was asked for, in order. */
export function askedKeys(service: ReturnType<typeof mockedTable>['service']): Keys[] {
	return service
		.commandCalls(BatchGetCommand)
		.map(({ args: [command] }) => (command.input.RequestItems?.['table']?.Keys ?? []) as Keys);
}

/** Waits for nothing, and counts. */
export function countedPauses(): { pause: Backoff; attempts: number[] } {
	const attempts: number[] = [];
	return {
		attempts,
		pause: async (attempt) => {
			attempts.push(attempt);
		},
	};
}
