import type { AnonymousActor } from '#platform/access/actor.ts';
import type { PasswordResetRequest } from '#platform/outbox/outbox.ts';
import type { IdentityDependencies } from './identity-dependencies.ts';
import { maySignIn } from './may-sign-in.ts';
import { hashOfAddress } from './reset-link.ts';
import { resetMail } from './reset-mail.ts';
import { securityLimits } from './security-limits.ts';

type Dependencies = Pick<
	IdentityDependencies,
	| 'accounts'
	| 'audit'
	| 'cipher'
	| 'clock'
	| 'credentials'
	| 'directory'
	| 'outbox'
	| 'people'
	| 'resetLimits'
	| 'resetTokens'
	| 'sites'
	| 'transact'
	| 'uniqueness'
>;

interface Receiver {
	accountId: string;
	name: string;
	email: string;
}

/** Mails a one-time link, if the request fits an account that has an address and was not mailed too many today. */
export async function sendResetLink(deps: Dependencies, request: PasswordResetRequest): Promise<void> {
	const receiver = await receiverOf(deps, request);
	if (!receiver) return;
	const taken = await deps.resetLimits.takeChange(receiver.accountId, request.requestId);
	if (!taken) return;
	const kind = request.asked.account;
	const credential = await deps.credentials.get(receiver.accountId);
	const { token, change } = deps.resetTokens.issue({
		kind,
		accountId: receiver.accountId,
		credentialRevision: credential?.revision ?? 0,
		emailHash: hashOfAddress(deps, receiver.email),
	});
	const actor: AnonymousActor = { kind: 'anonymous', origin: request.origin };
	await deps.transact([
		taken,
		change,
		deps.outbox.entry({
			kind: 'mail.send',
			to: receiver.email,
			...resetMail(request.language, {
				cityName: deps.sites.cityName,
				name: receiver.name,
				link: linkTo(deps, request, token),
				minutes: securityLimits(deps.clock()).resetLinkMinutes,
			}),
		}),
		deps.audit.entry({
			actor,
			action: `${kind}.request-password-reset`,
			subject: { type: 'account', id: receiver.accountId },
		}),
	]);
}

async function receiverOf(
	deps: Dependencies,
	{ asked }: PasswordResetRequest,
): Promise<Receiver | undefined> {
	if (asked.account === 'volunteer') {
		const person = await deps.people.findByNationalId(asked.nationalId);
		const right = person?.birthDate === asked.birthDate && person.email !== '';
		return right ? { ...person, accountId: person.volunteerId } : undefined;
	}
	const accountId = await deps.uniqueness.find('login', asked.login);
	const account = accountId === undefined ? undefined : await deps.accounts.get(accountId);
	const right = account?.email.toLowerCase() === asked.email && (await maySignIn(deps, account));
	return right ? account : undefined;
}

/** Behind #, so that the secret is never sent to a server or kept in a log with the page's address. */
function linkTo(
	{ sites }: Pick<Dependencies, 'sites'>,
	{ asked, language }: PasswordResetRequest,
	token: string,
): string {
	const origin = asked.account === 'staff' ? sites.adminOrigin : sites.portalOrigin;
	return `${origin}${language === 'en' ? '/en' : ''}/set-password#token=${token}`;
}
