import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
	DescribeStreamCommand,
	DynamoDBStreamsClient,
	GetRecordsCommand,
	GetShardIteratorCommand,
	type Shard,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { toLambdaRecord } from './dynamodb/stream-record.ts';
import { localCredentials, localRegion } from './local-account.ts';

export type StreamHandler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse | void>;

export interface DynamoDbStreamOptions {
	client: DynamoDBClient;
	endpoint: string;
	tableName: string;
	handler: StreamHandler;
	/** The filter of the mapping; everything by default. */
	takes?: (record: DynamoDBRecord) => boolean;
	checkpointFile: string;
	/** Where a record goes that the handler refuses again and again, as the dead-letter queue in the cloud. */
	deadLetterFile: string;
	log?: (line: string) => void;
	/** First wait after a failed batch; it doubles up to a hundred times itself. */
	retryDelayMs?: number;
	maximumAttempts?: number;
}

export interface DynamoDbStream {
	/** Resolves when all that was written before the call has been delivered. */
	drained(): Promise<void>;
	/** How many records there have been since the start. */
	recordCount(): number;
	/** To be called when the table was made anew: DynamoDB Local keeps answering for the stream of the old one. */
	reopen(): void;
	stop: () => Promise<void>;
}

interface Checkpoint {
	streamArn: string;
	/** The last delivered sequence number of each shard; a shard that has been read to its end is `closed`. */
	shards: Record<string, { after?: string; closed?: boolean }>;
}

const batchSize = 100;
const busyPollMs = 20;
const idlePollMs = 100;
const busyForMs = 3000;

function readCheckpoint(file: string, streamArn: string): Checkpoint {
	try {
		const checkpoint = JSON.parse(readFileSync(file, 'utf8')) as Checkpoint;
		if (checkpoint.streamArn === streamArn) return checkpoint;
	} catch {
		// None yet, or half a file: the stream is read from its beginning, which the idempotent outbox allows.
	}
	return { streamArn, shards: {} };
}

function writeCheckpoint(file: string, checkpoint: Checkpoint): void {
	writeFileSync(`${file}.new`, JSON.stringify(checkpoint));
	renameSync(`${file}.new`, file);
}

