import type { AnonymousActor } from '#platform/access/actor.ts';
import { DomainError } from '#platform/errors.ts';
import type { SessionKind } from '#platform/http/session-cookies.ts';
import type { PasswordResetRequest } from '#platform/outbox/outbox.ts';
import type { SiteLanguage } from '#shared/codes/site-languages.ts';
import { normalizeNationalId } from '#shared/values/national-id.ts';
import type { IdentityDependencies } from './identity-dependencies.ts';
import { newCredential, noCredential } from './password-change.ts';
import { readResetLink, type ResetLinkDependencies } from './reset-link.ts';

type RequestDependencies = Pick<IdentityDependencies, 'newId' | 'outbox' | 'robotCheck' | 'transact'>;

/**
 * Takes a request down, unread. Neither the answer nor its time may tell whether anyone was found (P-24), so who is meant
 * and whether a link is mailed is decided when the outbox delivers it (send-reset-link.ts).
 */
async function takeDown(
	deps: RequestDependencies,
	actor: AnonymousActor,
	asked: PasswordResetRequest['asked'],
	language: SiteLanguage,
): Promise<Record<string, never>> {
	const { ip, userAgent, requestId } = actor.origin;
	await deps.transact([
		deps.outbox.entry({
			kind: 'account.reset-password',
			requestId: deps.newId(),
			asked,
			language,
			origin: { ip, userAgent, requestId },
		}),
	]);
	return {};
}

/** S-24: login and stored e-mail must fit together. */
export async function requestStaffPasswordReset(
	deps: RequestDependencies,
	actor: AnonymousActor,
	input: { login: string; email: string; proof: string },
): Promise<Record<string, never>> {
	await deps.robotCheck.verify(input.proof);
	const login = input.login.trim().toLowerCase();
	return takeDown(deps, actor, { account: 'staff', login, email: input.email.toLowerCase() }, 'zh-Hant');
}

/** P-20 to P-24: ID number and date of birth must fit together. */
export async function requestVolunteerPasswordReset(
	deps: RequestDependencies,
	actor: AnonymousActor,
	input: { nationalId: string; birthDate: string; language: SiteLanguage; proof: string },
): Promise<Record<string, never>> {
	await deps.robotCheck.verify(input.proof);
	const nationalId = normalizeNationalId(input.nationalId);
	const { birthDate, language } = input;
	return takeDown(deps, actor, { account: 'volunteer', nationalId, birthDate }, language);
}

/** P-23: sets the new password by the mailed link; the link is used up, every session of the account ends. */
export async function resetPassword(
	deps: ResetLinkDependencies &
		Pick<IdentityDependencies, 'audit' | 'passwords' | 'robotCheck' | 'sessions' | 'transact'>,
	actor: AnonymousActor,
	input: { token: string; password: string; proof: string },
): Promise<{ kind: SessionKind }> {
	await deps.robotCheck.verify(input.proof);
	const link = await readResetLink(deps, input.token);
	if (link.state !== 'open') throw new DomainError('identity.reset-link-invalid');
	const { token } = link;
	const credential = link.credential ?? noCredential(token.accountId);
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
