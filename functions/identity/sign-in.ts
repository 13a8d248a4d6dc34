import type { AnonymousActor } from '#platform/access/actor.ts';
import { DomainError } from '#platform/errors.ts';
import { Reply } from '#platform/http/reply.ts';
import { clearedSessionCookie, sessionCookie, type SessionKind } from '#platform/http/session-cookies.ts';
import type { StaffProfile, VolunteerProfile } from '#shared/contract/identity.ts';
import { normalizeNationalId } from '#shared/values/national-id.ts';
import type { Account } from './account.repository.ts';
import type { Credential } from './credential.repository.ts';
import type { IdentityDependencies } from './identity-dependencies.ts';
import { maySignIn } from './may-sign-in.ts';
import { securityLimits } from './security-limits.ts';
import { sessionExpiry, type Session } from './session.repository.ts';
import { staffProfileOf } from './staff-profile.ts';

type Dependencies = Pick<
	IdentityDependencies,
	| 'accounts'
	| 'attempts'
	| 'audit'
	| 'cipher'
	| 'clock'
	| 'credentials'
	| 'directory'
	| 'functionsOf'
	| 'passwords'
	| 'people'
	| 'robotCheck'
	| 'sessions'
	| 'signIns'
	| 'sites'
	| 'transact'
	| 'uniqueness'
>;

/** A hash that no password has, so that an unknown login takes as long as a wrong password. */
const nobody = `argon2id$19456,2,1$${'A'.repeat(22)}$${'A'.repeat(43)}`;

interface Candidate {
	accountId: string;
	name: string;
}

/**
 * Checks login and password and opens a session. Unknown login, wrong password, disabled account, account of a
 * disabled organisation and an account without a password are answered alike.
 *
 * @throws DomainError `identity.robot-check-failed`, `identity.locked`, `identity.sign-in-refused`
 */
async function openSession<Found extends Candidate>(
	deps: Dependencies,
	actor: AnonymousActor,
	kind: SessionKind,
	input: { login: string; password: string; proof: string; find: () => Promise<Found | undefined> },
): Promise<{ found: Found; credential: Credential; session: Session; cookie: string }> {
	await deps.robotCheck.verify(input.proof);
	const loginHash = deps.cipher.lookupHash(`${kind}:${input.login}`);
	const found = await input.find();
	try {
		await deps.attempts.take(loginHash);
	} catch (error) {
		if (found) await deps.signIns.record(found.accountId, 'locked', actor.origin);
		throw error;
	}
	const credential = found && (await deps.credentials.get(found.accountId));
	const right = await deps.passwords.matches(input.password, credential?.passwordHash ?? nobody);
	if (!found || !credential || !right) {
		if (found) await deps.signIns.record(found.accountId, 'failure', actor.origin);
		throw new DomainError('identity.sign-in-refused');
	}
	const { token, session, change } = deps.sessions.open(kind, {
		accountId: found.accountId,
		name: found.name,
		credentialRevision: credential.revision,
	});
	await deps.transact([
		change,
		deps.credentials.unchanged(credential),
		deps.audit.entry({ actor, action: `${kind}.sign-in`, subject: { type: 'account', id: found.accountId } }),
	]);
	await deps.attempts.clear(loginHash);
	await deps.signIns.record(found.accountId, 'success', actor.origin);
	const maxAge = securityLimits(deps.clock()).absoluteMinutes * 60;
	const cookie = sessionCookie(kind, token, deps.sites.secureCookies, maxAge);
	return { found, credential, session, cookie };
}

/** S-03: back-office sign-in. */
export async function signInStaff(
	deps: Dependencies,
	actor: AnonymousActor,
	input: { login: string; password: string; proof: string },
): Promise<Reply<StaffProfile>> {
	const login = input.login.trim().toLowerCase();
	const { found, credential, session, cookie } = await openSession<Account>(deps, actor, 'staff', {
		...input,
		login,
		find: async () => {
			const accountId = await deps.uniqueness.find('login', login);
			const account = accountId === undefined ? undefined : await deps.accounts.get(accountId);
			return account && (await maySignIn(deps, account)) ? account : undefined;
		},
	});
	const expiresAt = sessionExpiry(session, deps.clock()).toISOString();
	const profile = await staffProfileOf(deps, found, { mustChangePassword: credential.mustChange, expiresAt });
	return new Reply(profile, { cookies: [cookie] });
}

/** P-10, P-11: volunteers sign in with their ID number. */
export async function signInVolunteer(
	deps: Dependencies,
	actor: AnonymousActor,
	input: { nationalId: string; password: string; proof: string },
): Promise<Reply<VolunteerProfile>> {
	const nationalId = normalizeNationalId(input.nationalId);
	const { found, session, cookie } = await openSession(deps, actor, 'volunteer', {
		...input,
		login: nationalId,
		find: async () => {
			const person = await deps.people.findByNationalId(nationalId);
			return person && { ...person, accountId: person.volunteerId };
		},
	});
	const profile: VolunteerProfile = {
		volunteerId: found.volunteerId,
		name: found.name,
		nationalId: found.maskedNationalId,
		sessionExpiresAt: sessionExpiry(session, deps.clock()).toISOString(),
	};
	return new Reply(profile, { cookies: [cookie] });
}

/** Ends the caller's session. */
export async function signOut(
	deps: Pick<Dependencies, 'sessions' | 'transact' | 'sites'>,
	kind: SessionKind,
	accountId: string,
	sessionId: string,
): Promise<Reply<Record<string, never>>> {
	await deps.transact([deps.sessions.closeChange({ accountId, tokenHash: sessionId })]);
	return new Reply({}, { cookies: [clearedSessionCookie(kind, deps.sites.secureCookies)] });
}
