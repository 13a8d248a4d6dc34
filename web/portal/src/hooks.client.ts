import { localeOfPath } from '#portal/language/locale.ts';
import { overwriteGetLocale } from './paraglide/runtime.js';

// A change of language is a new document (data-sveltekit-reload), so the first address stays right.
const locale = localeOfPath(location.pathname);
overwriteGetLocale(() => locale);
