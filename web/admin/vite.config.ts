import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { contentSecurityPolicy } from '../ui/build/site-config.ts';

const portBase = Number(process.env['PORT_BASE'] ?? 8080);

export default defineConfig({
	root: import.meta.dirname,
	build: {
		// Tells how long plugins took; a slow machine is no fault of the build.
		rolldownOptions: { checks: { pluginTimings: false } },
	},
	plugins: [
		sveltekit({
			adapter: adapter({ pages: 'build', fallback: 'index.html' }),
			compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) },
			csp: contentSecurityPolicy,
			// Every address is answered with index.html, so files are addressed from the root.
			paths: { relative: false },
		}),
	],
	server: {
		port: 5174,
		proxy: { '/api': { target: `http://localhost:${portBase + 1}` } },
	},
});
