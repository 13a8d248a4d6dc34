const mostParts = 12;

const graphemes = new Intl.Segmenter('zh-Hant', { granularity: 'grapheme' });

/** How names are compared: without outer blanks, Latin letters in lower case. */
export function searchForm(text: string): string {
	return text.trim().toLowerCase();
}

/**
 * The parts of a name by which it is found: every end of it, so that any piece inside is the beginning of a part.
 * An end with which an earlier part begins would only find the same person twice. Of long names the words' beginnings
 * come first, and at most 12 parts are kept.
 *
 * @example
 * nameParts('王小明'); // ['王小明', '小明', '明']
 */
export function nameParts(name: string): string[] {
	const text = searchForm(name);
	const starts = Array.from(graphemes.segment(text), ({ index }) => index).filter(
		(start) => text.charAt(start) !== ' ',
	);
	const wordStarts = starts.filter((start) => start === 0 || /[ ‧·・\-.]/.test(text.charAt(start - 1)));
	const ordered = starts.length > mostParts ? [...new Set([...wordStarts, ...starts])] : starts;
	const parts: string[] = [];
	for (const start of ordered) {
		const part = text.slice(start);
		if (!parts.some((kept) => kept.startsWith(part))) parts.push(part);
		if (parts.length === mostParts) break;
	}
	return parts;
}

/**
 * Whether `part` is the one that answers a search, when several parts of a name begin with what is searched
 * (王 in 王王明): one hit a person.
 */
export function isAnsweringPart(name: string, part: string, searched: string): boolean {
	const wanted = searchForm(searched);
	return nameParts(name).find((candidate) => candidate.startsWith(wanted)) === part;
}
