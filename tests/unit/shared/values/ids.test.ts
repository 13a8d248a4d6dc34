import { expect, it } from 'vitest';
import { idSchema, newId } from '#shared/values/ids.ts';

const now = new Date('2026-11-21T00:00:00Z');

it('makes ids that sort by time and pass the schema', () => {
	const ids = [0, 1, 1000].map((ms) => newId(new Date(now.getTime() + ms)));
	expect(ids.toSorted()).toEqual(ids);
	expect(ids.map((id) => idSchema.parse(id))).toEqual(ids);
});

it('repeats ids for the same time and random source, and else does not', () => {
	expect(newId(now, () => 0.25)).toBe(newId(now, () => 0.25));
	expect(newId(now)).not.toBe(newId(now));
});

it.each(['', 'a b', '../x', 'a/b', 'a#b', '志工', 'x'.repeat(41)])('refuses the id %j', (id) => {
	expect(idSchema.safeParse(id).success).toBe(false);
});
