import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { endStream } from '#infra/local/dynamodb/fresh-stream.ts';
import { startDynamoDb } from '#infra/local/dynamodb.ts';
import { tableName } from '#infra/local/environment.ts';
import { ensureJava } from '#infra/local/java.ts';
import { loadOrCreateSecrets } from '#infra/local/secrets.ts';
import { platformOn } from '#platform/container.ts';
import { loadSecrets } from '#platform/crypto/secrets.ts';
import { connectTable } from '#platform/data/table.ts';
import { fillTable } from './fill.ts';

export interface FilledTable {
	stateDir: string;
	items: number;
	seconds: number;
	/** True when an earlier run has filled it. */
	cached: boolean;
}

const fillPort = 28_894;

/** The state folder of a stack with so many volunteers; filled once and kept in `.bench/`. */
export async function filledTable(
	benchDir: string,
	options: { volunteers: number; refill: boolean; log: (line: string) => void },
): Promise<FilledTable> {
	const { volunteers, log } = options;
	const stateDir = join(benchDir, String(volunteers));
	const mark = join(stateDir, 'filled.json');
	const known = options.refill ? undefined : readMark(mark);
	if (known) return { stateDir, ...known, cached: true };
	rmSync(stateDir, { recursive: true, force: true });
	mkdirSync(stateDir, { recursive: true });
	const java = ensureJava(log);
	const local = await startDynamoDb({ java, port: fillPort, stateDir, tableName });
	try {
		// Nobody reads the stream of a bulk load; without it no stack reads through it later.
		await endStream(local.client, tableName);
		const filled = await fill(local.client, { stateDir, volunteers, log });
		writeFileSync(mark, JSON.stringify(filled));
		return { stateDir, ...filled, cached: false };
	} finally {
		await local.stop();
	}
}

type Filled = Pick<FilledTable, 'items' | 'seconds'>;

function readMark(mark: string): Filled | undefined {
	return existsSync(mark) ? (JSON.parse(readFileSync(mark, 'utf8')) as Filled) : undefined;
}

async function fill(
	client: DynamoDBClient,
	{ stateDir, volunteers, log }: { stateDir: string; volunteers: number; log: (line: string) => void },
): Promise<Filled> {
	const startedAt = Date.now();
	const secrets = await loadSecrets({ SECRETS_JSON: loadOrCreateSecrets(stateDir) });
	const platform = platformOn({ table: connectTable({ TABLE_NAME: tableName }, client), secrets });
	const { items } = await fillTable(platform, { volunteers, log });
	return { items, seconds: Math.round((Date.now() - startedAt) / 1000) };
}
