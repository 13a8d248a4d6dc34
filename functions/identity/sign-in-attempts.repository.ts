import { Entity } from 'electrodb';
import type { Clock } from '#platform/clock.ts';
import { isConditionRefused } from '#platform/data/condition-refused.ts';
import { model, type Table } from '#platform/data/table.ts';
import { DomainError } from '#platform/errors.ts';
import { securityLimits } from './security-limits.ts';

const keptSeconds = 24 * 3600;

function attemptsEntity(table: Table) {
	return new Entity(
		{
			model: model('sign-in-attempts'),
			attributes: {
				/** Keyed hash of kind and login: unknown logins are counted and locked alike, so a lock tells nothing. */
				loginHash: { type: 'string', required: true },
				failures: { type: 'number', required: true },
				lockedUntil: { type: 'string', required: true },
				ttl: { type: 'number', required: true },
			},
			indexes: {
				byLogin: {
					pk: { field: 'pk', composite: ['loginHash'], casing: 'none' },
					sk: { field: 'sk', composite: [], casing: 'none' },
				},
			},
		},
		table,
	);
}

/** Five failures lock a login for 15 minutes (資通安全責任等級分級辦法 附表十, 身分驗證). */
export interface SignInAttempts {
	/**
	 * Takes one try before the password is looked at, so that guesses sent at once count too.
	 * @throws DomainError `identity.locked`
	 */
	take(loginHash: string): Promise<void>;
	/** Forgets the failures after a success. */
	clear(loginHash: string): Promise<void>;
}

export function signInAttempts(table: Table, clock: Clock): SignInAttempts {
	const entity = attemptsEntity(table);
	return {
		async take(loginHash) {
			const now = clock();
			const ttl = Math.ceil(now.getTime() / 1000) + keptSeconds;
			const { data } = await entity.get({ loginHash }).go({ consistent: true });
			if (data && data.lockedUntil > now.toISOString()) throw new DomainError('identity.locked');
			const expired = data && data.lockedUntil !== '' && data.lockedUntil <= now.toISOString();
			const failures = (expired ? 0 : (data?.failures ?? 0)) + 1;
			const { lockFailures, lockMinutes } = securityLimits(now);
			const lockedUntil =
				failures >= lockFailures ? new Date(now.getTime() + lockMinutes * 60_000).toISOString() : '';
			try {
				await entity
					.put({ loginHash, failures, lockedUntil, ttl })
					.where((attribute, operation) =>
						data
							? `${operation.eq(attribute.failures, data.failures)} AND ${operation.eq(attribute.lockedUntil, data.lockedUntil)}`
							: operation.notExists(attribute.failures),
					)
					.go();
			} catch (cause) {
				// Somebody else tries the same login this moment.
				if (isConditionRefused(cause)) throw new DomainError('request.busy', { cause });
				throw cause;
			}
		},
		async clear(loginHash) {
			await entity.delete({ loginHash }).go();
		},
	};
}
