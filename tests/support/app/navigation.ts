import { page } from './state.svelte.ts';

/** SvelteKit's `goto` for tests of rune modules: nothing but the address changes. */
export function goto(address: string, _options?: object): Promise<void> {
	page.url = new URL(address, page.url);
	return Promise.resolve();
}
