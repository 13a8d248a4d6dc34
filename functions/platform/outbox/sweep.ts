import type { EntityItem } from 'electrodb';
import type { Clock } from '../clock.ts';
import { isConditionRefused } from '../data/condition-refused.ts';
import type { Table } from '../data/table.ts';
import { deleteChange, putChange, type Transact } from '../data/transaction.ts';
import { DomainError } from '../errors.ts';
import { RefusedForGood } from '../refused-for-good.ts';
import type { Deliver } from './delivery.ts';
import { outboxLanes, parkedShard, shardsOf, type OutboxLane } from './lanes.ts';
import { outboxEntity } from './outbox.ts';

type Entry = EntityItem<ReturnType<typeof outboxEntity>>;

interface SweepTools {
	table: Table;
	transact: Transact;
	clock: Clock;
	deliver: Deliver;
}

interface Swept {
	delivered: number;
	/** What failed, to be tried again. */
	failures: Error[];
	/** Ids of entries that were tried for the last time. */
	parked: string[];
}

/** With these waits (5 minutes, then twice as long each time, up to 6 hours) they take almost a day. */
export const triesBeforeParking = 10;
const firstWaitMinutes = 5;
const longestWaitMinutes = 360;

const pageSize = 25;

/** The net under the stream. Lanes are swept side by side, and the shards of a lane in turn, one entry of each. */
export function sweepOf({ table, transact, clock, deliver }: SweepTools) {
	const entity = outboxEntity(table);

	async function* dueEntries(shard: string, before: string): AsyncGenerator<Entry, undefined> {
		let cursor: string | null = null;
		do {
			const page: { data: Entry[]; cursor: string | null } = await entity.query
				.pending({ shard })
				.go({ cursor, limit: pageSize, consistent: true });
			for (const entry of page.data) if ((entry.retryAt ?? entry.createdAt) < before) yield entry;
			cursor = page.cursor;
		} while (cursor !== null);
		return undefined;
	}

	/** Moves an entry, unless somebody was faster. */
	async function move(entry: Entry, to: Entry): Promise<void> {
		try {
			await transact([
				deleteChange(entity.remove({ shard: entry.shard, entryId: entry.entryId })),
				putChange(entity.put(to)),
			]);
		} catch (error) {
			if (!(error instanceof DomainError) || error.code !== 'request.conflict') throw error;
		}
	}

	/** Later again, or nevermore by itself. True when the entry is parked. */
	async function putOff(entry: Entry, reason: unknown): Promise<boolean> {
		const { shard, entryId } = entry;
		const tries = (entry.tries ?? 0) + 1;
		if (tries >= triesBeforeParking || reason instanceof RefusedForGood) {
			await move(entry, { ...entry, tries, shard: parkedShard, parkedFrom: shard });
			return true;
		}
		const minutes = Math.min(firstWaitMinutes * 2 ** (tries - 1), longestWaitMinutes);
		const retryAt = new Date(clock().getTime() + minutes * 60_000).toISOString();
		try {
			await entity.patch({ shard, entryId }).set({ tries, retryAt }).go();
		} catch (error) {
			// Delivered by the stream in the meantime.
			if (!isConditionRefused(error)) throw error;
		}
		return false;
	}

	async function sweepLane(lane: OutboxLane, before: string, hasTime: () => boolean): Promise<Swept> {
		const swept: Swept = { delivered: 0, failures: [], parked: [] };
		// Begins anywhere: when the time is too short for a round, no shard is always the last.
		let readers = startingAnywhere(shardsOf(lane)).map((shard) => dueEntries(shard, before));
		while (readers.length > 0) {
			const open: typeof readers = [];
			for (const reader of readers) {
				if (!hasTime()) return swept;
				const { value: entry } = await reader.next();
				if (!entry) continue;
				open.push(reader);
				try {
					await deliver(entry);
					swept.delivered += 1;
				} catch (error) {
					swept.failures.push(error instanceof Error ? error : new Error(String(error)));
					if (await putOff(entry, error)) swept.parked.push(entry.entryId);
				}
			}
			readers = open;
		}
		return swept;
	}

	async function parkedEntries(): Promise<Entry[]> {
		return (await entity.query.pending({ shard: parkedShard }).go({ pages: 'all', consistent: true })).data;
	}

	return {
		/** Delivers what is older than `before` and still there, as long as there is time. */
		async sweep(before: Date, hasTime: () => boolean = () => true): Promise<Swept> {
			const swept = await Promise.all(
				outboxLanes.map((lane) => sweepLane(lane, before.toISOString(), hasTime)),
			);
			return {
				delivered: swept.reduce((sum, { delivered }) => sum + delivered, 0),
				failures: swept.flatMap(({ failures }) => failures),
				parked: swept.flatMap(({ parked }) => parked),
			};
		},
		countParked: async () => (await parkedEntries()).length,
		/** Puts parked entries back into their lanes, where the stream finds them at once. */
		async retryParked(): Promise<number> {
			const entries = await parkedEntries();
			for (const entry of entries) {
				const { parkedFrom, tries: _tries, retryAt: _retryAt, ...rest } = entry;
				await move(entry, { ...rest, shard: parkedFrom ?? rest.shard });
			}
			return entries.length;
		},
	};
}

function startingAnywhere<Item>(items: readonly Item[]): Item[] {
	const first = Math.floor(Math.random() * items.length);
	return [...items.slice(first), ...items.slice(0, first)];
}
