import { excerptAround, holdsWords } from '#shared/values/search-words.ts';
import type { DescribedPage } from '../site-map/page-tree.ts';

/** Text of the built pages by address: `build-steps/search-index.ts`. */
export type SearchIndex = Readonly<Record<string, { title: string; text: string }>>;

export interface FoundPage {
	href: string;
	label: string;
	excerpt: string;
}

const excerptLength = 80;

/** Pages that hold all words, those first that have them in their title or in the sentence about them. */
export function findPages(
	index: SearchIndex,
	described: readonly Pick<DescribedPage, 'href' | 'label' | 'about'>[],
	words: readonly string[],
): FoundPage[] {
	const byTitle = described.filter(({ label, about }) => holdsWords(`${label} ${about}`, words));
	const byText = Object.entries(index).filter(
		([href, { title, text }]) =>
			!byTitle.some((page) => page.href === href) && holdsWords(`${title} ${text}`, words),
	);
	return [
		...byTitle.map(({ href, label, about }) => ({ href, label, excerpt: about })),
		...byText.map(([href, { title, text }]) => ({
			href,
			label: title,
			excerpt: excerptAround(text, words, excerptLength),
		})),
	];
}

/** The index of a language; a page of the site, not of the API. */
export async function loadSearchIndex(locale: string, signal: AbortSignal): Promise<SearchIndex> {
	const response = await fetch(`/search-index/${locale}.json`, { signal });
	if (!response.ok) throw new Error(`search index: ${response.status}`);
	return (await response.json()) as SearchIndex;
}
