import type { Platform } from '#platform/container.ts';
import type { Change } from '#platform/data/transaction.ts';
import { accountRepository } from '#functions/identity/account.repository.ts';
import { credentialRepository, type Credential } from '#functions/identity/credential.repository.ts';
import { createAccount } from '#functions/identity/manage-accounts.ts';
import { noCredential } from '#functions/identity/password-change.ts';
import { argon2Passwords } from '#functions/identity/passwords.ts';
import { sessionRepository } from '#functions/identity/session.repository.ts';
import type { Uploads } from '#functions/files/uploads.ts';
import type { PlannedAccount } from '../city/staff-plan.ts';
import { staffActor, type StoredTree } from './organizations.ts';

/**
 * Creates the accounts with the use case itself; only the password need not be changed at the first sign-in, because
 * it is told to everybody anyway.
 */
export async function storeAccounts(
	platform: Platform,
	tree: StoredTree,
	plan: readonly PlannedAccount[],
	options: { password: string; uploads: Uploads; write: (changes: Change[]) => Promise<void> },
): Promise<void> {
	const { table, clock } = platform;
	const credentials = credentialRepository(table);
	const root = plan[0];
	if (!root) return;
	// Hashing is slow on purpose, and 100 people share one password: its hash is made once.
	const passwordHash = await argon2Passwords.hash(options.password);
	for (const { accountId, organization, ...fields } of plan) {
		const actor = staffActor(tree.node(root.organization.id), root);
		await createAccount(
			{
				...platform,
				accounts: accountRepository(table),
				credentials: {
					...credentials,
					putChange: (credential: Credential, expected: number) =>
						credentials.putChange({ ...credential, mustChange: false }, expected),
				},
				sessions: sessionRepository(table, clock),
				passwords: { ...argon2Passwords, hash: async () => passwordHash },
				uploads: options.uploads,
				directory: tree.directory,
				newId: () => accountId,
				transact: options.write,
			},
			actor,
			{
				...fields,
				password: options.password,
				status: 'enabled',
				organizationId: organization.id,
				level: tree.node(organization.id).level,
			},
		);
	}
}

/** The password of a volunteer's own sign-in on the portal. */
export async function volunteerCredential(
	{ table, clock }: Platform,
	volunteerId: string,
	password: string,
): Promise<Change> {
	const passwordHash = await argon2Passwords.hash(password);
	const credential = { ...noCredential(volunteerId), passwordHash, history: [passwordHash] };
	return credentialRepository(table).putChange({ ...credential, changedAt: clock().toISOString() }, 0);
}
