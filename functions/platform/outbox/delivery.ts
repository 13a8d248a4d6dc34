import type * as z from 'zod';
import type { Clock } from '../clock.ts';
import type { FieldCipher } from '../crypto/field-cipher.ts';
import type { Table } from '../data/table.ts';
import type { Transact } from '../data/transaction.ts';
import type { MailSender } from '../mail/mail-sender.ts';
import type { Workflow } from '../workflow/workflow.ts';
import { effectSchema, outboxEntity, type AccountEffects } from './outbox.ts';
import { sweepOf } from './sweep.ts';

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
	transact: Transact;
	clock: Clock;
}

export type Deliver = (entry: SealedEntry) => Promise<void>;

/**
 * Delivers outbox entries at least once: the entry is removed only after its effect. What comes again after that (a
 * batch is repeated as a whole, a stream is read again after a restart) finds no entry and does nothing.
 */
export function delivery({ table, cipher, workflow, mail, accounts, transact, clock }: DeliveryTools) {
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

	const deliver: Deliver = async ({ shard, entryId, sealed }) => {
		// A query, because the outbox Lambda may read in no other way.
		const { data } = await entity.query.pending({ shard, entryId }).go({ consistent: true });
		if (data.length === 0) return;
		await perform(effectSchema.parse(JSON.parse(cipher.open(sealed))));
		await entity.delete({ shard, entryId }).go();
	};

	return { deliver, ...sweepOf({ table, transact, clock, deliver }) };
}
