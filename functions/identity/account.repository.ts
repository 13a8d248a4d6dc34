import type { Scope } from '#platform/access/scope.ts';
import { getAll } from '#platform/data/get-all.ts';
import { pagedQuery, readRows } from '#platform/data/paged-query.ts';
import { nameOrderList, type NameOrderList } from '#platform/data/rewrite-name-order.ts';
import { levelIds, queryScope, scopedCursor } from '#platform/data/scoped-indexes.ts';
import type { Table } from '#platform/data/table.ts';
import { putChange, type Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { StoredFile } from '#shared/contract/common.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import type { OrganizationLevel } from '#shared/domain/organizations/level.ts';
import { levelOfPath, type OrganizationPath } from '#shared/domain/organizations/organization-path.ts';
import { accountEntity, type AccountItem } from './account.entity.ts';

export interface Account {
	accountId: string;
	login: string;
	name: string;
	email: string;
	phone?: string;
	note?: string;
	nationalIdSealed: string;
	nationalIdHash: string;
	nationalIdMasked: string;
	level: OrganizationLevel;
	organizationId: string;
	path: OrganizationPath;
	status: 'enabled' | 'disabled';
	photo?: StoredFile;
	revision: number;
}

export interface AccountFilter {
	name?: string | undefined;
	login?: string | undefined;
	level?: OrganizationLevel | undefined;
	status?: 'enabled' | 'disabled' | undefined;
}

function toAccount(item: AccountItem): Account {
	const { governingId: _g, purposeId: _p, unitId: _u, teamId: _t, squadId: _s, ...account } = item;
	return { ...account, path: account.path as OrganizationPath };
}

export function accountRepository(table: Table) {
	const entity = accountEntity(table);

	function write(account: Account) {
		return { ...account, level: levelOfPath(account.path), ...levelIds(account.path) };
	}

	return {
		async get(accountId: string): Promise<Account | undefined> {
			const { data } = await entity.get({ accountId }).go({ consistent: true });
			return data ? toAccount(data) : undefined;
		},
		async getMany(accountIds: readonly string[]): Promise<Account[]> {
			const found = await getAll(
				entity,
				accountIds.map((accountId) => ({ accountId })),
			);
			return found.map(toAccount);
		},
		/** Enabled accounts of the scope that belong to one of a few organisations themselves. */
		async at(scope: Scope, organizationIds: readonly string[]): Promise<Account[]> {
			const { data } = await queryScope(entity.query, scope)
				.where(({ organizationId, status }, { eq }) => {
					const here = organizationIds.map((id) => eq(organizationId, id)).join(' OR ');
					return `(${here}) AND ${eq(status, 'enabled')}`;
				})
				.go({ pages: 'all' });
			return data.map(toAccount);
		},
		/** Accounts of the scope by name; `total` when the caller knows it. */
		async list(
			scope: Scope,
			query: PageQuery,
			filter: AccountFilter,
			total?: number,
		): Promise<Page<Account>> {
			const filtered = Object.values(filter).some((value) => value !== undefined);
			const { rows, page } = await pagedQuery<AccountItem>({
				query,
				...(total !== undefined && !filtered && { total }),
				keyOf: (row) => scopedCursor(entity, scope, row),
				read: async (options) => {
					const scoped = queryScope(entity.query, scope);
					const matching = filtered
						? scoped.where((attribute, operation) => {
								const parts = [
									filter.name && operation.contains(attribute.name, filter.name),
									filter.login && operation.contains(attribute.login, filter.login.toLowerCase()),
									filter.level && operation.eq(attribute.level, filter.level),
									filter.status && operation.eq(attribute.status, filter.status),
								];
								return parts.filter(Boolean).join(' AND ');
							})
						: scoped;
					return readRows((read) => matching.go(read), options, filtered);
				},
			});
			return { items: rows.map(toAccount), page };
		},
		/** Enabled accounts of one organisation itself, beyond any scope: for mails. */
		async enabledAt(organization: { id: string; level: 'purpose' | 'unit' }): Promise<Account[]> {
			const { id } = organization;
			const below =
				organization.level === 'unit'
					? entity.query.byUnit({ unitId: id })
					: entity.query.byPurpose({ purposeId: id });
			const { data } = await below
				.where(
					(attribute, { eq }) => `${eq(attribute.organizationId, id)} AND ${eq(attribute.status, 'enabled')}`,
				)
				.go({ pages: 'all' });
			return data.map(toAccount);
		},
		/** Its lists by name in the city, for `rewriteNameOrders`. */
		listsByName(governingId: string): NameOrderList[] {
			return [nameOrderList(entity, entity.query.byGoverning({ governingId }))];
		},
		createChange(account: Account): Change {
			return putChange(entity.create(write(account)));
		},
		/** Writes the account whole if `expected` is still the stored revision. */
		replaceChange(account: Account, expected: number): Change {
			return putChange(
				entity
					.put(write({ ...account, revision: expected + 1 }))
					.where((attribute, operation) => operation.eq(attribute.revision, expected)),
				() => new DomainError('request.conflict'),
			);
		},
	};
}

export type AccountRepository = ReturnType<typeof accountRepository>;
