import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskEmail, maskName, maskNationalId } from '#shared/values/masking.ts';

describe('maskNationalId', () => {
	it.each([
		['A100000001', 'A1000*****'],
		['X12345678', 'X1234*****'],
		['AB123', 'A*****'],
	])('[S-17] shows %s as %s', (value, masked) => {
		expect(maskNationalId(value)).toBe(masked);
	});

	it('[S-17] hides at least four characters', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[A-Z0-9]{5,20}$/), (value) => {
				expect(maskNationalId(value).replace(/\*/g, '').length).toBeLessThanOrEqual(value.length - 4);
			}),
		);
	});
});

it.each([
	['王小明', '王○明'],
	['王明', '王○'],
	['歐陽小明', '歐○○明'],
	['瓦歷斯．諾幹', '瓦○○○○幹'],
	['John Smith', 'J○○○ ○○○○h'],
	['𠮷小明', '𠮷○明'],
	['王', '○'],
	['', '○'],
])('[V-20] shows the name %j as %j', (name, masked) => {
	expect(maskName(name)).toBe(masked);
});

it.each([
	['alice@example.com', 'a***@example.com'],
	['a@example.com', '***@example.com'],
	['nonsense', '***'],
])('shows the mailbox %s as %s', (email, masked) => {
	expect(maskEmail(email)).toBe(masked);
});
