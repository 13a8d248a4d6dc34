import { expect } from '@playwright/test';
import * as z from 'zod';
import { browserAddresses } from '#tests/support/browser-stack/addresses.ts';

const storeSchema = z.object({
	emails: z.array(
		z.object({
			subject: z.string(),
			destination: z.object({ to: z.array(z.string()) }),
			body: z.object({ text: z.string().optional() }),
		}),
	),
});

export interface InboxMail {
	subject: string;
	text: string;
}

/** Mails to one address, oldest first, as the inbox has them. */
export async function mailsTo(address: string): Promise<InboxMail[]> {
	const response = await fetch(`${browserAddresses.inbox}/store`);
	const { emails } = storeSchema.parse(await response.json());
	return emails
		.filter(({ destination }) => destination.to.includes(address))
		.map(({ subject, body }) => ({ subject, text: body.text ?? '' }));
}

/** Waits for a mail whose subject holds these words. */
export async function mailThatArrives(address: string, words: string): Promise<InboxMail> {
	let found: InboxMail | undefined;
	await expect
		.poll(
			async () => {
				found = (await mailsTo(address)).findLast(({ subject }) => subject.includes(words));
				return found?.subject;
			},
			{ message: `a mail to ${address} about ${words}`, timeout: 20_000 },
		)
		.toBeDefined();
	if (!found) throw new TypeError('the poll above has found it');
	return found;
}
