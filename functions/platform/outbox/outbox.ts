import { Entity } from 'electrodb';
import * as z from 'zod';
import { siteLanguages } from '#shared/codes/site-languages.ts';
import type { FieldCipher } from '../crypto/field-cipher.ts';
import { model, type Table } from '../data/table.ts';
import { putChange, type Change } from '../data/transaction.ts';
import type { NewId } from '../ids.ts';
import { stateMachines } from '../workflow/workflow.ts';
import { shardFor, type OutboxLane } from './lanes.ts';

const originSchema = z.object({ ip: z.string(), userAgent: z.string(), requestId: z.string() });

const accountKindSchema = z.enum(['staff', 'volunteer']);

/** Somebody asks for a link to set a password; whether anybody is meant is found out when it is delivered (P-24). */
const passwordResetSchema = z.object({
	kind: z.literal('account.reset-password'),
	requestId: z.string(),
	asked: z.discriminatedUnion('account', [
		z.object({ account: z.literal('staff'), login: z.string(), email: z.string() }),
		z.object({ account: z.literal('volunteer'), nationalId: z.string(), birthDate: z.string() }),
	]),
	language: z.enum(siteLanguages),
	origin: originSchema,
});

/** The address of an account has changed, whoever changed it: its owner is told at both addresses. */
const emailChangeSchema = z.object({
	kind: z.literal('account.email-changed'),
	account: accountKindSchema,
	accountId: z.string(),
	name: z.string(),
	/** Empty when there is none. */
	before: z.string(),
	after: z.string(),
	at: z.iso.datetime(),
	/** Names the change, so that it is logged once. */
	changeId: z.string(),
	origin: originSchema,
});

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
	passwordResetSchema,
	emailChangeSchema,
]);

export type Effect = z.input<typeof effectSchema>;

/** Requests about accounts end in mails: nothing of sign-in holds up an approval. */
function laneOf({ kind }: Effect): OutboxLane {
	return kind === 'workflow.start' || kind === 'workflow.resume' ? 'workflow' : 'mail';
}

export type PasswordResetRequest = z.output<typeof passwordResetSchema>;
export type EmailChange = z.output<typeof emailChangeSchema>;

/** What becomes of the effects that concern sign-in; the domain of accounts brings it along. */
export interface AccountEffects {
	sendResetLink(request: PasswordResetRequest): Promise<void>;
	tellEmailChange(change: EmailChange): Promise<void>;
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
