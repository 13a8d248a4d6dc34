import { describe, expect, it } from 'vitest';
import { cascadeLevels, choiceAfter, deepestChoice } from '#ui/organization/cascade.ts';

describe('[S-16] cascading organisation selects', () => {
	it('offers the levels from the governing authority down to the deepest asked for', () => {
		expect(cascadeLevels('unit')).toEqual(['governing', 'purpose', 'unit']);
		expect(cascadeLevels('squad')).toHaveLength(5);
	});

	it('drops what stood below a changed level', () => {
		expect(choiceAfter(['g', 'p1', 'u1', 't1'], 1, 'p2')).toEqual(['g', 'p2']);
	});

	it('[S-22] takes the deepest chosen level', () => {
		expect(deepestChoice(['g', 'p1', 'u1'])).toBe('u1');
		expect(deepestChoice(choiceAfter(['g', 'p1', 'u1'], 2, ''))).toBe('p1');
		expect(deepestChoice([])).toBeUndefined();
	});
});
