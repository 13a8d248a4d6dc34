import * as z from 'zod';

/** P-23, for back office and portal alike. The labels name what a password must have. */
export const passwordRules = [
	{ code: 'length', label: '密碼最短長度：12', test: (text: string) => Array.from(text).length >= 12 },
	{ code: 'digit', label: '包含數字', test: (text: string) => /[0-9]/.test(text) },
	{ code: 'lower', label: '包含小寫字母', test: (text: string) => /[a-z]/.test(text) },
	{ code: 'upper', label: '包含大寫字母', test: (text: string) => /[A-Z]/.test(text) },
] as const;

export type PasswordRule = (typeof passwordRules)[number];

// Hashing cost grows with the input; without a bound, a login form is a way to keep the server busy.
const maxLength = 128;

/** The rules that a password does not meet yet, in the order of P-23. */
export function unmetPasswordRules(text: string): PasswordRule[] {
	return passwordRules.filter((rule) => !rule.test(text));
}

/** A new password. For signing in, take `currentPasswordSchema`: old passwords need not meet new rules. */
export const passwordSchema = z
	.string({ error: '請輸入密碼' })
	.max(maxLength, { error: `密碼不可超過 ${maxLength} 個字元` })
	.superRefine((text, context) => {
		const unmet = unmetPasswordRules(text);
		if (unmet.length === 0) return;
		const labels = unmet.map((rule) => rule.label).join('、');
		context.addIssue({ code: 'custom', message: `密碼不符合規則，須符合：${labels}` });
	});

/** A password typed to sign in or to confirm; only bounded. */
export const currentPasswordSchema = z
	.string({ error: '請輸入密碼' })
	.min(1, { error: '請輸入密碼' })
	.max(maxLength, { error: `密碼不可超過 ${maxLength} 個字元` });
