import * as z from 'zod';

/** Trimmed, with the domain in lower case; the part before @ is left, as some mail systems tell cases apart. */
export function normalizeEmail(text: string): string {
	const email = text.trim();
	const at = email.lastIndexOf('@');
	return at < 0 ? email : email.slice(0, at) + email.slice(at).toLowerCase();
}

const message = '請輸入正確的電子信箱，例如 name@example.com';

/** An e-mail address; gives the normalised form. */
export const emailSchema = z
	.string({ error: message })
	.overwrite(normalizeEmail)
	.max(254, { error: '電子信箱不可超過 254 個字元' })
	.regex(z.regexes.email, { error: message });
