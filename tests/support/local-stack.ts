import { inject } from 'vitest';
import { applyEnvironment, type Addresses } from '#infra/local/environment.ts';
import type { LocalMail } from '#infra/local/mail.ts';

export interface TestStack {
	addresses: Addresses;
	env: Record<string, string>;
	/** Waits until all effects of earlier calls are there: outbox, executions, mails. */
	settled(): Promise<void>;
	/** Empties table, bucket and inbox. */
	reset(): Promise<void>;
	mails(): Promise<LocalMail[]>;
}

async function call<T>(path: string): Promise<T> {
	const control = inject('localStackControl') as string | undefined;
	if (!control)
		throw new Error('Only files of the project integration-stack have the stack (vitest.config.ts).');
	const response = await fetch(`${control}${path}`, { method: 'POST' });
	const text = await response.text();
	if (!response.ok) throw new Error(text);
	return JSON.parse(text) as T;
}

/**
 * The local stack of this vitest run; the first call starts it. `process.env` is set as for a Lambda, so that
 * use cases and SDK clients in the test itself find the same services.
 *
 * @example
 * const stack = await localStack();
 * beforeEach(() => stack.reset());
 */
export async function localStack(): Promise<TestStack> {
	const { addresses, env } = await call<Pick<TestStack, 'addresses' | 'env'>>('/start');
	applyEnvironment(env);
	return {
		addresses,
		env,
		settled: () => call('/settled'),
		reset: () => call('/reset'),
		mails: () => call('/mails'),
	};
}
