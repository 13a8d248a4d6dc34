import type { Locale } from '../../paraglide/runtime.js';

export type { Locale };

const englishRoot = '/en/';

/**
 * The language is part of the address: zh-Hant at the root, English under `/en/`. Every page is one file per language,
 * so that links, search engines and screen readers always get the language that the address says.
 */
export function localeOfPath(path: string): Locale {
	return `${path}/`.startsWith(englishRoot) ? 'en' : 'zh-Hant';
}

/** The address of the same page without its language: what routes are named by. */
export function plainPath(path: string): string {
	return localeOfPath(path) === 'en' ? path.slice(englishRoot.length - 1) || '/' : path;
}

/** A page of the site in a language; `path` is the plain one. */
export function pathIn(locale: Locale, path: string): string {
	return locale === 'en' ? `/en${path}` : path;
}
