import { describe, expect, it } from 'vitest';
import { fieldCipher } from '#platform/crypto/field-cipher.ts';

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const cipher = fieldCipher({ nationalIdKey: key(1), lookupKey: key(2) });

/** Another byte at a place of one part of the sealed text. */
function tampered(sealed: string, part: number): string {
	const parts = sealed.split('.');
	const bytes = Buffer.from(parts[part] ?? '', 'base64url');
	bytes[0] = (bytes[0] ?? 0) ^ 1;
	parts[part] = bytes.toString('base64url');
	return parts.join('.');
}

describe('sealed fields', () => {
	it.each(['A123456789', '', '王小明🙂', 'a.b.c', 'x'.repeat(5000)])('open to what was sealed', (plain) => {
		expect(cipher.open(cipher.seal(plain))).toBe(plain);
	});

	it('two seals of one value differ, and neither shows it', () => {
		const [first, second] = [cipher.seal('A123456789'), cipher.seal('A123456789')];
		expect(first).not.toBe(second);
		expect(Buffer.from(first, 'base64url').toString('latin1')).not.toContain('A123456789');
	});

	it.each([
		['nonce', 1],
		['tag', 2],
		['body', 3],
	])('are refused when the %s was touched', (_, part) => {
		expect(() => cipher.open(tampered(cipher.seal('A123456789'), part))).toThrow();
	});

	it('do not open with another key, and are no other text', () => {
		const other = fieldCipher({ nationalIdKey: key(9), lookupKey: key(2) });
		expect(() => other.open(cipher.seal('A123456789'))).toThrow();
		for (const text of ['', 'A123456789', 'v2.a.b.c', 'v1.a', 'v1..b.c', 'v1.a.b']) {
			expect(() => cipher.open(text)).toThrow();
		}
	});

	it('a tag that was cut short is not accepted', () => {
		const [version, nonce, tag = '', body] = cipher.seal('A123456789').split('.');
		const short = Buffer.from(tag, 'base64url').subarray(0, 4).toString('base64url');
		expect(() => cipher.open([version, nonce, short, body].join('.'))).toThrow();
	});
});

describe('the hash by which a sealed value is found', () => {
	it('is the same for the same value, and another with another key', () => {
		const other = fieldCipher({ nationalIdKey: key(1), lookupKey: key(3) });
		expect(cipher.lookupHash('A123456789')).toBe(cipher.lookupHash('A123456789'));
		expect(cipher.lookupHash('A123456789')).not.toBe(cipher.lookupHash('A123456780'));
		expect(cipher.lookupHash('A123456789')).not.toBe(other.lookupHash('A123456789'));
		expect(cipher.lookupHash('A123456789')).toMatch(/^[\w-]{43}$/);
	});
});
