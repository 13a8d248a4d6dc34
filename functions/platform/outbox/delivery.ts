import type * as z from 'zod';
import type { FieldCipher } from '../crypto/field-cipher.ts';
import type { Table } from '../data/table.ts';
import type { MailSender } from '../mail/mail-sender.ts';
import type { Workflow } from '../workflow/workflow.ts';
import { effectSchema, outboxEntity, outboxShards, type AccountEffects } from './outbox.ts';

interface SealedEntry {
	shard: string;
	entryId: string;
	sealed: string;
}

interface DeliveryTools {
	table: Table;
	cipher: FieldCipher;
	workflow: Workflow;
	mail: MailSender;
	accounts: AccountEffects;
}

/**
 * Delivers outbox entries at least once: the entry is removed only after its effect. What comes again after that (a
 * batch is repeated as a whole, a stream is read again after a restart) finds no entry and does nothing.
 */
export function delivery({ table, cipher, workflow, mail, accounts }: DeliveryTools) {
	const entity = outboxEntity(table);

	async function perform(effect: z.output<typeof effectSchema>): Promise<void> {
		switch (effect.kind) {
			case 'workflow.start':
				return workflow.start(effect.machine, effect.name, effect.input);
			case 'workflow.resume':
				return workflow.resume(effect.taskToken, effect.output);
			case 'mail.send':
				return mail.send(effect);
			case 'account.reset-password':
				return accounts.sendResetLink(effect);
			case 'account.email-changed':
				return accounts.tellEmailChange(effect);
		}
	}

	async function deliver({ shard, entryId, sealed }: SealedEntry): Promise<void> {
		const { data } = await entity.query.pending({ shard, entryId }).go({ consistent: true });
		if (data.length === 0) return;
		await perform(effectSchema.parse(JSON.parse(cipher.open(sealed))));
		await entity.delete({ shard, entryId }).go();
	}

	return {
		deliver,
		/** Delivers what is older than `before` and still there; returns how many, and what failed. */
		async sweep(before: Date): Promise<{ delivered: number; failures: Error[] }> {
			const failures: Error[] = [];
			let delivered = 0;
			for (const shard of outboxShards) {
				const { data } = await entity.query.pending({ shard }).go({ pages: 'all', consistent: true });
				for (const entry of data.filter((candidate) => candidate.createdAt < before.toISOString())) {
					try {
						await deliver(entry);
						delivered += 1;
					} catch (error) {
						failures.push(error instanceof Error ? error : new Error(String(error)));
					}
				}
			}
			return { delivered, failures };
		},
	};
}
