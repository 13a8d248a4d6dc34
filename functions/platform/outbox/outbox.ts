import { Entity } from 'electrodb';
import * as z from 'zod';
import type { FieldCipher } from '../crypto/field-cipher.ts';
import { model, type Table } from '../data/table.ts';
import { putChange, type Change } from '../data/transaction.ts';
import type { NewId } from '../ids.ts';
import { stateMachines } from '../workflow/workflow.ts';
import { shardFor, type OutboxLane } from './lanes.ts';

/** An effect outside the table. Delivering one twice must do no harm. */
export const effectSchema = z.discriminatedUnion('kind', [
	z.object({
		kind: z.literal('workflow.start'),
		/** Approvals unless told: entries that were written before there were two machines name none. */
		machine: z.enum(stateMachines).default('approval'),
		/** Execution name; starting the same name again is no new execution. */
		name: z.string(),
		input: z.unknown(),
	}),
	z.object({ kind: z.literal('workflow.resume'), taskToken: z.string(), output: z.unknown() }),
	z.object({ kind: z.literal('mail.send'), to: z.email(), subject: z.string(), text: z.string() }),
]);

export type Effect = z.input<typeof effectSchema>;

function laneOf({ kind }: Effect): OutboxLane {
	return kind === 'mail.send' ? 'mail' : 'workflow';
}

export function outboxEntity(table: Table) {
	return new Entity(
		{
			model: model('outbox'),
			attributes: {
				shard: { type: 'string', required: true },
				entryId: { type: 'string', required: true },
				/** Sealed JSON of the effect: mails carry reset links and names. */
				sealed: { type: 'string', required: true },
				createdAt: { type: 'string', required: true },
				/** Of the sweep, when it had no success yet, and when it tries again. */
				tries: { type: 'number' },
				retryAt: { type: 'string' },
				/** The shard of an entry that is parked. */
				parkedFrom: { type: 'string' },
			},
			indexes: {
				pending: {
					pk: { field: 'pk', composite: ['shard'], casing: 'none' },
					sk: { field: 'sk', composite: ['entryId'], casing: 'none' },
				},
			},
		},
		table,
	);
}

export interface Outbox {
	/** Goes into the transaction of the change that wants the effect. */
	entry(effect: Effect): Change;
}

export function outboxOn(
	table: Table,
	tools: { cipher: FieldCipher; newId: NewId; clock: () => Date },
): Outbox {
	const entity = outboxEntity(table);
	return {
		entry(effect) {
			const entryId = tools.newId();
			const sealed = tools.cipher.seal(JSON.stringify(effectSchema.parse(effect)));
			const createdAt = tools.clock().toISOString();
			return putChange(
				entity.create({ shard: shardFor(laneOf(effect), entryId), entryId, sealed, createdAt }),
			);
		},
	};
}
