import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const catalogue = readFileSync(join(root, 'docs/rules.md'), 'utf8');
const entries = Array.from(catalogue.matchAll(/^- \*\*([A-Z](?:-\d\d)?)\*\* \S/gm), ([, rule]) => rule ?? '');

/** True for an entry that says that something of the rule is still to be built. */
function isUnfinished(rule: string): boolean {
	const line = catalogue.split('\n').find((text) => text.startsWith(`- **${rule}** `)) ?? '';
	return line.includes('**Not built:**');
}

/** Every `[V-07]` or `[L]` in a test, and every `(V-07)` in code, with the files that name it. */
function namedIn(patterns: string[], mention: RegExp): Map<string, string[]> {
	const named = new Map<string, string[]>();
	for (const file of globSync(patterns, { cwd: root })) {
		for (const [, rule = ''] of readFileSync(join(root, file), 'utf8').matchAll(mention)) {
			named.set(rule, [...(named.get(rule) ?? []), file]);
		}
	}
	return named;
}

const tests = namedIn(['tests/**/*.ts'], /\[([LU]|[A-Z]-\d\d)\]/g);
const sources = namedIn(
	['functions/**/*.ts', 'shared/**/*.ts', 'infra/**/*.ts', 'web/*/**/*.{ts,svelte}'],
	/(?<![\w-])([A-Z]-\d\d)(?!\d|[\w-])/g,
);

describe('docs/rules.md', () => {
	it('has each rule once', () => {
		expect(entries.filter((rule, place) => entries.indexOf(rule) !== place)).toEqual([]);
	});

	it('has every rule that a test names', () => {
		expect(tests.size).toBeGreaterThan(50);
		expect([...tests].filter(([rule]) => !entries.includes(rule))).toEqual([]);
	});

	it('calls nothing done that no test names', () => {
		const done = entries.filter((rule) => /^[A-Z]-\d\d$/.test(rule) && !isUnfinished(rule));
		expect(done.length).toBeGreaterThan(150);
		expect(done.filter((rule) => !tests.has(rule))).toEqual([]);
	});

	it('has every rule that code or a screen names', () => {
		expect(sources.size).toBeGreaterThan(50);
		expect([...sources].filter(([rule]) => !entries.includes(rule))).toEqual([]);
	});
});

it('docs/rules.md names only files that exist', () => {
	const paths = Array.from(
		catalogue.matchAll(/`((?:shared|functions|web|infra|docs)\/[\w./-]*)`/g),
		([, path]) => path ?? '',
	);
	expect(paths.length).toBeGreaterThan(50);
	expect(paths.filter((path) => globSync(path.replace(/\/$/, ''), { cwd: root }).length === 0)).toEqual([]);
});
