import type { DynamoDBRecord } from 'aws-lambda';
import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { outboxLanes, shardPrefix, type OutboxLane } from '#platform/outbox/lanes.ts';
import { startDelayedIndexes } from './delayed-indexes.ts';
import { adminFallback, portalFallback } from '#infra/site-fallbacks.ts';
import { endStream, renewEmptyStream, type WithoutStream } from './dynamodb/fresh-stream.ts';
import { recreateTable } from './dynamodb/table.ts';
import { startDynamoDbStream } from './dynamodb-stream.ts';
import { startDynamoDb } from './dynamodb.ts';
import {
	addressesOf,
	applyEnvironment,
	bucketName,
	handlerEnvironment,
	tableName,
	type Addresses,
} from './environment.ts';
import { loadFunctions, type Functions } from './functions.ts';
import { startGateway } from './gateway.ts';
import type { StaticSiteOptions } from './gateway/static-site.ts';
import { ensureJava } from './java.ts';
import { approvalStateMachineArn, jobStateMachineArn, localCredentials } from './local-account.ts';
import { startMail, type LocalMail } from './mail.ts';
import { startObjectStore } from './object-store.ts';
import { assertPortsFree, portsFrom } from './ports.ts';
import { startScheduler } from './scheduler.ts';
import { loadOrCreateSecrets } from './secrets.ts';
import { startStepFunctions, type LocalStateMachine } from './step-functions.ts';

export interface LocalStackOptions {
	portBase: number;
	stateDir: string;
	/** The table lives in memory and is gone with the stack: for tests. */
	inMemory?: boolean;
	/** So much later than the table its indexes are for the Lambdas, as they are a moment in the cloud; not at all by default. */
	indexDelayMs?: number;
	/** Serve the built sites, or only the API. */
	sites?: boolean;
	/** Loads the Lambdas, when the environment is set; those of `functions/` by default. */
	functions?: () => Promise<Functions>;
	/** The address that the services for browsers listen on; 127.0.0.1 by default. */
	host?: string;
	log?: (line: string) => void;
	/** Fills the table before anything else runs; what it writes `withoutStream` reaches no Lambda. */
	fill?: (env: Record<string, string>, withoutStream: WithoutStream) => Promise<void>;
}

export interface LocalStack {
	addresses: Addresses;
	env: Record<string, string>;
	/** All mails in the inbox, oldest first. */
	mails(): readonly LocalMail[];
	/** Waits until the outbox is empty and the executions wait for people: all effects of earlier calls are there. */
	settled(): Promise<void>;
	/** Empties table, bucket and inbox, for tests. Executions that are under way stay where they are. */
	reset(): Promise<void>;
	stop(): Promise<void>;
}

const repository = resolve(import.meta.dirname, '../..');

/** Where each site's build lies, and which file answers an address without one. */
export const siteBuilds = {
	portal: { directory: join(repository, 'web/portal/build'), fallback: portalFallback },
	admin: { directory: join(repository, 'web/admin/build'), fallback: adminFallback },
} satisfies Record<string, StaticSiteOptions>;

function stateMachines(journalDir: string): LocalStateMachine[] {
	const definitionOf = (name: string) =>
		readFileSync(join(repository, `infra/state-machines/${name}.asl.json`), 'utf8');
	return [
		{
			stateMachineArn: approvalStateMachineArn,
			journalDir,
			definition: definitionOf('approval'),
			substitutions: { OpenStageFunctionArn: 'open-stage', CloseApplicationFunctionArn: 'close-application' },
		},
		{
			stateMachineArn: jobStateMachineArn,
			journalDir: join(journalDir, 'jobs'),
			definition: definitionOf('job'),
			substitutions: { RunJobStepFunctionArn: 'run-job-step', FailJobFunctionArn: 'fail-job' },
		},
	];
}

/**
 * What lies there is personal: ID numbers by their keys, and links in mails that open an account. Everything that this
 * process and its Java make is for its owner only, and what was made before lies in a folder of the owner.
 */
function keepPrivate(stateDir: string): void {
	process.umask(0o077);
	mkdirSync(stateDir, { recursive: true });
	chmodSync(stateDir, 0o700);
	for (const entry of readdirSync(stateDir, { withFileTypes: true }))
		chmodSync(join(stateDir, entry.name), entry.isDirectory() ? 0o700 : 0o600);
}

/** As the filters of the two mappings in the cloud; what is no entry belongs to the first one, which leaves it alone. */
function laneOf({ dynamodb }: DynamoDBRecord): OutboxLane {
	return dynamodb?.NewImage?.['shard']?.S?.startsWith(shardPrefix('mail')) ? 'mail' : 'workflow';
}

