/**
 * S-17: the first five characters, then 「*****」. A passport number can be shorter than an ID; at least four of its
 * characters stay hidden.
 *
 * @example
 * maskNationalId('A100000001'); // 'A1000*****'
 */
export function maskNationalId(value: string): string {
	return value.slice(0, Math.max(1, Math.min(5, value.length - 4))) + '*****';
}

const idNumberIn = /[A-ZＡ-Ｚ][A-DＡ-Ｄ1289１２８９][0-9０-９]{8}(?![0-9０-９])/giu;

/** A number as a file name shows it, where 「*」 may not stand. */
export function hiddenNumber(value: string): string {
	return maskNationalId(value).replaceAll('*', '○');
}

/**
 * The name of a file without the ID numbers in it (S-17): scans are often called by the number of their person, and
 * lists, logs and other units show the name.
 *
 * @example
 * withoutIdNumbers('A100000001_基礎.pdf'); // 'A1000○○○○○_基礎.pdf'
 */
export function withoutIdNumbers(fileName: string): string {
	return fileName.replace(idNumberIn, hiddenNumber);
}

// By grapheme, so that rare characters (surrogate pairs, variation selectors) are never cut in half.
const graphemes = new Intl.Segmenter('zh-Hant', { granularity: 'grapheme' });

/**
 * P-14, V-20: the name with everything between its first and last character replaced by ○; of a two-character name
 * the last one is.
 *
 * @example
 * maskName('王小明'); // '王○明'
 */
export function maskName(name: string): string {
	const characters = Array.from(graphemes.segment(name.trim()), ({ segment }) => segment);
	if (characters.length < 2) return '○';
	const last = characters.length === 2 ? 0 : characters.length - 1;
	return characters
		.map((character, index) => (index === 0 || index === last || character === ' ' ? character : '○'))
		.join('');
}

/**
 * The first character of the mailbox and the domain; the hidden part has a fixed length, so that it tells nothing.
 *
 * @example
 * maskEmail('alice@example.com'); // 'a***@example.com'
 */
export function maskEmail(email: string): string {
	const at = email.lastIndexOf('@');
	if (at < 0) return '***';
	return (at > 1 ? email.charAt(0) : '') + '***' + email.slice(at);
}
