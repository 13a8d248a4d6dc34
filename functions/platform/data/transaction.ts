import { randomUUID } from 'node:crypto';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { backoff, type Backoff } from '../backoff.ts';
import { DomainError } from '../errors.ts';
import { isPassingFault } from '../passing-fault.ts';
import type { Table } from './table.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** One write of a transaction, and what to tell the caller when its condition does not hold. */
export interface Change {
	item: TransactItem;
	refused?: (() => Error) | undefined;
}

interface Parameterised {
	params(): unknown;
}

/** An ElectroDB `create`/`put`/`upsert` as a part of a transaction. */
export function putChange(operation: Parameterised, refused?: () => Error): Change {
	return { item: toItem('Put', operation), refused };
}

/** An ElectroDB `patch`/`update`/`upsert` as a part of a transaction. */
export function updateChange(operation: Parameterised, refused?: () => Error): Change {
	return { item: toItem('Update', operation), refused };
}

/** An ElectroDB `delete`/`remove` as a part of a transaction. */
export function deleteChange(operation: Parameterised, refused?: () => Error): Change {
	return { item: toItem('Delete', operation), refused };
}

/** A condition on a record that the transaction does not write. */
export function conditionChange(
	table: Table,
	key: { pk: string; sk: string },
	condition: { expression: string; names: Record<string, string>; values?: Record<string, unknown> },
	refused?: () => Error,
): Change {
	const item = {
		ConditionCheck: {
			TableName: table.table,
			Key: key,
			ConditionExpression: condition.expression,
			ExpressionAttributeNames: condition.names,
			...(condition.values && { ExpressionAttributeValues: condition.values }),
		},
	};
	return { item, refused };
}

function toItem(kind: 'Put' | 'Update' | 'Delete', operation: Parameterised): TransactItem {
	return { [kind]: operation.params() } as TransactItem;
}

const attempts = 8;
/** No try begins later than that after the first one: somebody waits for the answer. */
const withinMs = 10_000;
/** DynamoDB refuses a transaction of more items. */
const maxItems = 100;

/** Why a transaction is cancelled that may succeed a moment later. */
const passingReasons: ReadonlySet<string> = new Set([
	'ProvisionedThroughputExceeded',
	'ThrottlingError',
	'TransactionConflict',
]);

/** Writes all changes or none. */
export type Transact = (changes: Change[]) => Promise<void>;

/**
 * Writes all changes or none. A condition that fails throws that change's own error (`request.conflict` when it names
 * none). A clash with another transaction on the same items, a busy table and an answer that was lost are tried again
 * with the same token, so that what was written after all is not written twice.
 */
export function transactOn(table: Table, pause: Backoff = backoff): Transact {
	return async (changes) => {
		if (changes.length > maxItems) throw new RangeError(`${changes.length} changes in one transaction`);
		const command = new TransactWriteCommand({
			TransactItems: changes.map((change) => change.item),
			ClientRequestToken: randomUUID(),
		});
		const until = performance.now() + withinMs;
		for (let attempt = 1; ; attempt += 1) {
			try {
				await table.client.send(command);
				return;
			} catch (error) {
				const reasons =
					error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
				const failed = reasons.findIndex((reason) => reason.Code === 'ConditionalCheckFailed');
				if (failed >= 0)
					throw changes[failed]?.refused?.() ?? new DomainError('request.conflict', { cause: error });
				const passing = reasons.some(({ Code }) => passingReasons.has(Code ?? '')) || isPassingFault(error);
				if (!passing) throw error;
				if (attempt === attempts || performance.now() > until)
					throw new DomainError('request.busy', { cause: error });
				await pause(attempt);
			}
		}
	};
}
