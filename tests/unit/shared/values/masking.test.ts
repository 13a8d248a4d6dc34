import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskEmail, maskName, maskNationalId, withoutIdNumbers } from '#shared/values/masking.ts';

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
	['A100000001_基礎.pdf', 'A1000○○○○○_基礎.pdf'],
	['陳小明a100000001.jpg', '陳小明a1000○○○○○.jpg'],
	['Ａ１０００００００１（正面）.jpg', 'Ａ１０００○○○○○（正面）.jpg'],
	['AC01234567與A800000014.pdf', 'AC012○○○○○與A8000○○○○○.pdf'],
	['IMG_20240101123456.jpg', 'IMG_20240101123456.jpg'],
	['證書.pdf', '證書.pdf'],
])('[S-17] shows the file name %j as %j', (fileName, shown) => {
	expect(withoutIdNumbers(fileName)).toBe(shown);
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
