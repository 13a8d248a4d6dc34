/**
 * Turns full-width ASCII (as Taiwanese input methods leave it) into half-width. Not NFKC: that would also rewrite
 * characters such as 「①」 that nobody meant as digits.
 */
export function toHalfWidth(text: string): string {
	return text
		.replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
		.replaceAll('\u3000', ' ');
}
