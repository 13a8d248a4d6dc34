import * as z from 'zod';
import { toHalfWidth } from './half-width.ts';

/** Half-width and trimmed, with the domain in lower case; the part before @ is left, as some mail systems tell cases apart. */
export function normalizeEmail(text: string): string {
	const email = toHalfWidth(text).trim();
	const at = email.lastIndexOf('@');
	return at < 0 ? email : email.slice(0, at) + email.slice(at).toLowerCase();
}

const message = '請輸入正確的電子信箱，例如 name@example.com';
const missing = '未填寫電子信箱';

/** An e-mail address; gives the normalised form. */
export const emailSchema = z
	.string({ error: ({ input }) => (input === undefined ? missing : message) })
	.overwrite(normalizeEmail)
	.min(1, { error: missing, abort: true })
	.max(254, { error: '電子信箱不可超過 254 個字元' })
	.regex(z.regexes.email, { error: message });
