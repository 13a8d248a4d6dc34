import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMobile, fromInternational, looksLikeLandline, mobileSchema } from '#shared/values/phone.ts';

describe('mobile numbers', () => {
	it.each([
		['0900000000', '0900000000'],
		['0912-000-001', '0912000001'],
		['0912 000 002', '0912000002'],
		['0920000003', '0920000003'],
		['0935-000004', '0935000004'],
		['0955000005', '0955000005'],
		['0966-000-006', '0966000006'],
		['0978000007', '0978000007'],
		['0987-000-008', '0987000008'],
		['0999000009', '0999000009'],
		['０９１２－０００－０１０', '0912000010'],
	])('[V-08] takes %j as %s', (text, value) => {
		expect(checkMobile(text)).toEqual({ ok: true, value });
		expect(mobileSchema.parse(text)).toBe(value);
	});

	it.each([
		'912000001',
		'09120000',
		'09120000011',
		'0812000001',
		'091200000a',
		'+886912000001',
		'0912_000_001',
		'１９１２０００００１',
		'09-12',
		'886912000001',
		'',
	])('[V-08] refuses %j and says what is expected', (text) => {
		expect(checkMobile(text).ok).toBe(false);
		expect(mobileSchema.safeParse(text).error?.issues[0]?.message).toContain(
			'請輸入 09 開頭的 10 位數手機號碼',
		);
	});

	it.each(['+886912000001', '886912000001', '+886-912-000-001', '+886 0912 000 001', '+886(0)912000001'])(
		'offers to convert %s',
		(text) => {
			expect(checkMobile(text)).toEqual({ ok: false, reason: 'international', suggestion: '0912000001' });
			expect(mobileSchema.safeParse(text).error?.issues[0]?.message).toContain('例如 0912000001');
		},
	);

	it('takes every suggestion that it makes', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^\+?886\d{8,10}$/), (text) => {
				const check = checkMobile(text);
				if (!check.ok && check.reason === 'international')
					expect(checkMobile(check.suggestion).ok).toBe(true);
			}),
		);
	});

	it('converts landlines too, and nothing else', () => {
		expect(fromInternational('+886-3-3000000')).toBe('033000000');
		expect(fromInternational('+81312345678')).toBeUndefined();
		expect(fromInternational('0912000001')).toBeUndefined();
	});
});

describe('landlines', () => {
	it.each([
		'03-3000000',
		'(02)2000-0000',
		'03-3000000#1234',
		'037-200000',
		'04-20000000',
		'04-7000000',
		'049-2000000',
		'07-2000000',
		'089-200000',
		'0836-20000',
	])('finds %s right', (text) => {
		expect(looksLikeLandline(text)).toBe(true);
	});

	it.each([
		'3000000',
		'03-300000',
		'02-2000000',
		'037-2000000',
		'0912000001',
		'03-30000000',
		'0836-200000',
		'abc',
		'03-3000000#',
		'01-2000000',
	])('warns of %s', (text) => {
		expect(looksLikeLandline(text)).toBe(false);
	});
});
