import { join } from 'node:path';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';
import { contentDate } from './build-steps/content-date.ts';
import { withSearchIndex } from './build-steps/search-index.ts';
import { contentSecurityPolicy } from '../ui/build/site-config.ts';

const portBase = Number(process.env['PORT_BASE'] ?? 8080);

/** The home page and what stands around every page. */
const frameModules =
	/web\/ui\/(?:shell|text|actions|feedback\/(?:skeleton|empty-state|error-state))|web\/client\/(?!routes)|portal\/src\/(?:hooks|lib\/(?:api\/(?!volunteer)|city|language|news\/(?:news-list|category)|site\/site-|search\/site-))|messages\/(?:(?:site|link|account|footer|category)_\w+|search_(?:label|placeholder|submit)|(?:news|become|area|units|site_map|privacy|open_data)_title|(?:news|become|area|units)_about|news_empty_hint|loading|failure_(?:network|busy|general))\.js|lucide\/svelte\/dist\/icons\/(?:search|loader-circle|chevron-right|chevron-down|menu|moon|sun|sun-moon|cloud-alert|notebook-text)\./;

/** What nearly every page needs, in two files instead of forty: small files compress badly. */
const chunkGroups = [
	// Kit's start script fills this one before anything else of Kit may run: never in a file with the rest.
	{ name: 'payload', test: /@sveltejs\/kit\/src\/runtime\/client\/payload/, priority: 20 },
	{
		name: 'kit',
		test: /@sveltejs\/kit\/src\/runtime\/(?:app|components|client\/(?!entry|start|bundle))/,
		priority: 10,
	},
	{
		name: 'base',
		test: /node_modules\/(?:svelte|esm-env|clsx)\/|@lucide\/svelte\/dist\/(?!icons)|paraglide\/runtime/,
	},
	{ name: 'frame', test: frameModules },
];

/** See plain-state.ts. */
const plainState: Plugin = {
	name: 'portal:plain-state',
	enforce: 'pre',
	applyToEnvironment: ({ name }) => name === 'client',
	resolveId: (id) => (id === 'devalue' ? join(import.meta.dirname, 'plain-state.ts') : undefined),
};

export default defineConfig({
	root: import.meta.dirname,
	define: {
		__ADMIN_ORIGIN__: JSON.stringify(process.env['ADMIN_ORIGIN'] ?? `http://localhost:${portBase + 1}`),
		__UPDATED_ON__: JSON.stringify(contentDate(import.meta.dirname)),
	},
	build: {
		rolldownOptions: {
			// Tells how long plugins took; a slow machine is no fault of the build.
			checks: { pluginTimings: false },
			output: {
				codeSplitting: {
					groups: chunkGroups,
				},
			},
		},
	},
	plugins: [
		plainState,
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/paraglide',
			// The language is part of the address (src/lib/language/locale.ts). Paraglide's own `url` strategy would do
			// the same with a pattern matcher that costs more than the rest of the runtime.
			strategy: ['globalVariable', 'baseLocale'],
			isServer: 'import.meta.env.SSR',
		}),
		sveltekit({
			// Every page is a file; the page for what is missing (routes/not-found) is one, too.
			adapter: withSearchIndex(adapter({ pages: 'build' }), join(import.meta.dirname, 'build')),
			prerender: { entries: ['*', '/en/not-found/'] },
			compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) },
			csp: contentSecurityPolicy,
			paths: { relative: false },
		}),
	],
	server: {
		port: 5173,
		proxy: { '/api': { target: `http://localhost:${portBase}` } },
	},
});
