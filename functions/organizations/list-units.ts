import type { StaffActor } from '#platform/access/actor.ts';
import type { Counters } from '#platform/data/counters.ts';
import { membersCount } from '#functions/volunteers/membership-counts.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import type { UnitRow } from '#shared/contract/units.ts';
import { idAtLevel } from '#shared/domain/organizations/organization-path.ts';
import type { Directory } from './directory.ts';
import { organizationsCount } from './organization-counts.ts';
import type { OrganizationLists } from './organization-lists.ts';
import type { OrganizationFilter, OrganizationNode } from './organization.repository.ts';

interface Dependencies {
	organizationLists: OrganizationLists;
	directory: Directory;
	counters: Counters;
}

/** 運用單位管理 (S-07): the units of a scope, with their people and teams counted live. */
export async function listUnits(
	deps: Dependencies,
	actor: StaffActor,
	query: PageQuery & OrganizationFilter & { organizationId?: string | undefined },
): Promise<Page<UnitRow>> {
	const scope = await deps.directory.scopeFor(actor, query.organizationId);
	const { name, category, status } = query;
	const filter = { name, category, status };
	const { items, page } = await deps.organizationLists.atLevel(scope, 'unit', query, filter);
	const countOf = await unitCounts(deps.counters, items);
	const purposeIdOf = ({ id, path }: OrganizationNode) => idAtLevel(path, 'purpose') ?? id;
	const nameOf = await deps.directory.names(items.map(purposeIdOf));
	return {
		items: items.map((unit) => {
			const purposeId = purposeIdOf(unit);
			const { headName, supervisorName, filingNumber } = unit.profile ?? {};
			return {
				id: unit.id,
				name: unit.name,
				purpose: nameOf(purposeId) ?? { id: purposeId, name: purposeId },
				...(unit.category && { category: unit.category }),
				...(headName && { headName }),
				...(supervisorName && { supervisorName }),
				...(filingNumber && { filingNumber }),
				...countOf(unit),
				status: unit.status,
				revision: unit.revision,
			};
		}),
		page,
	};
}

/** People and teams of several units, in one request. */
export async function unitCounts(
	counters: Counters,
	units: readonly OrganizationNode[],
): Promise<(unit: OrganizationNode) => { volunteers: number; teams: number }> {
	const [volunteers, teams] = [
		({ id }: OrganizationNode) => membersCount(id, 'active'),
		({ id }: OrganizationNode) => organizationsCount(id, 'team'),
	];
	const countOf = await counters.each(units.flatMap((unit) => [volunteers(unit), teams(unit)]));
	return (unit) => ({ volunteers: countOf(volunteers(unit)), teams: countOf(teams(unit)) });
}
