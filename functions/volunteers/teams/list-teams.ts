import type { StaffActor } from '#platform/access/actor.ts';
import type { Counters } from '#platform/data/counters.ts';
import type { Staff } from '#functions/identity/staff.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { OrganizationLists } from '#functions/organizations/organization-lists.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import type { TeamRow } from '#shared/contract/teams.ts';
import { idAtLevel } from '#shared/domain/organizations/organization-path.ts';
import type { TeamLevel } from '#shared/domain/organizations/team-levels.ts';
import { membersCount } from '../membership-counts.ts';

interface Dependencies {
	directory: Directory;
	organizationLists: OrganizationLists;
	staff: Staff;
	counters: Counters;
}

/** 志工隊管理 and 志工小隊管理 (T-01, T-02, T-09); 人數 comes from the counters (T-12). */
export async function listTeams(
	deps: Dependencies,
	actor: StaffActor,
	level: TeamLevel,
	query: PageQuery & { organizationId?: string | undefined },
): Promise<Page<TeamRow>> {
	const scope = await deps.directory.scopeFor(actor, query.organizationId);
	const { items, page } = await deps.organizationLists.atLevel(scope, level, query);
	const [nameOf, managerOf, countOf] = await Promise.all([
		deps.directory.names(
			items.flatMap(({ path }) => [
				idAtLevel(path, 'unit'),
				level === 'squad' ? idAtLevel(path, 'team') : undefined,
			]),
		),
		deps.staff.names(items.map(({ managerId }) => managerId)),
		deps.counters.each(items.map(({ id }) => membersCount(id, 'active'))),
	]);
	return {
		items: items.map(({ id, name, path, managerId, status, revision }) => {
			const unitId = idAtLevel(path, 'unit') ?? id;
			const team = level === 'squad' ? nameOf(idAtLevel(path, 'team')) : undefined;
			const manager = managerOf(managerId);
			return {
				id,
				name,
				unit: nameOf(unitId) ?? { id: unitId, name: unitId },
				...(team && { team }),
				members: countOf(membersCount(id, 'active')),
				...(manager && { manager }),
				status,
				revision,
			};
		}),
		page,
	};
}
