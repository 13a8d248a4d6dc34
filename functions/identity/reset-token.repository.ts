import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '#platform/clock.ts';
import type { Table } from '#platform/data/table.ts';
import { putChange, updateChange, type Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { SessionKind } from '#platform/http/session-cookies.ts';
import { securityLimits } from './security-limits.ts';
import { resetTokenEntity } from './reset-token.entity.ts';

export interface ResetToken {
	tokenHash: string;
	accountId: string;
	kind: SessionKind;
	credentialRevision: number;
	emailHash: string;
	expiresAt: string;
	usedAt?: string | undefined;
}

/** So long after its end a link is still known for one that is over or used. */
const rememberedSeconds = 86_400;

function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('base64url');
}

export function resetTokenRepository(table: Table, clock: Clock) {
	const entity = resetTokenEntity(table);
	return {
		/** A new link secret, and the change that remembers its hash. */
		issue(link: Pick<ResetToken, 'kind' | 'accountId' | 'credentialRevision' | 'emailHash'>): {
			token: string;
			change: Change;
		} {
			const token = randomBytes(32).toString('base64url');
			const now = clock();
			const expires = new Date(now.getTime() + securityLimits(now).resetLinkMinutes * 60_000);
			const record = {
				...link,
				tokenHash: hashOf(token),
				expiresAt: expires.toISOString(),
				ttl: Math.ceil(expires.getTime() / 1000) + rememberedSeconds,
			};
			return { token, change: putChange(entity.create(record)) };
		},
		/** The link behind a secret, be it good or over. */
		async find(token: string): Promise<ResetToken | undefined> {
			return (await entity.get({ tokenHash: hashOf(token) }).go({ consistent: true })).data ?? undefined;
		},
		/** Uses the link up; of two who use it at once, one is refused. */
		consumeChange(token: ResetToken): Change {
			return updateChange(
				entity
					.patch({ tokenHash: token.tokenHash })
					.set({ usedAt: clock().toISOString() })
					.where((attribute, operation) => operation.notExists(attribute.usedAt)),
				() => new DomainError('identity.reset-link-invalid'),
			);
		},
	};
}

export type ResetTokenRepository = ReturnType<typeof resetTokenRepository>;
