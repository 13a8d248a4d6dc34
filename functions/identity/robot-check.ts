import { randomInt } from 'node:crypto';
import { createChallenge, verifySolution, type Payload } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Clock } from '#platform/clock.ts';
import { DomainError } from '#platform/errors.ts';
import type { UsedProofRepository } from './used-proof.repository.ts';

const validMinutes = 20;
/** PBKDF2 rounds of one guess, and how many guesses: about half a second of a telephone's work. */
const rounds = 1000;
const guesses = { least: 60, most: 240 };

/** Proof of work instead of letters to read: WCAG 2.2 SC 3.3.8 forbids the latter (S-03, S-04, P-11). */
export interface RobotCheck {
	challenge(): Promise<unknown>;
	/** @throws DomainError `identity.robot-check-failed` when the proof is wrong, expired or used before */
	verify(proof: string): Promise<void>;
}

export function robotCheck(used: UsedProofRepository, challengeKey: string, clock: Clock): RobotCheck {
	const secrets = { hmacSignatureSecret: challengeKey, hmacKeySignatureSecret: `${challengeKey}:key` };
	const failed = (cause?: unknown) =>
		new DomainError('identity.robot-check-failed', {
			cause,
			errors: [{ field: 'proof', label: '驗證', message: '驗證未通過，請重新驗證' }],
		});

	function payloadOf(proof: string): Payload {
		try {
			const payload = JSON.parse(Buffer.from(proof, 'base64').toString('utf8')) as Payload | null;
			if (typeof payload?.challenge === 'object') return payload;
		} catch (cause) {
			throw failed(cause);
		}
		throw failed();
	}

	return {
		challenge: () =>
			createChallenge({
				algorithm: 'PBKDF2/SHA-256',
				cost: rounds,
				counter: randomInt(guesses.least, guesses.most),
				deriveKey,
				expiresAt: new Date(clock().getTime() + validMinutes * 60_000),
				...secrets,
			}),
		async verify(proof) {
			const { challenge, solution } = payloadOf(proof);
			const result = await verifySolution({ challenge, solution, deriveKey, ...secrets }).catch(
				(cause: unknown) => {
					throw failed(cause);
				},
			);
			if (!result.verified) throw failed();
			const expires = new Date(clock().getTime() + validMinutes * 60_000);
			if (!(await used.claim(challenge.parameters.nonce, expires))) throw failed();
		},
	};
}
