/** P-23, for back office and portal alike. The labels name what a password must have. */
export const passwordRules = [
	{ code: 'length', label: '密碼最短長度：12', test: (text: string) => Array.from(text).length >= 12 },
	{ code: 'digit', label: '包含數字', test: (text: string) => /[0-9]/.test(text) },
	{ code: 'lower', label: '包含小寫字母', test: (text: string) => /[a-z]/.test(text) },
	{ code: 'upper', label: '包含大寫字母', test: (text: string) => /[A-Z]/.test(text) },
] as const;

export type PasswordRule = (typeof passwordRules)[number];

/** The rules that a password does not meet yet, in the order of P-23. */
export function unmetPasswordRules(text: string): PasswordRule[] {
	return passwordRules.filter((rule) => !rule.test(text));
}
