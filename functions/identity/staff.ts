import type { Scope } from '#platform/access/scope.ts';
import type { Table } from '#platform/data/table.ts';
import { accountRepository, type Account } from './account.repository.ts';

/** A back-office account as other domains name it. */
export interface StaffMember {
	accountId: string;
	name: string;
	login: string;
}

/** How other domains ask about back-office accounts. */
export interface Staff {
	/** Names of several accounts, in one request. */
	names(
		accountIds: Iterable<string | undefined>,
	): Promise<(accountId: string | undefined) => string | undefined>;
	/** The enabled accounts that belong to one of these organisations of the scope, by name. */
	at(scope: Scope, organizationIds: readonly string[]): Promise<StaffMember[]>;
	/** The account, when it is enabled and belongs to one of these organisations. Read fresh: for decisions. */
	findAt(accountId: string, organizationIds: readonly string[]): Promise<StaffMember | undefined>;
}

export function staffOf({ table }: { table: Table }): Staff {
	const accounts = accountRepository(table);
	const toMember = ({ accountId, name, login }: Account): StaffMember => ({ accountId, name, login });
	return {
		async names(accountIds) {
			const wanted = [...new Set(accountIds)].filter((id) => id !== undefined);
			const found = await accounts.getMany(wanted);
			const names = new Map(found.map(({ accountId, name }) => [accountId, name]));
			return (accountId) => (accountId === undefined ? undefined : names.get(accountId));
		},
		at: async (scope, organizationIds) => (await accounts.at(scope, organizationIds)).map(toMember),
		async findAt(accountId, organizationIds) {
			const account = await accounts.get(accountId);
			const isThere = account?.status === 'enabled' && organizationIds.includes(account.organizationId);
			return isThere ? toMember(account) : undefined;
		},
	};
}
