import type { Entity, EntityIdentifiers, EntityItem } from 'electrodb';
import { backoff, type Backoff } from '../backoff.ts';
import { chunks } from '../chunks.ts';
import { DomainError } from '../errors.ts';
import { isPassingFault } from '../passing-fault.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as ElectroDB's own types of any entity are written
type AnyEntity = Entity<any, any, any, any>;

interface GetAllOptions {
	/** Tries in a row that bring nothing. */
	attempts?: number;
	/** No try begins later than that after the first one. */
	withinMs?: number;
	pause?: Backoff;
	/** Reads what the last write has left; twice the read units. */
	consistent?: boolean;
}

interface RawKey {
	pk: string;
	sk: string;
}

/** ElectroDB's batch, whose types do not survive being generic. */
interface BatchGet {
	go(options: {
		unprocessed: 'raw';
		consistent: boolean;
	}): Promise<{ data: unknown[]; unprocessed: RawKey[] }>;
	params(): { RequestItems: Record<string, { Keys: RawKey[] }> }[];
}

/** DynamoDB takes no more keys in one request. */
const batchSize = 100;

/**
 * The records of all keys that there are, in any order. A batch leaves out what would make the answer too large and what
 * it was too busy for, and calls that a success: such keys are asked for again until they are there. So this is the only
 * place that reads batches.
 *
 * @throws DomainError `request.busy` when the table goes on leaving records out: never a part for the whole
 */
export async function getAll<Stored extends AnyEntity>(
	entity: Stored,
	keys: readonly EntityIdentifiers<Stored>[],
	options: GetAllOptions = {},
): Promise<EntityItem<Stored>[]> {
	const { attempts = 8, withinMs = 10_000, pause = backoff, consistent = false } = options;
	const until = performance.now() + withinMs;
	const batch = (wanted: readonly unknown[]) => entity.get(wanted as never) as unknown as BatchGet;
	const identityOf = (key: unknown) => identity(Object.values(batch([key]).params()[0]?.RequestItems ?? {}));
	// Two of the same key are refused.
	const distinct = [...new Map(keys.map((key) => [identityOf(key), key])).entries()];
	const found: unknown[] = [];
	for (const piece of chunks(distinct, batchSize)) {
		let wanted = piece;
		for (let attempt = 1; wanted.length > 0; attempt += 1) {
			const { data, left, cause } = await readOnce(batch(wanted.map(([, key]) => key)), consistent);
			found.push(...data);
			const leftOut = left === undefined ? wanted : wanted.filter(([id]) => left.has(id));
			if (leftOut.length === 0) break;
			if (leftOut.length < wanted.length) attempt = 1;
			if (attempt >= attempts || performance.now() > until) throw new DomainError('request.busy', { cause });
			wanted = leftOut;
			await pause(attempt);
		}
	}
	return found as EntityItem<Stored>[];
}

/** One request; `left` says what it left out, or is undefined when that was all. */
async function readOnce(
	batch: BatchGet,
	consistent: boolean,
): Promise<{ data: unknown[]; left?: Set<string>; cause?: unknown }> {
	try {
		const { data, unprocessed } = await batch.go({ unprocessed: 'raw', consistent });
		return { data, left: new Set(unprocessed.map((key) => identity([{ Keys: [key] }]))) };
	} catch (cause) {
		if (!isPassingFault(cause)) throw cause;
		return { data: [], cause };
	}
}

function identity([request]: { Keys: RawKey[] }[]): string {
	const [key] = request?.Keys ?? [];
	return JSON.stringify([key?.pk, key?.sk]);
}
