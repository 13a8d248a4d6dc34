import type { resetLinkStates } from '#shared/contract/identity.ts';
import type { Credential } from './credential.repository.ts';
import type { IdentityDependencies } from './identity-dependencies.ts';
import { maySignIn } from './may-sign-in.ts';
import type { ResetToken } from './reset-token.repository.ts';

export type ResetLinkDependencies = Pick<
	IdentityDependencies,
	'accounts' | 'cipher' | 'clock' | 'credentials' | 'directory' | 'people' | 'resetTokens'
>;

type ResetLinkState = (typeof resetLinkStates)[number];

type ResetLink =
	| { state: 'open'; token: ResetToken; credential: Credential | undefined }
	| { state: Exclude<ResetLinkState, 'open'> };

/**
 * What a mailed link is worth now. It is bound to the address that it was mailed to: whoever changes the address of an
 * account, and however, ends it.
 */
export async function readResetLink(deps: ResetLinkDependencies, secret: string): Promise<ResetLink> {
	const token = await deps.resetTokens.find(secret);
	if (!token) return { state: 'invalid' };
	if (token.usedAt !== undefined) return { state: 'used' };
	if (token.expiresAt <= deps.clock().toISOString()) return { state: 'expired' };
	const [credential, email] = await Promise.all([
		deps.credentials.get(token.accountId),
		presentEmail(deps, token),
	]);
	// Of several links that were mailed, the first one used ends the others.
	if (token.credentialRevision !== (credential?.revision ?? 0)) return { state: 'used' };
	if (email === undefined || token.emailHash !== hashOfAddress(deps, email)) return { state: 'invalid' };
	return { state: 'open', token, credential };
}

/** Tells it before the form is filled in; the link stays as it is. */
export async function checkResetLink(
	deps: ResetLinkDependencies,
	input: { token: string },
): Promise<{ state: ResetLinkState }> {
	const { state } = await readResetLink(deps, input.token);
	return { state };
}

/** The address of the account now; undefined when there is none, or when it may not sign in. */
async function presentEmail(
	deps: Pick<ResetLinkDependencies, 'accounts' | 'directory' | 'people'>,
	{ kind, accountId }: ResetToken,
): Promise<string | undefined> {
	if (kind === 'volunteer') return (await deps.people.get(accountId))?.email;
	const account = await deps.accounts.get(accountId);
	return account && (await maySignIn(deps, account)) ? account.email : undefined;
}

export function hashOfAddress({ cipher }: Pick<IdentityDependencies, 'cipher'>, email: string): string {
	return cipher.lookupHash(`reset-address:${email.toLowerCase()}`);
}
