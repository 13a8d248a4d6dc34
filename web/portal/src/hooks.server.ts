import { AsyncLocalStorage } from 'node:async_hooks';
import type { Handle } from '@sveltejs/kit/hooks';
import { languageTag } from '#portal/language/language.ts';
import { localeOfPath, type Locale } from '#portal/language/locale.ts';
import { overwriteGetLocale } from './paraglide/runtime.js';

// Runs while the pages are built. Several pages are rendered at once, so the language cannot be one variable.
const locales = new AsyncLocalStorage<Locale>();
overwriteGetLocale(() => locales.getStore() ?? 'zh-Hant');

export const handle: Handle = ({ event, resolve }) => {
	const locale = localeOfPath(event.url.pathname);
	return locales.run(locale, () =>
		resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', languageTag(locale)) }),
	);
};
