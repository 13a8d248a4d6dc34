import type { Environment } from 'vitest/runtime';

/**
 * Node, with modules compiled as for the browser: rune modules are tested without a document, but with effects, which
 * Svelte's server half never runs.
 */
const clientEnvironment: Environment = {
	name: 'client',
	viteEnvironment: 'client',
	setup: () => ({ teardown: () => {} }),
};

export default clientEnvironment;
