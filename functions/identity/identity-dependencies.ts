import type { Audit } from '#platform/audit/audit.ts';
import type { Clock } from '#platform/clock.ts';
import type { FieldCipher } from '#platform/crypto/field-cipher.ts';
import type { Counters } from '#platform/data/counters.ts';
import type { Transact } from '#platform/data/transaction.ts';
import type { Uniqueness } from '#platform/data/uniqueness.ts';
import type { NewId } from '#platform/ids.ts';
import type { Outbox } from '#platform/outbox/outbox.ts';
import type { Uploads } from '#functions/files/uploads.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { People } from '#functions/volunteers/people.ts';
import type { BackOfficeFunction } from '#shared/domain/identity/functions.ts';
import type { OrganizationLevel } from '#shared/domain/organizations/level.ts';
import type { AccountRepository } from './account.repository.ts';
import type { CredentialRepository } from './credential.repository.ts';
import type { Passwords } from './passwords.ts';
import type { ResetLimits } from './reset-limit.repository.ts';
import type { ResetTokenRepository } from './reset-token.repository.ts';
import type { RobotCheck } from './robot-check.ts';
import type { SessionRepository } from './session.repository.ts';
import type { SignInAttempts } from './sign-in-attempts.repository.ts';
import type { SignInLog } from './sign-in-log.repository.ts';

/** Everything the identity use cases may need; each names its own part of it. */
export interface IdentityDependencies {
	accounts: AccountRepository;
	credentials: CredentialRepository;
	sessions: SessionRepository;
	resetTokens: ResetTokenRepository;
	resetLimits: ResetLimits;
	attempts: SignInAttempts;
	signIns: SignInLog;
	passwords: Passwords;
	robotCheck: RobotCheck;
	people: People;
	directory: Directory;
	uploads: Uploads;
	functionsOf: (level: OrganizationLevel) => Promise<BackOfficeFunction[]>;
	uniqueness: Uniqueness;
	counters: Counters;
	cipher: FieldCipher;
	audit: Audit;
	outbox: Outbox;
	transact: Transact;
	clock: Clock;
	newId: NewId;
	sites: { portalOrigin: string; adminOrigin: string; cityName: string; secureCookies: boolean };
}
