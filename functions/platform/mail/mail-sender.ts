import { BadRequestException, MessageRejected, SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { RefusedForGood } from '../refused-for-good.ts';

export interface Mail {
	to: string;
	subject: string;
	/** Plain text; links on lines of their own. */
	text: string;
}

export interface MailSender {
	send(mail: Mail): Promise<void>;
}

/** A service that hangs is given up before the Lambda is: other mails wait behind this one. */
const requestHandler = { connectionTimeout: 2_000, requestTimeout: 4_000, throwOnRequestTimeout: true };

export function mailSenderOf(
	config: { MAIL_FROM: string },
	client = new SESv2Client({ requestHandler, maxAttempts: 2 }),
): MailSender {
	return {
		async send({ to, subject, text }) {
			const command = new SendEmailCommand({
				FromEmailAddress: config.MAIL_FROM,
				Destination: { ToAddresses: [to] },
				Content: {
					Simple: {
						Subject: { Data: subject, Charset: 'UTF-8' },
						Body: { Text: { Data: text, Charset: 'UTF-8' } },
					},
				},
			});
			try {
				await client.send(command);
			} catch (error) {
				if (isAboutThisMail(error))
					throw new RefusedForGood('the mail service does not take this mail', { cause: error });
				throw error;
			}
		},
	};
}

/** Its address or content, unlike what holds for every mail: a domain that is not verified, sending that is paused. */
function isAboutThisMail(error: unknown): boolean {
	return error instanceof MessageRejected || error instanceof BadRequestException;
}
