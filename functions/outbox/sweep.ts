import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { deliveryFromEnvironment } from './container.ts';

const inputSchema = z.object({
	/**
	 * An entry that the stream has not delivered for so long is stuck. 0 takes everything, also what waits for its next
	 * try: for when nothing reads the stream, as after a restore.
	 */
	stuckMinutes: z.number().min(0).default(2),
	/** Puts what is parked back to where it came from, when its reason is gone. */
	retryParked: z.boolean().default(false),
});

/** Time that is left for the effect under way. */
const reserveMs = 12_000;

const endOfTime = new Date('9999-12-31');

const logger = new Logger();
const metrics = new Metrics();
const outbox = await deliveryFromEnvironment();

/** The net under the stream: run on a schedule, it delivers what is stuck and fails loudly when it cannot. */
export async function handler(
	event: unknown,
	context: Pick<Context, 'getRemainingTimeInMillis'>,
): Promise<{ delivered: number; retried: number }> {
	const { stuckMinutes, retryParked } = inputSchema.parse(event ?? {});
	const retried = retryParked ? await outbox.retryParked() : 0;
	const { delivered, failures, parked } = await outbox.sweep(
		stuckMinutes === 0 ? endOfTime : new Date(outbox.clock().getTime() - stuckMinutes * 60_000),
		() => context.getRemainingTimeInMillis() > reserveMs,
	);
	for (const error of failures) logger.error('an outbox entry is stuck', { error });
	for (const entryId of parked) logger.error('an outbox entry is parked', { entryId });
	metrics.addMetric('outboxParked', MetricUnit.Count, await outbox.countParked());
	metrics.publishStoredMetrics();
	if (failures.length > 0) throw new Error(`${failures.length} outbox entries could not be delivered`);
	return { delivered, retried };
}
