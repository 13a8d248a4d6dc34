import type { Platform } from '#platform/container.ts';
import type { Uploads } from '#functions/files/uploads.ts';
import { organizationsContainer } from '#functions/organizations/container.ts';
import type { People } from '#functions/volunteers/people.ts';
import { accountRepository } from './account.repository.ts';
import { credentialRepository } from './credential.repository.ts';
import type { IdentityDependencies } from './identity-dependencies.ts';
import { argon2Passwords } from './passwords.ts';
import { resetTokenRepository } from './reset-token.repository.ts';
import { robotCheck } from './robot-check.ts';
import { sessionRepository } from './session.repository.ts';
import { signInAttempts } from './sign-in-attempts.repository.ts';
import { signInLog } from './sign-in-log.repository.ts';
import { usedProofRepository } from './used-proof.repository.ts';

interface Surroundings {
	uploads: Uploads;
	people: People;
	sites: IdentityDependencies['sites'];
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
		attempts: signInAttempts(table, clock),
		signIns: signInLog(table, clock, newId),
		passwords: argon2Passwords,
		robotCheck: robotCheck(usedProofRepository(table), secrets.challengeKey, clock),
		functionsOf,
	};
}
