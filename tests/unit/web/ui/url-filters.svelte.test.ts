import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressAsLeft, forgetLists } from '#ui/data/list-memory.ts';
import { urlFilters } from '#ui/data/url-filters.svelte.ts';
import { goto } from '#tests/support/app/navigation.ts';
import { page } from '#tests/support/app/state.svelte.ts';

const nationalId = 'A123456789';
let leave: () => void;

beforeEach(() => {
	leave = () => {};
	forgetLists();
});
afterEach(() => leave());

/** Opens the list of an address, as its component does while it is set up. */
async function open(address: string) {
	leave();
	await goto(address);
	let filters: ReturnType<typeof urlFilters<{ name: string; nationalId: string }>> | undefined;
	leave = $effect.root(() => {
		filters = urlFilters({ name: '', nationalId: '' });
	});
	flushSync();
	if (!filters) throw new Error('not set up');
	return filters;
}

async function search(
	filters: Awaited<ReturnType<typeof open>>,
	values: { name?: string; nationalId?: string },
) {
	Object.assign(filters.draft, values);
	await filters.search();
	flushSync();
}

describe('a filter that names a person', () => {
	it('[S-17] is in force, and in no address', async () => {
		const filters = await open('/volunteers');
		await search(filters, { name: '王', nationalId });
		expect(filters.criteria).toEqual({ name: '王', nationalId });
		expect(page.url.href).not.toContain(nationalId);
		expect(addressAsLeft('/volunteers')).toBe('/volunteers?name=%E7%8E%8B');
	});

	it('[S-15] is there again when the list is gone back to, in the list and in its field', async () => {
		await search(await open('/volunteers'), { name: '王', nationalId });
		// A page below has lists of its own.
		await open('/volunteers/1/hours');
		const back = await open(addressAsLeft('/volunteers'));
		expect(back.criteria).toEqual({ name: '王', nationalId });
		expect(back.draft.nationalId).toBe(nationalId);
		expect(back.isSet).toBe(true);
	});

	it('[S-17] is gone when another list was opened, or the list with other filters', async () => {
		await search(await open('/volunteers'), { nationalId });
		expect((await open('/volunteers?name=X')).criteria).toEqual({ name: 'X' });
		await search(await open('/volunteers'), { nationalId });
		await open('/insurance');
		expect((await open('/volunteers')).criteria).toEqual({});
	});

	it('[S-17] is gone when it was cleared, and when the session ended', async () => {
		const filters = await open('/volunteers');
		await search(filters, { nationalId });
		await filters.clear();
		flushSync();
		expect((await open('/volunteers')).criteria).toEqual({});
		await search(await open('/volunteers'), { nationalId });
		leave();
		forgetLists();
		const next = await open('/volunteers');
		expect([next.criteria, next.draft.nationalId]).toEqual([{}, '']);
	});
});
