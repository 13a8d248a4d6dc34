import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startLocalStack, type LocalStack } from '#infra/local/stack.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { problemSchema } from '#shared/contract/problem.ts';

const stateDir = mkdtempSync(join(tmpdir(), 'database-killed-'));
const lines: string[] = [];
let stack: LocalStack;

beforeAll(async () => {
	stack = await startLocalStack({ portBase: 28_280, stateDir, log: (line) => lines.push(line) });
});
afterAll(async () => {
	await stack.stop();
	rmSync(stateDir, { recursive: true });
});

const databasePid = () => Number(readFileSync(join(stateDir, 'dynamodb.pid'), 'utf8'));
const news = () => fetch(`${stack.addresses.portal}/api/content/news?page=1&size=10`);

it('says that it is busy while its database is away, starts it again, and has lost nothing', async () => {
	const { transact, counters, outbox } = await platformFromEnvironment();
	await transact([counters.add('kept', 3)]);
	expect((await news()).status).toBe(200);
	const before = databasePid();
	process.kill(before, 'SIGKILL');

	const meanwhile = await news();
	expect(meanwhile.status).toBe(503);
	expect(meanwhile.headers.get('retry-after')).toBe('5');
	expect(problemSchema.parse(await meanwhile.json())).toMatchObject({ code: 'request.busy' });

	await vi.waitFor(async () => expect((await news()).status).toBe(200), { timeout: 90_000, interval: 1000 });
	expect(databasePid()).not.toBe(before);
	expect(await counters.total('kept')).toBe(3);

	const mail = { kind: 'mail.send', to: 'somebody@example.com', subject: '重新啟動', text: '完成' } as const;
	await transact([outbox.entry(mail)]);
	await stack.settled();
	expect(
		stack.mails().map(({ subject }) => subject),
		'its stream is read again, too',
	).toEqual(['重新啟動']);
});
