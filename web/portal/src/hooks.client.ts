import { localeOfPath } from '#portal/language/locale.ts';

// The security policy of the sites forbids `eval`, and zod would try it: a complaint in every console.
// This is where zod keeps what `z.config` sets; zod itself would double what the home page has to load.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

// Built scripts have the language of their documents in them (build-steps/page-language.ts). The first address stays right:
// a change of language is a new document (data-sveltekit-reload).
if (import.meta.env.DEV) Object.assign(globalThis, { __PAGE_LANGUAGE__: localeOfPath(location.pathname) });
