import { systemActor } from '#platform/access/actor.ts';
import type { Platform } from '#platform/container.ts';
import { DomainError } from '#platform/errors.ts';
import { foundingChanges } from '#functions/organizations/found-city.ts';
import { maskNationalId } from '#shared/values/masking.ts';
import { accountRepository } from './account.repository.ts';
import { credentialRepository } from './credential.repository.ts';
import { newCredential, noCredential } from './password-change.ts';
import { argon2Passwords } from './passwords.ts';
import { sessionRepository } from './session.repository.ts';

export interface FirstAccount {
	/** 主管機關. */
	authorityName: string;
	login: string;
	name: string;
	email: string;
	/** Normalised and checked. */
	nationalId: string;
	/** Must be changed at the first sign-in unless told otherwise. */
	password: string;
	mustChange?: boolean;
	organizationId?: string;
}

/**
 * A new city: its governing authority and the account that can make all others. There is one per table; asking again is
 * refused, so that nobody can make himself a second root.
 */
export async function createFirstAccount(
	platform: Platform,
	input: FirstAccount,
): Promise<{ organizationId: string; accountId: string }> {
	const { table, clock, newId, cipher, uniqueness, audit, counters, transact } = platform;
	const organizationId = input.organizationId ?? newId();
	const accountId = newId();
	const { path, changes } = foundingChanges(platform, {
		id: organizationId,
		name: input.authorityName,
	});
	const nationalIdHash = cipher.lookupHash(input.nationalId);
	const taken = () => new DomainError('identity.login-taken');
	const credential = await newCredential(
		{
			clock,
			credentials: credentialRepository(table),
			passwords: argon2Passwords,
			sessions: sessionRepository(table, clock),
		},
		{ credential: noCredential(accountId), password: input.password, mustChange: input.mustChange ?? true },
	);
	await transact([
		...changes,
		accountRepository(table).createChange({
			accountId,
			login: input.login,
			name: input.name,
			email: input.email,
			nationalIdSealed: cipher.seal(input.nationalId),
			nationalIdHash,
			nationalIdMasked: maskNationalId(input.nationalId),
			level: 'governing',
			organizationId,
			path,
			status: 'enabled',
			revision: 1,
		}),
		uniqueness.claim('login', input.login, accountId, taken),
		uniqueness.claim('account-national-id', nationalIdHash, accountId, taken),
		...credential,
		counters.add(`accounts:${organizationId}`, 1),
		audit.entry({
			actor: systemActor('first-account'),
			action: 'account.create-first',
			subject: { type: 'account', id: accountId },
		}),
	]);
	return { organizationId, accountId };
}
