import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { mailSenderOf } from '#platform/mail/mail-sender.ts';
import { awsFault, lostAnswer } from '#tests/support/aws-faults.ts';

function setup() {
	const client = new SESv2Client({ region: 'local' });
	return { sender: mailSenderOf({ MAIL_FROM: 'city@example.tw' }, client), service: mockClient(client) };
}
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
		['throttled', awsFault('TooManyRequestsException', 429)],
		['refused', awsFault('MessageRejected')],
		['stopped after too many bounces', awsFault('SendingPausedException')],
		['not heard', lostAnswer()],
	])('that is %s is told, and so stays in the outbox', async (_, fault) => {
		const { sender, service } = setup();
		service.on(SendEmailCommand).rejects(fault);
		await expect(sender.send(mail)).rejects.toThrow(fault.message);
	});
});
