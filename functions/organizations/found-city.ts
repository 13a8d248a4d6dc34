import type { Change } from '#platform/data/transaction.ts';
import type { Uniqueness } from '#platform/data/uniqueness.ts';
import { DomainError } from '#platform/errors.ts';
import { childPath, type OrganizationPath } from '#shared/domain/organizations/organization-path.ts';
import type { Table } from '#platform/data/table.ts';
import { organizationRepository } from './organization.repository.ts';

interface Dependencies {
	table: Table;
	uniqueness: Uniqueness;
}

/** The root of the tree: a city has one governing authority, and a second one is refused. */
export function foundingChanges(
	{ table, uniqueness }: Dependencies,
	authority: { id: string; name: string },
): { path: OrganizationPath; changes: Change[] } {
	const { id, name } = authority;
	const path = childPath(undefined, id);
	const exists = () => new DomainError('organization.name-taken', { detail: '主管機關已存在' });
	return {
		path,
		changes: [
			uniqueness.claim('governing-authority', 'only', id, exists),
			uniqueness.claim('organization-name', `-/${name}`, id, exists),
			organizationRepository(table).createChange({
				id,
				level: 'governing',
				path,
				name,
				status: 'active',
				revision: 1,
			}),
		],
	};
}
