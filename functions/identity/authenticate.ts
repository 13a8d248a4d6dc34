import type { RequestOrigin, StaffActor, VolunteerActor } from '#platform/access/actor.ts';
import type { Clock } from '#platform/clock.ts';
import type { SessionKind } from '#platform/http/session-cookies.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { BackOfficeFunction } from '#shared/domain/identity/functions.ts';
import type { OrganizationLevel } from '#shared/domain/organizations/level.ts';
import type { AccountRepository } from './account.repository.ts';
import type { CredentialRepository } from './credential.repository.ts';
import { sessionExpiry, type Session, type SessionRepository } from './session.repository.ts';

interface Dependencies {
	accounts: AccountRepository;
	credentials: CredentialRepository;
	sessions: SessionRepository;
	directory: Pick<Directory, 'lastClosed'>;
	functionsOf: (level: OrganizationLevel) => Promise<BackOfficeFunction[]>;
	clock: Clock;
}

/**
 * The caller behind a session token; undefined for a token that is unknown, over, of a disabled account or an account of
 * a disabled organisation, or opened with a password that has been changed since.
 */
export function authenticator(deps: Dependencies) {
	return async (
		kind: SessionKind,
		token: string,
		origin: RequestOrigin,
	): Promise<StaffActor | VolunteerActor | undefined> => {
		const session = await deps.sessions.find(kind, token);
		if (!session) return undefined;
		const live = {
			sessionId: session.tokenHash,
			expiresAt: sessionExpiry(session, deps.clock()).toISOString(),
		};
		if (kind === 'volunteer') {
			const credential = await deps.credentials.get(session.accountId);
			if (credential?.revision !== session.credentialRevision) return undefined;
			await deps.sessions.touch(session);
			return { kind: 'volunteer', volunteerId: session.accountId, name: session.name, session: live, origin };
		}
		return staffActor(deps, session, live, origin);
	};
}

async function staffActor(
	deps: Dependencies,
	session: Session,
	live: StaffActor['session'],
	origin: RequestOrigin,
): Promise<StaffActor | undefined> {
	const [account, credential] = await Promise.all([
		deps.accounts.get(session.accountId),
		deps.credentials.get(session.accountId),
	]);
	if (account?.status !== 'enabled' || credential?.revision !== session.credentialRevision) return undefined;
	const closedAt = await deps.directory.lastClosed(account.path);
	if (closedAt === undefined || session.createdAt <= closedAt) return undefined;
	await deps.sessions.touch(session);
	return {
		kind: 'staff',
		accountId: account.accountId,
		name: account.name,
		level: account.level,
		organizationId: account.organizationId,
		path: account.path,
		functions: await deps.functionsOf(account.level),
		mustChangePassword: credential.mustChange,
		session: live,
		origin,
	};
}
