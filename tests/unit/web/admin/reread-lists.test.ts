import { QueryClient, QueryObserver } from '@tanstack/svelte-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { rereadAfterMs, rereadLists } from '#admin/api/reread-lists.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const last = Math.max(...rereadAfterMs);

function setup() {
	const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
	const answers = new Map<string, unknown>();
	/** A query on the page, or one whose page has been left. */
	async function show(key: string, answer: unknown) {
		answers.set(key, answer);
		const observer = new QueryObserver(queryClient, {
			queryKey: [key],
			queryFn: () => {
				const now = answers.get(key);
				if (now instanceof Error) throw now;
				return now;
			},
			staleTime: Infinity,
		});
		const states: string[] = [];
		const leave = observer.subscribe(({ fetchStatus }) => void states.push(fetchStatus));
		await vi.advanceTimersByTimeAsync(1);
		states.length = 0;
		return { leave, states };
	}
	return { queryClient, answers, show, wrote: rereadLists(queryClient) };
}

it('reads the lists on the page again after a write, without looking busy', async () => {
	const { queryClient, answers, show, wrote } = setup();
	const { states } = await show('list', { items: ['old'] });
	wrote();
	answers.set('list', { items: ['new'] });
	await vi.advanceTimersByTimeAsync(last);
	expect(queryClient.getQueryData(['list'])).toEqual({ items: ['new'] });
	expect(states).not.toContain('fetching');
});

it('leaves alone what is no list: a form may be filled from it', async () => {
	const { queryClient, answers, show, wrote } = setup();
	await show('record', { name: 'old' });
	wrote();
	answers.set('record', { name: 'new' });
	await vi.advanceTimersByTimeAsync(last);
	expect(queryClient.getQueryData(['record'])).toEqual({ name: 'old' });
	expect(queryClient.getQueryState(['record'])?.isInvalidated).toBe(false);
});

it('lets a list that is not on the page be read when it is opened', async () => {
	const { queryClient, answers, show, wrote } = setup();
	const { leave } = await show('list', { items: ['old'] });
	leave();
	wrote();
	answers.set('list', { items: ['new'] });
	await vi.advanceTimersByTimeAsync(last);
	expect(queryClient.getQueryData(['list'])).toEqual({ items: ['old'] });
	expect(queryClient.getQueryState(['list'])?.isInvalidated).toBe(true);
});

it('keeps what is shown when the list cannot be read', async () => {
	const { queryClient, answers, show, wrote } = setup();
	await show('list', { items: ['old'] });
	wrote();
	answers.set('list', new Error('offline'));
	await vi.advanceTimersByTimeAsync(last);
	expect(queryClient.getQueryState(['list'])).toMatchObject({ status: 'success', data: { items: ['old'] } });
});

it('follows a series of writes once', async () => {
	const { queryClient, show, wrote } = setup();
	await show('list', { items: [] });
	const read = vi.spyOn(queryClient, 'setQueryData');
	for (const _ of [1, 2, 3]) wrote();
	await vi.advanceTimersByTimeAsync(last);
	expect(read).toHaveBeenCalledTimes(rereadAfterMs.length);
});
