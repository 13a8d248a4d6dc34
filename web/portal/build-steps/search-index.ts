import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Adapter } from '@sveltejs/kit';
import { pageTextOf, type PageText } from './page-text.ts';

type SearchIndex = Record<string, PageText>;

const english = /^\/en\//;
/** Pages that are nothing without what their address or a mail has told them. */
const leftOut = /^(?:\/en)?\/(?:search|news\/item|set-password)\/$/;

/** Reads the built pages; by language, then by address. */
export function searchIndexes(directory: string): { 'zh-Hant': SearchIndex; en: SearchIndex } {
	const indexes = { 'zh-Hant': {} as SearchIndex, en: {} as SearchIndex };
	for (const file of globSync('**/index.html', { cwd: directory }).sort()) {
		const address = `/${file.replaceAll('\\', '/')}`.replace(/index\.html$/, '');
		if (leftOut.test(address)) continue;
		const page = pageTextOf(readFileSync(join(directory, file), 'utf8'));
		if (page) indexes[english.test(address) ? 'en' : 'zh-Hant'][address] = page;
	}
	return indexes;
}

/** The adapter, and after it the search of what it wrote: `search-index/<language>.json`. */
export function withSearchIndex(adapter: Adapter, directory: string): Adapter {
	return {
		...adapter,
		async adapt(builder) {
			await adapter.adapt(builder);
			const folder = join(directory, 'search-index');
			mkdirSync(folder, { recursive: true });
			for (const [language, index] of Object.entries(searchIndexes(directory)))
				writeFileSync(join(folder, `${language}.json`), JSON.stringify(index));
		},
	};
}
