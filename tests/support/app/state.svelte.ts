/** SvelteKit's `page` for tests of rune modules: the address alone. */
export const page = $state({ url: new URL('https://admin.test/') });
