import { backoff } from '#platform/backoff.ts';
import { DomainError } from '#platform/errors.ts';

/** What a transaction was built on has changed since it was read; nothing was written. */
export class StaleReading extends Error {
	override readonly name = 'StaleReading';
}

const attempts = 12;

/**
 * Reads, decides and writes again when another writer came between. For writes that do not depend on what the user
 * saw: those state the user's revision and fail with `request.conflict` instead.
 */
export async function fromFreshReading<Result>(attempt: () => Promise<Result>): Promise<Result> {
	for (let count = 1; ; count += 1) {
		try {
			return await attempt();
		} catch (error) {
			if (!(error instanceof StaleReading)) throw error;
			if (count === attempts) throw new DomainError('request.busy', { cause: error });
			await backoff(Math.min(count, 6));
		}
	}
}
