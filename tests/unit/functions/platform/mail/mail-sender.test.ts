import {
	AccountSuspendedException,
	BadRequestException,
	MailFromDomainNotVerifiedException,
	MessageRejected,
	SendEmailCommand,
	SendingPausedException,
	SESv2Client,
	TooManyRequestsException,
} from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { mailSenderOf } from '#platform/mail/mail-sender.ts';
import { RefusedForGood } from '#platform/refused-for-good.ts';
import { awsFault, lostAnswer } from '#tests/support/aws-faults.ts';

function setup() {
	const client = new SESv2Client({ region: 'local' });
	return { sender: mailSenderOf({ MAIL_FROM: 'city@example.tw' }, client), service: mockClient(client) };
}
const told = { message: 'told', $metadata: {} };
const mail = { to: 'somebody@example.com', subject: '重置密碼', text: '請點選連結' };

describe('a mail', () => {
	it('goes from the one address of the city, as plain text', async () => {
		const { sender, service } = setup();
		service.on(SendEmailCommand).resolves({ MessageId: '1' });
		await sender.send(mail);
		const [call] = service.commandCalls(SendEmailCommand);
		expect(call?.args[0].input).toMatchObject({
			FromEmailAddress: 'city@example.tw',
			Destination: { ToAddresses: ['somebody@example.com'] },
			Content: { Simple: { Body: { Text: { Data: '請點選連結' } } } },
		});
	});

	it.each([
		['not sent for now: there are too many', new TooManyRequestsException(told)],
		['not sent while the account pauses', new SendingPausedException(told)],
		['not sent by an account that is suspended', new AccountSuspendedException(told)],
		['not sent from a domain that is not verified', new MailFromDomainNotVerifiedException(told)],
		['not allowed to this Lambda', awsFault('AccessDeniedException', 403)],
		['not heard of again', lostAnswer()],
	])('that is %s stays in the outbox, to be tried again', async (_, fault) => {
		const { sender, service } = setup();
		service.on(SendEmailCommand).rejects(fault);
		await expect(sender.send(mail)).rejects.toBe(fault);
	});

	it.each([
		['content', new MessageRejected(told)],
		['address', new BadRequestException(told)],
	])('whose %s the service does not take is refused for good', async (_, cause) => {
		const { sender, service } = setup();
		service.on(SendEmailCommand).rejects(cause);
		const refusal: unknown = await sender.send(mail).catch((error: unknown) => error);
		expect(refusal).toBeInstanceOf(RefusedForGood);
		expect(refusal).toMatchObject({ cause });
	});
});
