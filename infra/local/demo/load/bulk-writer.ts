import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { InternalServerError } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Table } from '#platform/data/table.ts';
import type { Change } from '#platform/data/transaction.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** Writes the changes of many use cases at once into a table where nobody else writes. */
export interface BulkWriter {
	/** Takes the parts of what would have been one transaction; waits while too much is on its way. */
	add(changes: readonly Change[]): Promise<void>;
	/** Writes the rest, and the counters last. */
	finish(): Promise<{ items: number }>;
}

/** DynamoDB takes no more in one transaction. */
const perRequest = 100;
/** One request is written while the next one is made. */
const requestsAtOnce = 2;
/** On a busy machine DynamoDB Local gives up waiting for its own lock, which the service in the cloud has not. */
const attempts = 20;

function isLockTimeout(error: unknown): boolean {
	return error instanceof InternalServerError;
}

/**
 * New items go in by the hundred in transactions: DynamoDB Local commits its file once for each, which makes it four
 * times as fast as a batch write. Conditions of single items are left out, since nobody else is there. Counters get
 * the sum of all that was added to them in one update.
 */
export function bulkWriter(table: Table): BulkWriter {
	const counters = new Map<string, TransactItem>();
	const running = new Set<Promise<void>>();
	let waiting: TransactItem[] = [];
	let failure: unknown;
	let items = 0;

	async function send(part: TransactItem[]): Promise<void> {
		items += part.length;
		// The token makes a request that is sent again count once: sums are added up in it.
		const command = new TransactWriteCommand({ TransactItems: part, ClientRequestToken: randomUUID() });
		for (let attempt = 1; ; attempt += 1) {
			try {
				await table.client.send(command);
				return;
			} catch (error) {
				if (!isLockTimeout(error) || attempt === attempts) throw error;
				await sleep(attempt * 500);
			}
		}
	}

	async function start(part: TransactItem[]): Promise<void> {
		while (running.size >= requestsAtOnce) await Promise.race(running);
		if (failure !== undefined) throw asError(failure);
		const request: Promise<void> = send(part)
			.catch((error: unknown) => {
				failure ??= error;
			})
			.finally(() => running.delete(request));
		running.add(request);
	}

	return {
		async add(changes) {
			for (const { item } of changes) {
				if (item.Put) waiting.push({ Put: { TableName: table.table, Item: item.Put.Item } });
				else if (item.Update) addToCounter(counters, item);
				else throw new TypeError('a bulk load writes new items and counts them, nothing else');
				if (waiting.length < perRequest) continue;
				const part = waiting;
				waiting = [];
				await start(part);
			}
		},
		async finish() {
			if (waiting.length > 0) await start(waiting);
			waiting = [];
			const sums = [...counters.values()];
			for (let from = 0; from < sums.length; from += perRequest) {
				await start(sums.slice(from, from + perRequest));
			}
			await Promise.all(running);
			if (failure !== undefined) throw asError(failure);
			return { items };
		},
	};
}

function asError(failure: unknown): Error {
	return failure instanceof Error ? failure : new Error(String(failure));
}

function addToCounter(counters: Map<string, TransactItem>, item: TransactItem): void {
	const key = JSON.stringify(item.Update?.Key);
	const name = /\bADD #\w+ (:\w+)\s*$/.exec(item.Update?.UpdateExpression ?? '')?.[1];
	const added: unknown = item.Update?.ExpressionAttributeValues?.[name ?? ''];
	if (name === undefined || typeof added !== 'number') throw new TypeError('an update that is no counter');
	const known = counters.get(key)?.Update?.ExpressionAttributeValues;
	if (known) known[name] = (known[name] as number) + added;
	else counters.set(key, item);
}
