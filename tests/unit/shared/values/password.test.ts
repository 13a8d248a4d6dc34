import { expect, it } from 'vitest';
import { currentPasswordSchema, passwordSchema } from '#shared/values/password.ts';
import { unmetPasswordRules } from '#shared/values/password-rules.ts';

it.each([
	['', ['length', 'digit', 'lower', 'upper']],
	['abcdefghijkl', ['digit', 'upper']],
	['Abcdefghij1', ['length']],
	['ABCDEFGHIJK1', ['lower']],
	['Abcdefghijk1', []],
	['志工Abcdefghi1', []],
])('[P-23][X-19] finds that %j lacks %j', (text, codes) => {
	expect(unmetPasswordRules(text).map((rule) => rule.code)).toEqual(codes);
	expect(passwordSchema.safeParse(text).success).toBe(codes.length === 0);
});

it('[P-23] names all that is missing in one message', () => {
	expect(passwordSchema.safeParse('abcdefghijkl').error?.issues.map((issue) => issue.message)).toEqual([
		'密碼不符合規則，須符合：包含數字、包含大寫字母',
	]);
});

it('bounds what is hashed, and asks no rules of an old password', () => {
	expect(passwordSchema.safeParse('Aa1'.repeat(50)).success).toBe(false);
	expect(currentPasswordSchema.safeParse('x'.repeat(129)).success).toBe(false);
	expect(currentPasswordSchema.safeParse('').success).toBe(false);
	expect(currentPasswordSchema.parse('old')).toBe('old');
});
