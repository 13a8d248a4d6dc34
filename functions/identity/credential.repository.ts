import type { Table } from '#platform/data/table.ts';
import { conditionChange, putChange, updateChange, type Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import { credentialEntity } from './credential.entity.ts';

export interface Credential {
	accountId: string;
	passwordHash: string;
	history: string[];
	mustChange: boolean;
	changedAt: string;
	revision: number;
}

export function credentialRepository(table: Table) {
	const entity = credentialEntity(table);
	return {
		async get(accountId: string): Promise<Credential | undefined> {
			return (await entity.get({ accountId }).go({ consistent: true })).data ?? undefined;
		},
		/** Writes the credential if nobody changed it meanwhile; `expected` 0 means there was none. */
		putChange(credential: Credential, expected: number): Change {
			return putChange(
				entity
					.put({ ...credential, revision: expected + 1 })
					.where((attribute, operation) =>
						expected === 0
							? operation.notExists(attribute.revision)
							: operation.eq(attribute.revision, expected),
					),
				() => new DomainError('request.conflict'),
			);
		},
		/**
		 * Ends every session and every mailed link of the account, for good: all of them name the revision that they were
		 * made with. They themselves expire.
		 */
		endSessionsChange(accountId: string): Change {
			return updateChange(entity.patch({ accountId }).add({ revision: 1 }));
		},
		/** Holds a sign-in to the very password that was checked. */
		unchanged(credential: Credential): Change {
			const key = entity
				.get({ accountId: credential.accountId })
				.params<{ Key: { pk: string; sk: string } }>().Key;
			return conditionChange(
				table,
				key,
				{
					expression: '#revision = :revision',
					names: { '#revision': 'revision' },
					values: { ':revision': credential.revision },
				},
				() => new DomainError('identity.sign-in-refused'),
			);
		},
	};
}

export type CredentialRepository = ReturnType<typeof credentialRepository>;
