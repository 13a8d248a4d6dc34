import type { Clock } from '#platform/clock.ts';
import type { Table } from '#platform/data/table.ts';
import { putChange, type Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import { resetLimitEntity } from './reset-limit.entity.ts';
import { securityLimits } from './security-limits.ts';

const keptSeconds = 2 * 86_400;

/** Reset links are mailed so many times a day to one account: nobody is to be flooded with them. */
export interface ResetLimits {
	/**
	 * The change that counts a mail of today; undefined when there were enough, or when this very request was answered
	 * before (the outbox delivers at least once).
	 */
	takeChange(accountId: string, requestId: string): Promise<Change | undefined>;
}

export function resetLimits(table: Table, clock: Clock): ResetLimits {
	const entity = resetLimitEntity(table);
	return {
		async takeChange(accountId, requestId) {
			const now = clock();
			const key = { accountId, day: todayInTaipei(now) };
			const { data } = await entity.get(key).go({ consistent: true });
			const { requestIds, revision }: { requestIds: string[]; revision: number } = data ?? {
				requestIds: [],
				revision: 0,
			};
			if (requestIds.length >= securityLimits(now).resetMailsPerDay || requestIds.includes(requestId)) {
				return undefined;
			}
			return putChange(
				entity
					.put({
						...key,
						requestIds: [...requestIds, requestId],
						revision: revision + 1,
						ttl: Math.ceil(now.getTime() / 1000) + keptSeconds,
					})
					.where((attribute, operation) =>
						revision === 0
							? operation.notExists(attribute.revision)
							: operation.eq(attribute.revision, revision),
					),
				// Another request of the same account this moment: the outbox tries again.
				() => new DomainError('request.busy'),
			);
		},
	};
}