/** Starts the cloud on this machine. What has been started is stopped again when a later part fails. */
export async function startLocalStack(options: LocalStackOptions): Promise<LocalStack> {
	const { log = () => {}, host = '127.0.0.1' } = options;
	const stateDir = resolve(options.stateDir);
	const ports = portsFrom(options.portBase);
	const addresses = addressesOf(ports);
	const java = ensureJava(log);
	// That of DynamoDB may still be held by a killed predecessor's Java, which is waited for when it starts.
	const { dynamodb: databasePort, ...ownPorts } = ports;
	await assertPortsFree(ownPorts);
	keepPrivate(stateDir);

	const env = handlerEnvironment(addresses, loadOrCreateSecrets(stateDir));
	applyEnvironment(env);

	const stops: (() => unknown)[] = [];
	const stop = async () => {
		// The last started is stopped first: those who call others end before those who are called.
		for (const stopOne of stops.splice(0).reverse()) await stopOne();
	};

	try {
		const objectStore = await startObjectStore({
			port: ports.objects,
			host,
			directory: join(stateDir, 's3'),
			bucket: bucketName,
			credentials: localCredentials,
			allowedOrigins: [addresses.portal, addresses.admin],
			log,
		});
		stops.push(objectStore.stop);
		const mail = await startMail({ port: ports.inbox, host, file: join(stateDir, 'mail.jsonl') });
		stops.push(mail.stop);
		let restarted: () => Promise<void> = async () => {};
		const dynamodb = await startDynamoDb({
			java,
			port: databasePort,
			stateDir,
			tableName,
			inMemory: options.inMemory,
			restarted: () => restarted(),
			log,
		});
		stops.push(dynamodb.stop);
		await options.fill?.(env, async (work) => {
			await endStream(dynamodb.client, tableName);
			await work();
		});
		const renewStream = () => renewEmptyStream(dynamodb.client, { endpoint: dynamodb.endpoint, tableName });
		await renewStream();
		restarted = renewStream;

		if (options.indexDelayMs) {
			const { client, endpoint } = dynamodb;
			const delayed = await startDelayedIndexes({
				client,
				endpoint,
				tableName,
				delayMs: options.indexDelayMs,
			});
			stops.push(delayed.stop);
			env['AWS_ENDPOINT_URL_DYNAMODB'] = delayed.endpoint;
			applyEnvironment(env);
		}
		const functions = await (options.functions ?? loadFunctions)();
		const stepFunctions = await startStepFunctions({
			port: ports.stepFunctions,
			machines: stateMachines(join(stateDir, 'step-functions')),
			invoke: functions.invoke,
			log,
		});
		stops.push(stepFunctions.stop);

		// Nothing that the stream forgot while the process was down waits five minutes. Before anybody reads the stream, so
		// that nothing is delivered from both sides.
		await functions.emptyOutbox().catch((error: unknown) => log(`outbox sweep: ${String(error)}`));

		const streams = outboxLanes.map((lane) =>
			startDynamoDbStream({
				client: dynamodb.client,
				endpoint: dynamodb.endpoint,
				tableName,
				handler: (event) => functions.deliverOutbox(lane, event),
				takes: (record) => laneOf(record) === lane,
				checkpointFile: join(stateDir, `stream-checkpoint${lane === 'mail' ? '-mail' : ''}.json`),
				deadLetterFile: join(stateDir, 'stream-dead-letters.jsonl'),
				log,
			}),
		);
		stops.push(() => Promise.all(streams.map((stream) => stream.stop())));
		restarted = async () => {
			await renewStream();
			for (const stream of streams) stream.reopen();
		};
		const drained = () => Promise.all(streams.map((stream) => stream.drained()));
		const recordCount = () => streams.reduce((sum, stream) => sum + stream.recordCount(), 0);

		const scheduler = startScheduler((name) => functions.invoke(name, { source: 'aws.scheduler' }), log);
		stops.push(scheduler.stop);

		for (const site of ['portal', 'admin'] as const) {
			const gateway = await startGateway({
				port: ports[site],
				host,
				handlers: functions.http,
				site: options.sites ? siteBuilds[site] : undefined,
				objectOrigin: addresses.objects,
				log,
			});
			stops.push(gateway.stop);
		}

		const settled = async () => {
			// A delivery may start an execution, whose Lambda writes to the table again: around until nothing moves.
			let before: number;
			do {
				await drained();
				before = recordCount();
				await stepFunctions.idle();
				await drained();
			} while (recordCount() !== before || stepFunctions.isBusy());
		};
		return {
			addresses,
			env,
			mails: () => mail.messages(),
			settled,
			async reset() {
				await settled();
				await Promise.all([recreateTable(dynamodb.client, tableName), objectStore.reset()]);
				for (const stream of streams) stream.reopen();
				mail.clear();
			},
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}
