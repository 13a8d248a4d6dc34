import { describe, expect, it } from 'vitest';
import { functionsOf } from '#infra/local/functions.ts';
import { eventLambdas } from '#infra/lambdas.ts';

/** Lambdas that end when they are told to. */
function setup(name: keyof typeof eventLambdas) {
	const ends: (() => void)[] = [];
	let most = 0;
	let running = 0;
	const handler = async () => {
		most = Math.max(most, (running += 1));
		await new Promise<void>((end) => ends.push(end));
		running -= 1;
	};
	const { invoke } = functionsOf(new Map(), new Map([[name, handler]]));
	return {
		most: () => most,
		async all(count: number) {
			const calls = Array.from({ length: count }, () => invoke(name, {}));
			const done = Promise.all(calls);
			for (let ended = 0; ended < count; ended += 1) {
				while (ends.length === 0) await Promise.resolve();
				ends.shift()?.();
			}
			await done;
		},
	};
}

describe('a Lambda on this machine', () => {
	it('[F-16] runs as often at once as its definition allows: 100 approvals do not meet on one number', async () => {
		const { all, most } = setup('close-application');
		await all(100);
		expect(most()).toBe(eventLambdas['close-application'].atOnce);
		await all(3);
	});

	it('is not held up where nothing is said', async () => {
		const { all, most } = setup('open-stage');
		await all(20);
		expect(most()).toBe(20);
	});
});
