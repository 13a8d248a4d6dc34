import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startDynamoDb } from '#infra/local/dynamodb.ts';
import { ensureJava } from '#infra/local/java.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** The DynamoDB Local that the test files share; each makes tables of its own in it (`testTable`). */
		dynamodbEndpoint: string;
	}
}

async function freePort(): Promise<number> {
	const probe = createServer();
	await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
	const { port } = probe.address() as AddressInfo;
	await new Promise((done) => probe.close(done));
	return port;
}

/** One DynamoDB Local, in memory, for all files of a run: one that has run for a while answers much faster than a new one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const stateDir = mkdtempSync(join(tmpdir(), 'zhigong-tables-'));
	const dynamodb = await startDynamoDb({
		java: ensureJava(() => {}),
		port: await freePort(),
		stateDir,
		tableName: 'unused',
		inMemory: true,
	});
	project.provide('dynamodbEndpoint', dynamodb.endpoint);
	return async () => {
		await dynamodb.stop();
		rmSync(stateDir, { recursive: true, force: true });
	};
}
