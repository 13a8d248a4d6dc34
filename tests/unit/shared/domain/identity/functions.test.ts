import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	backOfficeFunctionIds,
	backOfficeFunctions,
	defaultPermissions,
	functionOfPage,
	grantedFunctions,
	mainMenu,
	type BackOfficeFunction,
	type FunctionPermissions,
} from '#shared/domain/identity/functions.ts';
import { organizationLevels, type OrganizationLevel } from '#shared/domain/organizations/level.ts';

const nothing: FunctionPermissions = { governing: [], purpose: [], unit: [], team: [], squad: [] };
const everything = Object.fromEntries(
	organizationLevels.map((level) => [level, backOfficeFunctionIds]),
) as unknown as FunctionPermissions;

/** Table L, as far as its functions are built. */
const widest: Record<BackOfficeFunction, readonly OrganizationLevel[]> = {
	'volunteers.data': ['governing', 'purpose', 'unit', 'team', 'squad'],
	'units.management': ['governing', 'purpose'],
	'units.profile': ['unit'],
	'insurance.covers': ['governing', 'purpose', 'unit', 'team', 'squad'],
	'volunteers.teams': ['governing', 'purpose', 'unit', 'team'],
	'volunteers.squads': ['governing', 'purpose', 'unit', 'team', 'squad'],
	'volunteers.hours': ['governing', 'purpose', 'unit', 'team', 'squad'],
	'volunteers.awards': ['governing', 'purpose', 'unit', 'team', 'squad'],
	'recruitment.large-events': ['governing', 'purpose'],
	'training.records': ['governing', 'purpose', 'unit', 'team', 'squad'],
	'reviews.pending': ['governing', 'purpose', 'unit'],
	'reviews.search': ['governing', 'purpose', 'unit', 'team', 'squad'],
	'attendance.rosters': ['governing', 'purpose', 'unit', 'team', 'squad'],
	'attendance.kiosk': ['governing', 'purpose', 'unit', 'team', 'squad'],
	'applications.record-book': ['governing', 'purpose', 'unit', 'team', 'squad'],
	'system.accounts': ['governing', 'purpose'],
	'system.organizations': ['governing'],
};

describe('functions of a level', () => {
	it.each(Object.entries(widest))('[L] %s is open to %j at most', (id, levels) => {
		const granted = organizationLevels.filter((level) =>
			grantedFunctions(level, everything).includes(id as BackOfficeFunction),
		);
		expect(granted).toEqual(levels);
	});

	it('[S-22] are all that the level may have, until they are narrowed', () => {
		for (const level of organizationLevels) {
			expect(grantedFunctions(level, defaultPermissions())).toEqual(grantedFunctions(level, everything));
		}
	});

	it('[S-26] 系統管理 is for the two authorities only', () => {
		const system = backOfficeFunctionIds.filter((id) => backOfficeFunctions[id].menu === '系統管理');
		for (const level of ['unit', 'team', 'squad'] as const) {
			expect(grantedFunctions(level, everything).filter((id) => system.includes(id))).toEqual([]);
		}
	});

	it('[S-22] 機關權限管理 cannot be taken from the governing authority', () => {
		expect(grantedFunctions('governing', nothing)).toEqual(['system.organizations']);
		for (const level of ['purpose', 'unit', 'team', 'squad'] as const) {
			expect(grantedFunctions(level, nothing)).toEqual([]);
		}
	});

	const settings = fc.record(
		Object.fromEntries(
			organizationLevels.map((level) => [level, fc.subarray(backOfficeFunctionIds)]),
		) as Record<OrganizationLevel, fc.Arbitrary<BackOfficeFunction[]>>,
	);

	it('[S-22][L] narrow, and never widen, whatever is stored', () => {
		fc.assert(
			fc.property(settings, fc.constantFrom(...organizationLevels), (stored, level) => {
				const granted = grantedFunctions(level, stored);
				for (const id of granted) expect(widest[id]).toContain(level);
				const set = stored[level].filter((id) => widest[id].includes(level));
				expect(granted).toEqual(expect.arrayContaining(set));
				const kept = level === 'governing' ? ['system.organizations'] : [];
				expect([...set, ...kept]).toEqual(expect.arrayContaining(granted));
			}),
		);
	});
});

describe('the menu', () => {
	it('[S-05] has every function under one of its headings', () => {
		for (const id of backOfficeFunctionIds) expect(mainMenu).toContain(backOfficeFunctions[id].menu);
	});

	it('[S-05] keeps its order', () => {
		expect(mainMenu[0]).toBe('志工運用及團隊管理');
		expect(mainMenu.at(-1)).toBe('個人資料維護');
		expect(new Set(mainMenu).size).toBe(mainMenu.length);
	});
});

it.each([
	['/volunteers/v1/hours', 'volunteers.data'],
	['/units', 'units.management'],
	['/units/profile/changes', 'units.profile'],
	['/reviews/pending/a1', 'reviews.pending'],
	['/reviews/a1', 'reviews.search'],
	['/reviewsandmore', undefined],
	['/', undefined],
	['/profile', undefined],
	['/jobs', undefined],
] as const)('[S-22] the page %s belongs to %s', (path, id) => {
	expect(functionOfPage(path)).toBe(id);
});
