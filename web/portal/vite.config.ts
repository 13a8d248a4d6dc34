import { join } from 'node:path';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';
import { contentDate } from './build-steps/content-date.ts';
import { constantLanguage, withScriptsPerLanguage } from './build-steps/page-language.ts';
import { plainIcons } from './build-steps/plain-icons.ts';
import { withSearchIndex } from './build-steps/search-index.ts';
import { contentSecurityPolicy } from '../ui/build/site-config.ts';

const output = join(import.meta.dirname, 'build');
const portBase = Number(process.env['PORT_BASE'] ?? 8080);

/**
 * Which modules share a file. Left to itself the bundler makes a file for each set of pages that share something: forty
 * and more for one page, each compressed apart. A group takes with it what its modules import, unless a group before it
 * has that; so a module in the wrong group can make a page much heavier: tests/support/site-budgets.ts tells.
 */
const groups = {
	/** The home page and what stands around every page or in its place, with Kit and what they need of Svelte. */
	frame: [
		/@sveltejs\/kit\/src\/runtime\/(?:app|components|client\/(?!entry|start|bundle|payload))/,
		/svelte\/src\/internal\/client\/dom\/blocks\/svelte-head|vite\/preload-helper|rolldown\/runtime/,
		/@lucide\/svelte\/dist\/icons\/(?:search|loader-circle|chevron-right|chevron-down|menu|moon|sun|sun-moon|cloud-alert|notebook-text)\./,
		/web\/ui\/(?:shell\/(?:public-|brand|landmark|menu|skip|theme)|text\/(?:basic|ui-language)|actions|feedback\/(?:skeleton|empty-state|error-state))/,
		/web\/client\/(?!routes)|portal\/src\/hooks/,
		/portal\/src\/lib\/(?:api\/(?!volunteer)|city|language|news\/(?:news-list|category)|site\/(?:site-|focus|failure-)|search\/site-|volunteer\/session\.)/,
		/messages\/(?:(?:link|account|footer|category)_\w+|site_(?:name|title)|search_(?:label|placeholder|submit)|(?:news|become|area|units|site_map|privacy|open_data)_title|(?:become|area|units)_about|news_empty_hint|loading|failure_(?:network|busy|general)|(?:missing|offline|broken)_\w+)\.js/,
	],
	/** Small things of many pages. */
	parts: [/node_modules\/(?:svelte|@lucide)\/|web\/ui\/feedback\/notice/],
	/** Heads of pages, and the names by which pages lead to each other. */
	pages: [
		/portal\/src\/lib\/site(?:-map\/page-tree|\/page-frame)|web\/ui\/navigation\/(?:page-header|breadcrumb)/,
		/messages\/\w+_(?:title|about)\.js/,
	],
	forms: [
		/web\/ui\/(?:forms\/(?!date-picker|calendar|month-grid|solve-)|text\/)|portal\/src\/lib\/form\//,
		/messages\/failure_\w+\.js|shared\/values\/(?:half-width|roc-date|iso-date)/,
	],
	/** The volunteer area: its lists, and the names of codes in them. */
	area: [/web\/ui\/data\/(?!pag)|portal\/src\/lib\/volunteer\/|shared\/codes\//],
	/** What dialogs and the calendar have in common. */
	panels: [/node_modules\/(?:bits-ui|svelte-toolbelt|runed|tabbable|style-to-object|inline-style-parser)\//],
} satisfies Record<string, RegExp[]>;

function group(name: keyof typeof groups, priority: number, minShareCount: number) {
	return { name, test: (id: string) => groups[name].some((part) => part.test(id)), priority, minShareCount };
}

const chunkGroups = [
	// Kit's start script fills this one before anything else of Kit may run: never in a file with the rest.
	{ name: 'payload', test: /@sveltejs\/kit\/src\/runtime\/client\/payload/, priority: 20 },
	{ name: 'style', test: /(?:\.css|type=style&lang\.css)$/, priority: 20, minShareCount: 2 },
	group('frame', 10, 1),
	group('parts', 9, 6),
	group('pages', 8, 2),
	group('forms', 7, 2),
	group('area', 6, 2),
	group('panels', 5, 2),
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
			treeshake: {
				// Svelte brings custom elements along, which it defines while it loads; there are none here.
				moduleSideEffects: [
					{ test: /node_modules\/svelte\/src\/(?:internal\/client|reactivity|legacy)\//, sideEffects: false },
				],
				// The schema of a code table goes where only its labels are used, and zod with it.
				manualPureFunctions: ['codeSchema'],
			},
			output: { codeSplitting: { groups: chunkGroups } },
		},
	},
	plugins: [
		plainState,
		plainIcons,
		constantLanguage,
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
			adapter: withSearchIndex(withScriptsPerLanguage(adapter({ pages: 'build' }), output), output),
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