/** The event source mapping between the table's stream and the outbox Lambda. */
export function startDynamoDbStream(options: DynamoDbStreamOptions): DynamoDbStream {
	const { client, tableName, handler, checkpointFile, deadLetterFile, log = () => {} } = options;
	const retryDelayMs = options.retryDelayMs ?? 100;
	const maximumAttempts = options.maximumAttempts ?? 8;
	const takes = options.takes ?? (() => true);
	const streams = new DynamoDBStreamsClient({
		endpoint: options.endpoint,
		region: localRegion,
		credentials: localCredentials,
	});
	const stopping = new AbortController();
	const pause = (ms: number) => sleep(ms, undefined, { signal: stopping.signal }).catch(() => {});
	let lastBusyAt = Date.now();
	let emptyPolls = 0;
	let recordCount = 0;
	let reopening = false;
	/** Two empty polls: the first may have been on its way already. */
	const hasBeenEmpty = () => emptyPolls >= 2;
	const isStopping = () => stopping.signal.aborted;
	const goesOn = () => !isStopping() && !reopening;

	async function listShards(streamArn: string): Promise<Shard[]> {
		const shards: Shard[] = [];
		let from: string | undefined;
		do {
			const { StreamDescription: page } = await streams.send(
				new DescribeStreamCommand({ StreamArn: streamArn, ExclusiveStartShardId: from }),
			);
			shards.push(...(page?.Shards ?? []));
			from = page?.LastEvaluatedShardId;
		} while (from);
		return shards;
	}

	/** Sequence number from which the batch has to be delivered again; undefined when all of it went well. */
	async function deliver(records: DynamoDBRecord[]): Promise<string | undefined> {
		const taken = records.filter(takes);
		const first = taken[0]?.dynamodb?.SequenceNumber;
		if (taken.length === 0) return undefined;
		try {
			const answer = await handler({ Records: taken });
			const failures = (answer?.batchItemFailures ?? []).map((failure) => failure.itemIdentifier);
			if (failures.length === 0) return undefined;
			const failed = records.find((record) => failures.includes(record.dynamodb?.SequenceNumber ?? ''));
			// An identifier that is empty or unknown fails the whole batch, as Lambda does it.
			return failed?.dynamodb?.SequenceNumber ?? first;
		} catch (error) {
			log(`stream: the outbox failed: ${String(error)}`);
			return first;
		}
	}

	/** Delivers records in order, the failed rest again and again; a record that never succeeds is set aside. */
	async function deliverAll(
		records: DynamoDBRecord[],
		delivered: (sequenceNumber: string) => void,
	): Promise<void> {
		let rest = records;
		let attempt = 0;
		while (rest.length > 0 && goesOn()) {
			const batch = rest.slice(0, batchSize);
			const failedAt = await deliver(batch);
			const good = failedAt
				? batch.findIndex((record) => record.dynamodb?.SequenceNumber === failedAt)
				: batch.length;
			const last = batch[good - 1]?.dynamodb?.SequenceNumber;
			if (last) delivered(last);
			rest = rest.slice(good);
			attempt = good > 0 ? 0 : attempt + 1;
			if (failedAt === undefined) continue;
			const [stuck] = rest;
			if (attempt >= maximumAttempts && stuck) {
				log(`stream: record ${failedAt} set aside in ${deadLetterFile} after ${attempt} attempts`);
				appendFileSync(deadLetterFile, `${JSON.stringify(stuck)}\n`);
				delivered(failedAt);
				rest = rest.slice(1);
				attempt = 0;
			} else {
				await pause(Math.min(retryDelayMs * 2 ** attempt, retryDelayMs * 100));
			}
		}
	}

	async function iteratorOf(checkpoint: Checkpoint, shardId: string): Promise<string | undefined> {
		const after = checkpoint.shards[shardId]?.after;
		const { ShardIterator } = await streams.send(
			new GetShardIteratorCommand({
				StreamArn: checkpoint.streamArn,
				ShardId: shardId,
				ShardIteratorType: after ? 'AFTER_SEQUENCE_NUMBER' : 'TRIM_HORIZON',
				SequenceNumber: after,
			}),
		);
		return ShardIterator;
	}

	/** Reads one shard until it is closed. */
	async function readShard(checkpoint: Checkpoint, shardId: string): Promise<void> {
		let iterator = await iteratorOf(checkpoint, shardId);
		while (iterator && goesOn()) {
			const page = await streams.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: 1000 }));
			iterator = page.NextShardIterator;
			const records = (page.Records ?? []).map((record) => toLambdaRecord(record, checkpoint.streamArn));
			if (records.length > 0) {
				emptyPolls = 0;
				recordCount += records.length;
				lastBusyAt = Date.now();
				await deliverAll(records, (after) => {
					checkpoint.shards[shardId] = { after };
					writeCheckpoint(checkpointFile, checkpoint);
				});
			} else if (iterator) {
				emptyPolls += 1;
				await pause(Date.now() - lastBusyAt < busyForMs ? busyPollMs : idlePollMs);
			}
		}
		if (goesOn()) {
			checkpoint.shards[shardId] = { ...checkpoint.shards[shardId], closed: true };
			writeCheckpoint(checkpointFile, checkpoint);
		}
	}

	/** Parents come before their children, so that the order of changes to one item is kept. */
	function nextShard(shards: Shard[], checkpoint: Checkpoint): string | undefined {
		const open = shards.filter(({ ShardId }) => ShardId && !checkpoint.shards[ShardId]?.closed);
		const isOpen = (shardId: string | undefined) => open.some((shard) => shard.ShardId === shardId);
		return open.find((shard) => !isOpen(shard.ParentShardId))?.ShardId;
	}

	async function readStream(): Promise<void> {
		reopening = false;
		emptyPolls = 0;
		const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
		const streamArn = Table?.LatestStreamArn;
		if (!streamArn) throw new Error(`Table ${tableName} has no stream.`);
		const checkpoint = readCheckpoint(checkpointFile, streamArn);
		while (goesOn()) {
			const shardId = nextShard(await listShards(streamArn), checkpoint);
			if (shardId) await readShard(checkpoint, shardId);
			else await pause(idlePollMs);
		}
	}

	async function run(): Promise<void> {
		while (!isStopping()) {
			try {
				await readStream();
			} catch (error) {
				// An iterator that is too old, records that are trimmed, a table that was made anew: find the place again.
				if (!isStopping()) log(`stream: ${String(error)}; reading on`);
				await pause(idlePollMs);
			}
		}
	}

	const running = run();
	return {
		async drained() {
			emptyPolls = 0;
			lastBusyAt = Date.now();
			while (!(hasBeenEmpty() || isStopping())) await pause(busyPollMs / 2);
		},
		recordCount: () => recordCount,
		reopen() {
			reopening = true;
		},
		async stop() {
			stopping.abort();
			await running;
			streams.destroy();
		},
	};
}
