/** What people type for what is written: variants of characters, and the everyday word for the law's. */
const variants: readonly (readonly [typed: RegExp, written: string])[] = [
	[/記錄/g, '紀錄'],
	[/台/g, '臺'],
	[/[賬帐账]號/g, '帳號'],
	[/登陸/g, '登入'],
	[/義工/g, '志工'],
	[/(?:志工|服務)手冊/g, '紀錄冊'],
	[/志工卡/g, '榮譽卡'],
];

/** A text as it is compared: full-width and capital letters, and words that mean the same, become one. */
export function searchForm(text: string): string {
	return variants.reduce(
		(form, [typed, written]) => form.replace(typed, written),
		text.normalize('NFKC').toLowerCase(),
	);
}

/** The words of a search, apart at spaces; there may be none. */
export function searchWords(text: string): string[] {
	return searchForm(text)
		.split(/[\s,，、;；]+/)
		.filter((word) => word !== '');
}

/** Whether a text holds all words; no words are found nowhere. */
export function holdsWords(text: string, words: readonly string[]): boolean {
	const form = searchForm(text);
	return words.length > 0 && words.every((word) => form.includes(word));
}

/** The part of a text around the first of the words in it, `length` characters or a little less; its start without one. */
export function excerptAround(text: string, words: readonly string[], length: number): string {
	const form = searchForm(text);
	const places = words.map((word) => form.indexOf(word)).filter((place) => place >= 0);
	// Forms of the same length as their words in nearly all cases: a character or two off cuts no worse.
	const from = Math.max(0, Math.min(...places, text.length) - Math.floor(length / 3));
	const start = places.length === 0 ? 0 : from;
	const end = start + length;
	return `${start > 0 ? '…' : ''}${text.slice(start, end).trim()}${end < text.length ? '…' : ''}`;
}
