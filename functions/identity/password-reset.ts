import type { AnonymousActor } from '#platform/access/actor.ts';
import { DomainError } from '#platform/errors.ts';
import type { SessionKind } from '#platform/http/session-cookies.ts';
import { normalizeNationalId } from '#shared/values/national-id.ts';
import type { IdentityDependencies } from './identity-dependencies.ts';
import { newCredential, noCredential } from './password-change.ts';
import { securityLimits } from './security-limits.ts';

type Dependencies = Pick<
	IdentityDependencies,
	| 'accounts'
	| 'audit'
	| 'clock'
	| 'credentials'
	| 'outbox'
	| 'passwords'
	| 'people'
	| 'resetTokens'
	| 'robotCheck'
	| 'sessions'
	| 'sites'
	| 'transact'
	| 'uniqueness'
>;

/** Mails a one-time link. Whether anyone was found is never told (P-24). */
async function mailLink(
	deps: Dependencies,
	actor: AnonymousActor,
	kind: SessionKind,
	receiver: { accountId: string; name: string; email: string } | undefined,
): Promise<Record<string, never>> {
	if (!receiver) return {};
	const credential = (await deps.credentials.get(receiver.accountId)) ?? noCredential(receiver.accountId);
	const { token, change } = deps.resetTokens.issue(kind, receiver.accountId, credential.revision);
	const { portalOrigin, adminOrigin, cityName } = deps.sites;
	const minutes = securityLimits(deps.clock()).resetLinkMinutes;
	// Behind #, so that the secret is never sent to a server or kept in a log with the page's address.
	const link = `${kind === 'staff' ? adminOrigin : portalOrigin}/set-password#token=${token}`;
	await deps.transact([
		change,
		deps.outbox.entry({
			kind: 'mail.send',
			to: receiver.email,
			subject: `【${cityName}志願服務整合資訊平台】重置密碼`,
			text: [
				`${receiver.name} 您好：`,
				'',
				`我們收到重置密碼的申請。請在 ${minutes} 分鐘內開啟以下連結，設定新密碼：`,
				link,
				'',
				'連結只能使用一次。如果不是您本人申請，請不必理會這封信，您的密碼不會改變。',
			].join('\n'),
		}),
		deps.audit.entry({
			actor,
			action: `${kind}.request-password-reset`,
			subject: { type: 'account', id: receiver.accountId },
		}),
	]);
	return {};
}

/** S-24: login and stored e-mail must fit together. */
export async function requestStaffPasswordReset(
	deps: Dependencies,
	actor: AnonymousActor,
	input: { login: string; email: string; proof: string },
): Promise<Record<string, never>> {
	await deps.robotCheck.verify(input.proof);
	const accountId = await deps.uniqueness.find('login', input.login.trim().toLowerCase());
	const account = accountId === undefined ? undefined : await deps.accounts.get(accountId);
	const right = account?.status === 'enabled' && account.email.toLowerCase() === input.email.toLowerCase();
	return mailLink(deps, actor, 'staff', right ? account : undefined);
}

/** P-20 to P-24: ID number and date of birth must fit together. */
export async function requestVolunteerPasswordReset(
	deps: Dependencies,
	actor: AnonymousActor,
	input: { nationalId: string; birthDate: string; proof: string },
): Promise<Record<string, never>> {
	await deps.robotCheck.verify(input.proof);
	const person = await deps.people.findByNationalId(normalizeNationalId(input.nationalId));
	const right = person?.birthDate === input.birthDate && person.email !== '';
	return mailLink(deps, actor, 'volunteer', right ? { ...person, accountId: person.volunteerId } : undefined);
}

/** P-23: sets the new password by the mailed link; the link is used up, every session of the account ends. */
export async function resetPassword(
	deps: Dependencies,
	actor: AnonymousActor,
	input: { token: string; password: string; proof: string },
): Promise<{ kind: SessionKind }> {
	await deps.robotCheck.verify(input.proof);
	const token = await deps.resetTokens.find(input.token);
	if (!token) throw new DomainError('identity.reset-link-invalid');
	const credential = (await deps.credentials.get(token.accountId)) ?? noCredential(token.accountId);
	// Of several links that were mailed, the first one used ends the others.
	if (token.credentialRevision !== credential.revision) throw new DomainError('identity.reset-link-invalid');
	const changes = await newCredential(deps, { credential, password: input.password, mustChange: false });
	await deps.transact([
		deps.resetTokens.consumeChange(token),
		...changes,
		deps.audit.entry({
			actor,
			action: `${token.kind}.reset-password`,
			subject: { type: 'account', id: token.accountId },
		}),
	]);
	return { kind: token.kind };
}
