import { describe, expect, it } from 'vitest';
import { argon2Passwords } from '#functions/identity/passwords.ts';

const { hash, matches } = argon2Passwords;

describe('stored passwords', () => {
	it('are argon2id with their setting, salted, and match themselves only', async () => {
		const [first, second] = [await hash('Zhigong-Test-2026'), await hash('Zhigong-Test-2026')];
		expect(first).toMatch(/^argon2id\$19456,2,1\$[\w-]{22}\$[\w-]{43}$/);
		expect(first).not.toBe(second);
		expect(await matches('Zhigong-Test-2026', first)).toBe(true);
		expect(await matches('zhigong-test-2026', first)).toBe(false);
		expect(await matches('', first)).toBe(false);
	});

	it('are the same however the keyboard composes a letter', async () => {
		expect(await matches('Cafe\u0301-Password-1', await hash('Caf\u00e9-Password-1'))).toBe(true);
	});

	it.each(['', 'plain', 'argon2id$$$', 'md5$1,1,1$AAAA$AAAA', 'argon2id$0,0,0$AAAA$AAAA'])(
		'a hash like 「%s」 matches nothing',
		async (stored) => {
			expect(await matches('', stored)).toBe(false);
			expect(await matches('plain', stored)).toBe(false);
		},
	);
});
