import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { deliveryFromEnvironment } from './container.ts';

const inputSchema = z.object({
	/**
	 * An entry that the stream has not delivered for so long is stuck. 0 takes everything: for when nothing reads the
	 * stream, as after a restore.
	 */
	stuckMinutes: z.number().min(0).default(2),
});

const logger = new Logger();
const outbox = await deliveryFromEnvironment();

/** The net under the stream: run on a schedule, it delivers what is stuck and fails loudly when it cannot. */
export async function handler(event?: unknown): Promise<{ delivered: number }> {
	const { stuckMinutes } = inputSchema.parse(event ?? {});
	const { delivered, failures } = await outbox.sweep(
		new Date(outbox.clock().getTime() - stuckMinutes * 60_000),
	);
	for (const error of failures) logger.error('an outbox entry is stuck', { error });
	if (failures.length > 0) throw new Error(`${failures.length} outbox entries could not be delivered`);
	return { delivered };
}
