import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { listen } from '#infra/local/http-server.ts';
import { assertPortsFree, portsFrom } from '#infra/local/ports.ts';
import { startLocalStack, type LocalStack } from '#infra/local/stack.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Where `local-stack.ts` reaches the stack of this run. */
		localStackControl: string;
	}
}

/** Beside a running product (8080) and its neighbours. */
async function freePortBase(): Promise<number> {
	for (let base = 18_080; base < 28_080; base += 10) {
		try {
			await assertPortsFree(portsFrom(base));
			return base;
		} catch {
			// Another run has it.
		}
	}
	throw new Error('No free ports for the local stack.');
}

/**
 * One local stack for a whole vitest run (`globalSetup` of the integration project). It starts when the first test
 * asks for it, in vitest's own process; tests speak to it over HTTP.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const stateDir = mkdtempSync(join(tmpdir(), 'zhigong-test-'));
	let starting: Promise<LocalStack> | undefined;
	const start = async () =>
		startLocalStack({
			portBase: await freePortBase(),
			stateDir,
			inMemory: true,
			log: process.env.DEBUG ? console.log : undefined,
		});

	const operations: Record<string, (stack: LocalStack) => unknown> = {
		'/start': ({ addresses, env }) => ({ addresses, env }),
		'/settled': (stack) => stack.settled(),
		'/reset': (stack) => stack.reset(),
		'/mails': (stack) => stack.mails(),
	};
	const control = await listen(
		createServer((request, response) => {
			starting ??= start();
			starting
				.then((stack) => operations[request.url ?? '']?.(stack))
				.then(
					(result) => response.end(JSON.stringify(result ?? null)),
					(error: unknown) =>
						response.writeHead(500).end(error instanceof Error ? error.stack : String(error)),
				);
		}),
		0,
		'127.0.0.1',
	);
	project.provide('localStackControl', `http://127.0.0.1:${control.port}`);

	return async () => {
		await control.stop();
		await starting?.then((stack) => stack.stop()).catch(() => {});
		rmSync(stateDir, { recursive: true, force: true });
	};
}
