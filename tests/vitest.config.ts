import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const root = `${import.meta.dirname}/..`;

/** Tests that walk through the whole local stack; they share one, and empty it as they go. */
const onSharedStack = [
	'tests/integration/{access,demo,files,story}/**/*.test.ts',
	'tests/integration/identity/sessions.test.ts',
	'tests/integration/local/shared-stack.test.ts',
];

export default defineConfig({
	root,
	cacheDir: 'node_modules/.cache/vitest',
	test: {
		// The machine that builds has two cores, and DynamoDB Local takes a part of one.
		maxWorkers: 2,
		// Only what hangs is to fail by the clock; a busy machine is no reason.
		testTimeout: 30_000,
		projects: [
			{
				extends: true,
				plugins: [svelte({ configFile: false })],
				test: {
					name: 'unit',
					include: ['tests/unit/**/*.test.ts'],
					exclude: ['**/*.svelte.test.ts'],
					pool: 'threads',
				},
			},
			{
				// Tests that use runes themselves or wait for effects: `*.svelte.test.ts`.
				extends: true,
				plugins: [svelte({ configFile: false })],
				resolve: {
					conditions: ['browser'],
					alias: {
						'$app/navigation': `${root}/tests/support/app/navigation.ts`,
						'$app/state': `${root}/tests/support/app/state.svelte.ts`,
					},
				},
				test: {
					name: 'unit-runes',
					include: ['tests/unit/**/*.svelte.test.ts'],
					environment: 'tests/support/client.environment.ts',
					pool: 'threads',
					// Else Node would load Svelte itself, and take its server half.
					server: { deps: { inline: [/^svelte/, /node_modules\/svelte\//] } },
				},
			},
			{
				extends: true,
				test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], pool: 'threads' },
			},
			{
				extends: true,
				test: {
					name: 'integration-stack',
					include: onSharedStack,
					globalSetup: 'tests/support/local-stack.setup.ts',
					pool: 'forks',
					// They take turns.
					fileParallelism: false,
					testTimeout: 180_000,
					hookTimeout: 300_000,
				},
			},
			{
				extends: true,
				test: {
					// Each file has a table, or whatever service it looks at, of its own.
					name: 'integration',
					include: ['tests/integration/**/*.test.ts'],
					exclude: onSharedStack,
					globalSetup: 'tests/support/dynamodb.setup.ts',
					pool: 'forks',
					testTimeout: 180_000,
					hookTimeout: 300_000,
				},
			},
			{
				extends: true,
				test: {
					name: 'infra',
					include: ['tests/infra/**/*.test.ts'],
					pool: 'forks',
					testTimeout: 180_000,
					hookTimeout: 300_000,
				},
			},
		],
	},
});
