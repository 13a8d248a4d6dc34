import * as z from 'zod';
import { unmetPasswordRules } from './password-rules.ts';

// Hashing cost grows with the input; without a bound, a login form is a way to keep the server busy.
const maxLength = 128;

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
