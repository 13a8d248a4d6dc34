import { getContext, setContext } from 'svelte';
import type { SiteLanguage } from '#shared/codes/site-languages.ts';

const key = Symbol('ui-language');

/**
 * Sets the language of all shared components below; called once, in a root layout. Without it they speak zh-Hant.
 *
 * @example
 * ```ts
 * provideUiLanguage(() => currentLocale());
 * ```
 */
export function provideUiLanguage(current: () => SiteLanguage): void {
	setContext(key, current);
}

/** Those of the words that are in the language of the page. */
export function useWords<Words>(words: Readonly<Record<SiteLanguage, Words>>): () => Words {
	const language = getContext<(() => SiteLanguage) | undefined>(key) ?? (() => 'zh-Hant' as const);
	return () => words[language()];
}
