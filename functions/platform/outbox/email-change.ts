import type { Actor } from '../access/actor.ts';
import type { Change } from '../data/transaction.ts';
import type { Clock } from '../clock.ts';
import type { NewId } from '../ids.ts';
import type { EmailChange, Outbox } from './outbox.ts';

interface Tools {
	outbox: Outbox;
	newId: NewId;
	clock: Clock;
}

/** Belongs into every transaction that writes the address of an account: nothing, while it stays the same. */
export function emailChangeEntries(
	{ outbox, newId, clock }: Tools,
	actor: Actor,
	change: Pick<EmailChange, 'account' | 'accountId' | 'name' | 'before' | 'after'>,
): Change[] {
	if (change.before.toLowerCase() === change.after.toLowerCase()) return [];
	const { ip, userAgent, requestId } = actor.origin;
	return [
		outbox.entry({
			kind: 'account.email-changed',
			...change,
			at: clock().toISOString(),
			changeId: newId(),
			origin: { ip, userAgent, requestId },
		}),
	];
}
