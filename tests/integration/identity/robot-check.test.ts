import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { robotCheck } from '#functions/identity/robot-check.ts';
import { usedProofRepository } from '#functions/identity/used-proof.repository.ts';
import { testTable, type TestTable } from '#tests/support/dynamodb.ts';
import { refusalOf } from '#tests/support/refusal.ts';

const key = Buffer.alloc(32, 3).toString('base64');
const failed = 'identity.robot-check-failed';
let local: TestTable;

beforeAll(async () => {
	local = await testTable();
});
afterAll(() => local.stop());

const checkAt = (minutesAgo = 0, signedBy = key) =>
	robotCheck(usedProofRepository(local.table), signedBy, () => new Date(Date.now() - minutesAgo * 60_000));

async function solved(challenge: unknown): Promise<{ challenge: Challenge; solution: unknown }> {
	const given = challenge as Challenge;
	return { challenge: given, solution: await solveChallenge({ challenge: given, deriveKey }) };
}

const encoded = (payload: unknown) => Buffer.from(JSON.stringify(payload)).toString('base64');

describe('[S-04] [P-11] the proof of work against robots', () => {
	it('is good once', async () => {
		const check = checkAt();
		const proof = encoded(await solved(await check.challenge()));
		expect(await refusalOf(check.verify(proof))).toBe('not refused');
		expect(await refusalOf(check.verify(proof))).toBe(failed);
	});

	it('handed in ten times at once, is good once', async () => {
		const check = checkAt();
		const proof = encoded(await solved(await check.challenge()));
		const answers = await Promise.all(Array.from({ length: 10 }, () => refusalOf(check.verify(proof))));
		expect(answers.filter((answer) => answer === 'not refused')).toHaveLength(1);
		expect(answers.filter((answer) => answer === failed)).toHaveLength(9);
	});

	it('is worth nothing when its challenge has expired', async () => {
		const proof = encoded(await solved(await checkAt(20.5).challenge()));
		expect(await refusalOf(checkAt().verify(proof))).toBe(failed);
		const inTime = encoded(await solved(await checkAt(19).challenge()));
		expect(await refusalOf(checkAt().verify(inTime))).toBe('not refused');
	});

	it('is worth nothing for a challenge that somebody else made or made easier', async () => {
		const foreign = Buffer.alloc(32, 9).toString('base64');
		const proof = encoded(await solved(await checkAt(0, foreign).challenge()));
		expect(await refusalOf(checkAt().verify(proof))).toBe(failed);
		const { challenge, solution } = await solved(await checkAt().challenge());
		for (const change of [{ cost: 1 }, { nonce: '00' }, { expiresAt: 9_999_999_999 }]) {
			const easier = { ...challenge, parameters: { ...challenge.parameters, ...change } };
			const proof = encoded({ challenge: easier, solution });
			expect(await refusalOf(checkAt().verify(proof)), JSON.stringify(change)).toBe(failed);
		}
	});

	it.each([
		['no base64', '***'],
		['no JSON', Buffer.from('{').toString('base64')],
		['null', encoded(null)],
		['text', encoded('x')],
		['a list', encoded([])],
		['no challenge', encoded({})],
		['an empty challenge', encoded({ challenge: {}, solution: {} })],
		['a null challenge', encoded({ challenge: null, solution: null })],
	])('%s is refused, not a fault', async (_, proof) => {
		expect(await refusalOf(checkAt().verify(proof))).toBe(failed);
	});

	it('a right challenge with a wrong or missing solution is refused', async () => {
		const { challenge, solution } = await solved(await checkAt().challenge());
		// The derived key is what the work brings; how many tries it took is not asked.
		const others = [{ ...(solution as object), derivedKey: '00' }, { counter: 7 }, null, {}, undefined];
		for (const other of others) {
			expect(await refusalOf(checkAt().verify(encoded({ challenge, solution: other })))).toBe(failed);
		}
	});
});
