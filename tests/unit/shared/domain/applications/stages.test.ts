import { describe, expect, it } from 'vitest';
import { stagesFor } from '#shared/domain/applications/stages.ts';
import type { OrganizationLevel } from '#shared/domain/organizations/level.ts';
import type { OrganizationPath } from '#shared/domain/organizations/organization-path.ts';

const paths = {
	unit: '/g/p/u',
	team: '/g/p/u/t',
	squad: '/g/p/u/t/s',
} as const satisfies Partial<Record<OrganizationLevel, OrganizationPath>>;

const ids = { governing: 'g', purpose: 'p', unit: 'u', team: 't', squad: 's' };

describe('stations of a review', () => {
	it.each([
		['W-10', '紀錄冊', 'unit', ['purpose'], ['purpose']],
		['W-10', '紀錄冊', 'team', ['purpose'], ['unit', 'purpose']],
		['W-10', '紀錄冊', 'squad', ['purpose'], ['unit', 'purpose']],
		['W-11', '榮譽卡', 'unit', ['governing'], ['governing']],
		['W-11', '榮譽卡', 'team', ['governing'], ['unit', 'governing']],
		['W-11', '榮譽卡', 'squad', ['governing'], ['unit', 'governing']],
		['W-12', '{市}獎勵', 'unit', ['purpose', 'governing'], ['purpose', 'governing']],
		['W-12', '{市}獎勵', 'team', ['purpose', 'governing'], ['unit', 'purpose', 'governing']],
		['W-12', '{市}獎勵', 'squad', ['purpose', 'governing'], ['unit', 'purpose', 'governing']],
	] as const)('[%s] %s filed by a %s', (_rule, _form, applicant, reviewers, levels) => {
		expect(stagesFor(paths[applicant], applicant, reviewers)).toEqual(
			levels.map((level) => ({ level, organizationId: ids[level] })),
		);
	});

	it('[W-10] a reviewer that the path does not have is a fault, not an empty station', () => {
		expect(() => stagesFor('/g', 'governing', ['purpose'])).toThrow(RangeError);
	});
});
