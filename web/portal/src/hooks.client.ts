import { config } from 'zod/v4/core';
import { localeOfPath } from '#portal/language/locale.ts';
import { overwriteGetLocale } from './paraglide/runtime.js';

// The security policy of the sites forbids `eval`, and zod would try it: a complaint in every console.
config({ jitless: true });

// A change of language is a new document (data-sveltekit-reload), so the first address stays right.
const locale = localeOfPath(location.pathname);
overwriteGetLocale(() => locale);
