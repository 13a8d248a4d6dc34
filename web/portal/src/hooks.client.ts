import { localeOfPath } from '#portal/language/locale.ts';
import { overwriteGetLocale } from './paraglide/runtime.js';

// The security policy of the sites forbids `eval`, and zod would try it: a complaint in every console.
// This is where zod keeps what `z.config` sets; zod itself would double what the home page has to load.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

// A change of language is a new document (data-sveltekit-reload), so the first address stays right.
const locale = localeOfPath(location.pathname);
overwriteGetLocale(() => locale);
