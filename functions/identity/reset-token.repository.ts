import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '#platform/clock.ts';
import type { Table } from '#platform/data/table.ts';
import { deleteChange, putChange, type Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { SessionKind } from '#platform/http/session-cookies.ts';
import { securityLimits } from './security-limits.ts';
import { resetTokenEntity } from './reset-token.entity.ts';

export interface ResetToken {
	tokenHash: string;
	accountId: string;
	kind: SessionKind;
	credentialRevision: number;
}

function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('base64url');
}

export function resetTokenRepository(table: Table, clock: Clock) {
	const entity = resetTokenEntity(table);
	return {
		/** A new link secret, and the change that remembers its hash. */
		issue(
			kind: SessionKind,
			accountId: string,
			credentialRevision: number,
		): { token: string; change: Change } {
			const token = randomBytes(32).toString('base64url');
			const now = clock();
			const expires = new Date(now.getTime() + securityLimits(now).resetLinkMinutes * 60_000);
			const record = {
				tokenHash: hashOf(token),
				accountId,
				kind,
				credentialRevision,
				expiresAt: expires.toISOString(),
				ttl: Math.ceil(expires.getTime() / 1000),
			};
			return { token, change: putChange(entity.create(record)) };
		},
		async find(token: string): Promise<ResetToken | undefined> {
			const { data } = await entity.get({ tokenHash: hashOf(token) }).go({ consistent: true });
			return data && data.expiresAt > clock().toISOString() ? data : undefined;
		},
		/** Uses the link up; of two who use it at once, one is refused. */
		consumeChange(token: ResetToken): Change {
			return deleteChange(
				entity
					.delete({ tokenHash: token.tokenHash })
					.where((attribute, operation) => operation.exists(attribute.accountId)),
				() => new DomainError('identity.reset-link-invalid'),
			);
		},
	};
}

export type ResetTokenRepository = ReturnType<typeof resetTokenRepository>;
