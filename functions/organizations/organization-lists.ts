import type { Scope } from '#platform/access/scope.ts';
import type { Counters } from '#platform/data/counters.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import type { OrganizationLevel } from '#shared/domain/organizations/level.ts';
import { organizationsCount } from './organization-counts.ts';
import type {
	OrganizationFilter,
	OrganizationNode,
	OrganizationRepository,
} from './organization.repository.ts';

/** Lists of organisations of one level, at a cost that does not grow with the tree. */
export interface OrganizationLists {
	/** Those in the scope, the scope's own node included; those of one parent stand together. */
	atLevel(
		scope: Scope,
		level: OrganizationLevel,
		query: PageQuery,
		filter?: OrganizationFilter,
	): Promise<Page<OrganizationNode>>;
}

export function organizationLists(
	organizations: OrganizationRepository,
	counters: Counters,
): OrganizationLists {
	return {
		async atLevel(scope, level, query, filter = {}) {
			const total =
				scope.level === level ? 1 : await counters.total(organizationsCount(scope.organizationId, level));
			return organizations.list(scope, level, query, { filter, total });
		},
	};
}
