import { expect, it } from 'vitest';
import { atMost } from '#platform/at-most.ts';

it('works on so many at the same time, and answers in their order', async () => {
	let running = 0;
	let most = 0;
	const answers = await atMost(3, [5, 4, 3, 2, 1, 0], async (turns) => {
		running += 1;
		most = Math.max(most, running);
		for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
		running -= 1;
		return turns * 10;
	});
	expect(answers).toEqual([50, 40, 30, 20, 10, 0]);
	expect(most).toBe(3);
});

it('fails with the first that fails', async () => {
	const failing = atMost(2, [1, 2, 3], (item) =>
		item === 2 ? Promise.reject(new Error('second')) : Promise.resolve(item),
	);
	await expect(failing).rejects.toThrow('second');
});
