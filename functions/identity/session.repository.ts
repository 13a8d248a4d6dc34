import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '#platform/clock.ts';
import type { Table } from '#platform/data/table.ts';
import { deleteChange, putChange, updateChange, type Change } from '#platform/data/transaction.ts';
import type { SessionKind } from '#platform/http/session-cookies.ts';
import { securityLimits } from './security-limits.ts';
import { sessionEntity } from './session.entity.ts';

export interface Session {
	accountId: string;
	tokenHash: string;
	kind: SessionKind;
	name: string;
	/** Good only while the account's credential has this revision. */
	credentialRevision: number;
	createdAt: string;
	lastSeenAt: string;
}

/** The last request is written down at most this often. */
const touchSeconds = 60;

const minute = 60_000;

function hashOf(secret: string): string {
	return createHash('sha256').update(secret).digest('base64url');
}

/** The instant at which the session ends if nothing more is asked. */
export function sessionExpiry(session: Pick<Session, 'createdAt'>, seenAt: Date): Date {
	const { idleMinutes, absoluteMinutes } = securityLimits(seenAt);
	const idle = seenAt.getTime() + idleMinutes * minute;
	const absolute = Date.parse(session.createdAt) + absoluteMinutes * minute;
	return new Date(Math.min(idle, absolute));
}

/** Opaque tokens: `<account id>.<256 random bits>`; the id only says where to look. */
export function sessionRepository(table: Table, clock: Clock) {
	const entity = sessionEntity(table);
	return {
		/** A new session and the token that only the browser keeps. */
		open(
			kind: SessionKind,
			account: { accountId: string; name: string; credentialRevision: number },
		): { token: string; session: Session; change: Change } {
			const secret = randomBytes(32).toString('base64url');
			const now = clock();
			const session: Session = {
				...account,
				tokenHash: hashOf(secret),
				kind,
				createdAt: now.toISOString(),
				lastSeenAt: now.toISOString(),
			};
			const ttl = Math.ceil(now.getTime() / 1000) + securityLimits(now).absoluteMinutes * 60;
			return {
				token: `${account.accountId}.${secret}`,
				session,
				change: putChange(entity.create({ ...session, ttl })),
			};
		},
		/** The live session behind a token. */
		async find(kind: SessionKind, token: string): Promise<Session | undefined> {
			const dot = token.indexOf('.');
			if (dot <= 0 || token.length > 200) return undefined;
			const key = { accountId: token.slice(0, dot), tokenHash: hashOf(token.slice(dot + 1)) };
			const { data } = await entity.get(key).go({ consistent: true });
			if (data?.kind !== kind) return undefined;
			// TTL deletes late: the clock decides.
			return sessionExpiry(data, new Date(data.lastSeenAt)) > clock() ? data : undefined;
		},
		/** Notes a request, so that the idle time starts anew. */
		async touch(session: Session): Promise<void> {
			const now = clock();
			if (now.getTime() - Date.parse(session.lastSeenAt) < touchSeconds * 1000) return;
			const key = { accountId: session.accountId, tokenHash: session.tokenHash };
			// A session that was closed meanwhile must not come back.
			await entity
				.patch(key)
				.set({ lastSeenAt: now.toISOString() })
				.go()
				.catch(() => undefined);
		},
		/** Takes one session along to a new password. */
		keepChange(session: Pick<Session, 'accountId' | 'tokenHash' | 'credentialRevision'>): Change {
			const { accountId, tokenHash, credentialRevision } = session;
			return updateChange(entity.patch({ accountId, tokenHash }).set({ credentialRevision }));
		},
		closeChange(session: Pick<Session, 'accountId' | 'tokenHash'>): Change {
			return deleteChange(entity.delete({ accountId: session.accountId, tokenHash: session.tokenHash }));
		},
	};
}

export type SessionRepository = ReturnType<typeof sessionRepository>;
