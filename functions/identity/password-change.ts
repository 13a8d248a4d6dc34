import type { StaffActor } from '#platform/access/actor.ts';
import type { Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { Credential } from './credential.repository.ts';
import type { IdentityDependencies } from './identity-dependencies.ts';
import { securityLimits } from './security-limits.ts';

type Dependencies = Pick<IdentityDependencies, 'clock' | 'credentials' | 'passwords' | 'sessions'>;

function reused(): DomainError {
	return new DomainError('identity.password-reused', {
		errors: [{ field: 'password', label: '密碼', message: '新密碼不可與最近 3 次使用過的密碼相同' }],
	});
}

/**
 * The changes that set a password and end the account's other sessions, which name the revision before.
 *
 * @throws DomainError `identity.password-reused`
 */
export async function newCredential(
	deps: Dependencies,
	input: {
		/** The present credential; `revision` 0 and no history when there is none. */
		credential: Credential;
		password: string;
		/** True when somebody else chose the password. */
		mustChange: boolean;
		keepSession?: string;
	},
): Promise<Change[]> {
	const { credential, password, mustChange, keepSession } = input;
	for (const old of credential.history) {
		if (await deps.passwords.matches(password, old)) throw reused();
	}
	const passwordHash = await deps.passwords.hash(password);
	const next: Credential = {
		...credential,
		passwordHash,
		history: [passwordHash, ...credential.history].slice(0, securityLimits(deps.clock()).passwordHistory),
		mustChange,
		changedAt: deps.clock().toISOString(),
	};
	const { accountId, revision } = credential;
	return [
		deps.credentials.putChange(next, revision),
		...(keepSession === undefined
			? []
			: [
					deps.sessions.keepChange({
						accountId,
						tokenHash: keepSession,
						credentialRevision: revision + 1,
					}),
				]),
	];
}

/** A credential to start from, for an account that has none yet. */
export function noCredential(accountId: string): Credential {
	return { accountId, passwordHash: '', history: [], mustChange: false, changedAt: '', revision: 0 };
}

/** What `provePassword` needs. */
export type ProofDependencies = Pick<
	IdentityDependencies,
	'attempts' | 'cipher' | 'credentials' | 'passwords'
>;

/**
 * The caller's credential, after the present password was shown to be known.
 *
 * @throws DomainError `identity.current-password-wrong`, after five of them `identity.locked`
 */
export async function provePassword(
	deps: ProofDependencies,
	actor: StaffActor,
	password: string,
): Promise<Credential> {
	// Counted like sign-ins: who found a browser signed in must not find out the password by trying.
	const attempt = deps.cipher.lookupHash(`staff-password:${actor.accountId}`);
	await deps.attempts.take(attempt);
	const credential = await deps.credentials.get(actor.accountId);
	if (!credential || !(await deps.passwords.matches(password, credential.passwordHash))) {
		throw new DomainError('identity.current-password-wrong', {
			errors: [{ field: 'currentPassword', label: '目前密碼', message: '目前密碼不正確' }],
		});
	}
	await deps.attempts.clear(attempt);
	return credential;
}

/** Changes the own password, as at the first sign-in with one that somebody else chose. */
export async function changeStaffPassword(
	deps: Dependencies & ProofDependencies & Pick<IdentityDependencies, 'audit' | 'transact'>,
	actor: StaffActor,
	input: { currentPassword: string; password: string },
): Promise<Record<string, never>> {
	const credential = await provePassword(deps, actor, input.currentPassword);
	const changes = await newCredential(deps, {
		credential,
		password: input.password,
		mustChange: false,
		keepSession: actor.session.sessionId,
	});
	await deps.transact([
		...changes,
		deps.audit.entry({ actor, action: 'password.change', subject: { type: 'account', id: actor.accountId } }),
	]);
	return {};
}
