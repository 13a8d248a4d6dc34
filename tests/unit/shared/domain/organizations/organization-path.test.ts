import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	isAtLeast,
	levelBelow,
	organizationLevelLabels,
	organizationLevels,
} from '#shared/domain/organizations/level.ts';
import {
	childPath,
	idAtLevel,
	isWithin,
	levelOfPath,
	pathIds,
	type OrganizationPath,
} from '#shared/domain/organizations/organization-path.ts';

describe('the five levels', () => {
	it('[S-01] stand in this order, each with its label', () => {
		expect(organizationLevels.map((level) => organizationLevelLabels[level])).toEqual([
			'主管機關',
			'目的機關',
			'運用單位',
			'志工隊',
			'志工小隊',
		]);
	});

	it('[S-01] each has one below it, but the last', () => {
		expect(organizationLevels.map(levelBelow)).toEqual([...organizationLevels.slice(1), undefined]);
	});

	it.each([
		['governing', 'unit', true],
		['unit', 'unit', true],
		['team', 'unit', false],
		['squad', 'governing', false],
	] as const)('[S-01] %s is at least %s: %s', (level, floor, expected) => {
		expect(isAtLeast(level, floor)).toBe(expected);
	});
});

describe('a path', () => {
	it.each([
		['/g', 'governing', ['g']],
		['/g/p', 'purpose', ['g', 'p']],
		['/g/p/u', 'unit', ['g', 'p', 'u']],
		['/g/p/u/t', 'team', ['g', 'p', 'u', 't']],
		['/g/p/u/t/s', 'squad', ['g', 'p', 'u', 't', 's']],
	] as const)('[S-01] %s ends at a %s', (path, level, ids) => {
		expect(levelOfPath(path)).toBe(level);
		expect(pathIds(path)).toEqual(ids);
		expect(organizationLevels.map((one) => idAtLevel(path, one))).toEqual([
			...ids,
			...Array.from({ length: 5 - ids.length }, () => undefined),
		]);
	});

	it.each(['/', '/g/p/u/t/s/x'] as const)('[S-01] %s is none', (path) => {
		expect(() => levelOfPath(path)).toThrow(RangeError);
	});

	it('[S-01] is made from above downwards', () => {
		expect(childPath(childPath(undefined, 'g'), 'p')).toBe('/g/p');
	});
});

describe('scope', () => {
	it.each([
		['itself', '/g/p/u', '/g/p/u', true],
		['a child', '/g/p/u/t', '/g/p/u', true],
		['all of the city', '/g/p/u/t/s', '/g', true],
		['the parent', '/g/p', '/g/p/u', false],
		['a sibling', '/g/p/v', '/g/p/u', false],
		['a node whose id only begins alike', '/g/p/u2', '/g/p/u', false],
		['the same id in another branch', '/g/q/u', '/g/p/u', false],
	])('[S-02] %s', (_case, path, ancestor, expected) => {
		expect(isWithin(path, ancestor)).toBe(expected);
	});

	const id = fc.constantFrom('A', 'B', 'AB', 'BA');
	const path = fc
		.array(id, { minLength: 1, maxLength: 5 })
		.map((ids): OrganizationPath => `/${ids.join('/')}`);

	it('[S-02] holds exactly the nodes whose ids begin with those of the path', () => {
		fc.assert(
			fc.property(path, path, (one, other) => {
				const above = pathIds(other);
				const begins = above.every((part, depth) => pathIds(one)[depth] === part);
				expect(isWithin(one, other)).toBe(begins);
			}),
		);
	});

	it('[S-02] lets nobody see upwards: two nodes see each other only when they are one', () => {
		fc.assert(
			fc.property(path, id, (parent, child) => {
				const below = childPath(parent, child);
				expect(isWithin(below, parent)).toBe(true);
				expect(isWithin(parent, below)).toBe(false);
			}),
		);
	});
});
