import { Entity } from 'electrodb';
import type { RequestOrigin } from '#platform/access/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { model, type Table } from '#platform/data/table.ts';
import { putChange, type Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { NewId } from '#platform/ids.ts';
import { signInOutcomes, type SignInOutcome } from '#shared/contract/identity.ts';

/** Days for which sign-ins are kept: at least six months (附表十, 日誌). */
const keptDays = 400;

function signInEntity(table: Table) {
	return new Entity(
		{
			model: model('sign-in'),
			attributes: {
				accountId: { type: 'string', required: true },
				at: { type: 'string', required: true },
				entryId: { type: 'string', required: true },
				outcome: { type: signInOutcomes, required: true },
				ip: { type: 'string', required: true },
				userAgent: { type: 'string', required: true },
				ttl: { type: 'number', required: true },
			},
			indexes: {
				byAccount: {
					pk: { field: 'pk', composite: ['accountId'], casing: 'none' },
					sk: { field: 'sk', composite: ['at', 'entryId'], casing: 'none' },
				},
			},
		},
		table,
	);
}

/** 登入訊息 (P-12): who tried to sign in, from where, with what outcome; and that the mail address has changed. */
export function signInLog(table: Table, clock: Clock, newId: NewId) {
	const entity = signInEntity(table);

	function entryOf(
		accountId: string,
		outcome: SignInOutcome,
		origin: RequestOrigin,
		{ at, entryId }: { at: string; entryId: string },
	) {
		return {
			...{ accountId, at, entryId, outcome },
			ip: origin.ip,
			userAgent: origin.userAgent.slice(0, 200),
			ttl: Math.ceil(clock().getTime() / 1000) + keptDays * 86_400,
		};
	}

	return {
		async record(accountId: string, outcome: SignInOutcome, origin: RequestOrigin): Promise<void> {
			await entity
				.create(entryOf(accountId, outcome, origin, { at: clock().toISOString(), entryId: newId() }))
				.go();
		},
		/** An entry of something that has an instant and a name of its own; writing it twice is refused. */
		entryChange(
			accountId: string,
			outcome: SignInOutcome,
			origin: RequestOrigin,
			name: { at: string; entryId: string },
		): Change {
			return putChange(
				entity.create(entryOf(accountId, outcome, origin, name)),
				() => new DomainError('request.conflict'),
			);
		},
		async latest(accountId: string): Promise<{ at: string; outcome: SignInOutcome; ip: string }[]> {
			const { data } = await entity.query.byAccount({ accountId }).go({ order: 'desc', limit: 20 });
			return data.map(({ at, outcome, ip }) => ({ at, outcome, ip }));
		},
	};
}

export type SignInLog = ReturnType<typeof signInLog>;
