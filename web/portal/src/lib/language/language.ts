import { getLocale } from '../../paraglide/runtime.js';
import { localeOfPath, pathIn, plainPath, type Locale } from './locale.ts';

/** The language of the present page. */
export function currentLocale(): Locale {
	return getLocale();
}

/** `lang` of an element in a language. */
export function languageTag(locale: Locale): string {
	return locale === 'en' ? 'en' : 'zh-Hant-TW';
}

/** A link to a page of the site in the language of the present page. */
export function href(path: string): string {
	return pathIn(currentLocale(), path);
}

/** Where the present page is to be found in the other language. */
export function otherLanguage(path: string): { locale: Locale; href: string } {
	const locale: Locale = localeOfPath(path) === 'en' ? 'zh-Hant' : 'en';
	return { locale, href: pathIn(locale, plainPath(path)) };
}
