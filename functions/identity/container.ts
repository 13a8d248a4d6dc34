import type { SiteConfig } from '#platform/config.ts';
import type { Platform } from '#platform/container.ts';
import type { AccountEffects } from '#platform/outbox/outbox.ts';
import type { Uploads } from '#functions/files/uploads.ts';
import { organizationsContainer } from '#functions/organizations/container.ts';
import type { People } from '#functions/volunteers/people.ts';
import { accountRepository } from './account.repository.ts';
import { credentialRepository } from './credential.repository.ts';
import type { IdentityDependencies } from './identity-dependencies.ts';
import { argon2Passwords } from './passwords.ts';
import { resetLimits } from './reset-limit.repository.ts';
import { resetTokenRepository } from './reset-token.repository.ts';
import { robotCheck } from './robot-check.ts';
import { sendResetLink } from './send-reset-link.ts';
import { sessionRepository } from './session.repository.ts';
import { signInAttempts } from './sign-in-attempts.repository.ts';
import { signInLog } from './sign-in-log.repository.ts';
import { tellEmailChange } from './tell-email-change.ts';
import { usedProofRepository } from './used-proof.repository.ts';

interface Surroundings {
	uploads: Uploads;
	people: People;
	sites: IdentityDependencies['sites'];
}

export function siteSettings(config: SiteConfig): IdentityDependencies['sites'] {
	return {
		portalOrigin: config.PORTAL_ORIGIN,
		adminOrigin: config.ADMIN_ORIGIN,
		cityName: config.CITY_NAME,
		secureCookies: config.COOKIE_SECURE,
	};
}

/** What the outbox does for accounts: it reads and writes no file. */
export function accountEffects(
	platform: Platform,
	{ people, sites }: Pick<Surroundings, 'people' | 'sites'>,
): AccountEffects {
	const { table, clock, newId } = platform;
	const deps = {
		...platform,
		...{ people, sites },
		directory: organizationsContainer(platform).directory,
		accounts: accountRepository(table),
		credentials: credentialRepository(table),
		resetTokens: resetTokenRepository(table, clock),
		resetLimits: resetLimits(table, clock),
		signIns: signInLog(table, clock, newId),
	};
	return {
		sendResetLink: (request) => sendResetLink(deps, request),
		tellEmailChange: (change) => tellEmailChange(deps, change),
	};
}

export function identityContainer(platform: Platform, surroundings: Surroundings): IdentityDependencies {
	const { table, clock, newId, secrets } = platform;
	const { directory, functionsOf } = organizationsContainer(platform);
	return {
		...platform,
		...surroundings,
		directory,
		accounts: accountRepository(table),
		credentials: credentialRepository(table),
		sessions: sessionRepository(table, clock),
		resetTokens: resetTokenRepository(table, clock),
		resetLimits: resetLimits(table, clock),
		attempts: signInAttempts(table, clock),
		signIns: signInLog(table, clock, newId),
		passwords: argon2Passwords,
		robotCheck: robotCheck(usedProofRepository(table), secrets.challengeKey, clock),
		functionsOf,
	};
}
