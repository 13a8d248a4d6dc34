import { organizationRepository } from '#functions/organizations/organization.repository.ts';
import type { Platform } from '#platform/container.ts';
import type { ServiceCategory } from '#shared/codes/service-categories.ts';
import {
	levelOfPath,
	pathIds,
	type OrganizationPath,
} from '#shared/domain/organizations/organization-path.ts';

/** The small city of the tests: two purpose authorities, units with teams and squads. */
export const city = {
	governing: '/gov',
	welfare: '/gov/welfare',
	culture: '/gov/culture',
	hospital: '/gov/welfare/hospital',
	hospitalTeam: '/gov/welfare/hospital/hteam',
	hospitalSquad: '/gov/welfare/hospital/hteam/hsquad',
	hospitalOtherTeam: '/gov/welfare/hospital/hteam2',
	shelter: '/gov/welfare/shelter',
	museum: '/gov/culture/museum',
	closed: '/gov/culture/closed',
} as const satisfies Record<string, OrganizationPath>;

const categories: Record<string, ServiceCategory> = { welfare: '01', culture: '05' };

/** Writes the city of `city`; `closed` is a unit that is out of use. */
export async function buildCity({ table, transact }: Pick<Platform, 'table' | 'transact'>): Promise<void> {
	const organizations = organizationRepository(table);
	await transact(
		Object.values(city).map((path) => {
			const ids = pathIds(path);
			const category = categories[ids[1] ?? ''];
			return organizations.createChange({
				id: ids.at(-1) ?? '',
				level: levelOfPath(path),
				...(ids.length > 1 && { parentId: ids.at(-2) ?? '' }),
				path,
				name: `組織 ${ids.at(-1)}`,
				...(category && { category }),
				status: path === city.closed ? 'disabled' : 'active',
				revision: 1,
			});
		}),
	);
}
