import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAnsweringPart, nameParts, searchForm } from '#shared/domain/volunteers/name-parts.ts';

describe('nameParts', () => {
	it.each([
		['王小明', ['王小明', '小明', '明']],
		['林林', ['林林']],
		['王王明', ['王王明', '王明', '明']],
		[' Ann Lee ', ['ann lee', 'nn lee', 'n lee', 'lee', 'ee']],
		['𠮷田', ['𠮷田', '田']],
	])('[V-02] gives the ends of %s', (name, parts) => {
		expect(nameParts(name)).toEqual(parts);
	});

	it('keeps at most 12 parts, words first', () => {
		const parts = nameParts('Bartholomew Christopher');
		expect(parts).toHaveLength(12);
		expect(parts).toContain('christopher');
	});

	it('finds any piece of a name of up to 12 characters by exactly one part', () => {
		const name = fc.string({
			unit: fc.constantFrom('王', '小', '明', 'a', 'b'),
			minLength: 1,
			maxLength: 12,
		});
		fc.assert(
			fc.property(name, fc.nat(), fc.nat(), (text, from, length) => {
				const start = from % text.length;
				const piece = text.slice(start, start + 1 + (length % (text.length - start)));
				const answering = nameParts(text).filter(
					(part) => part.startsWith(searchForm(piece)) && isAnsweringPart(text, part, piece),
				);
				expect(answering).toHaveLength(1);
			}),
		);
	});
});
