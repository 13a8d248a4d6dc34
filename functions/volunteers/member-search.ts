import type { Scope } from '#platform/access/scope.ts';
import type { Platform } from '#platform/container.ts';
import { normalizeNationalId } from '#shared/values/national-id.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import { namePartRepository } from './name-part.repository.ts';
import { nationalIdClaim } from './volunteer.repository.ts';

/** How other domains find people for lists of their own. */
export interface MemberSearch {
	/** Members of the scope whose name has `name` in it. */
	byName(
		scope: Scope,
		name: string,
		query: PageQuery,
	): Promise<Page<{ volunteerId: string; unitId: string }>>;
	/** Whoever bears the ID number, beyond any scope. */
	idOf(nationalId: string): Promise<string | undefined>;
}

export function memberSearchOf({
	table,
	uniqueness,
	cipher,
}: Pick<Platform, 'table' | 'uniqueness' | 'cipher'>): MemberSearch {
	const nameParts = namePartRepository(table);
	return {
		byName: (scope, name, query) => nameParts.search(scope, 'active', name, query),
		idOf: (nationalId) =>
			uniqueness.find(nationalIdClaim, cipher.lookupHash(normalizeNationalId(nationalId))),
	};
}
