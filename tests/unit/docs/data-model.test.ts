import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');

it('docs/data-model.md lists every kind of record, and no other', () => {
	const stored = globSync('functions/**/*.ts', { cwd: root }).flatMap((file) =>
		Array.from(
			readFileSync(join(root, file), 'utf8').matchAll(/model: model\('([a-z-]+)'\)/g),
			([, entity]) => entity,
		),
	);
	const [, kinds = ''] = readFileSync(join(root, 'docs/data-model.md'), 'utf8')
		.split(/^## \d\. .*$/m)
		.slice(1);
	const listed = Array.from(kinds.matchAll(/^\| `([a-z-]+)` \|/gm), ([, entity]) => entity);
	expect(listed.sort()).toEqual(stored.sort());
});
