import type { DocumentFont } from './document-font.ts';

const opening = '（〈《「『【〔［｛“‘';
const closing = '，、。．；：？！・·‧）〉》」』】〕］｝”’％…～';

const latin = '!-~\\u00a1-\\u024f';

// One piece of text that a line must not divide: a Latin word up to a hyphen between letters, a number or date, or one
// character with its marks, together with the brackets that open before it and the punctuation that may not begin a
// line (避頭尾).
const piece = new RegExp(
	`\\s+|[${opening}]*(?:[${latin}]+?\\p{L}-(?=\\p{L})|[${latin}]+|.[\\p{M}\\u200d\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}]*)[${closing}]*`,
	'gu',
);

const graphemes = new Intl.Segmenter('zh-Hant', { granularity: 'grapheme' });

function characters(text: string): string[] {
	return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

// Blanks between two lines belong to neither.
function breakParagraph(font: DocumentFont, text: string, size: number, width: number): string[] {
	if (font.widthOf(text, size) <= width) return [text];
	const lines: string[] = [];
	let line = '';
	let lineWidth = 0;
	const put = (part: string, partWidth: number) => {
		if (lineWidth + partWidth > width && line !== '') {
			lines.push(line.trimEnd());
			line = '';
			lineWidth = 0;
		}
		if (line === '' && part.trim() === '') return;
		line += part;
		lineWidth += partWidth;
	};
	for (const [part] of text.matchAll(piece)) {
		const partWidth = font.widthOf(part, size);
		if (partWidth <= width) put(part, partWidth);
		else for (const character of characters(part)) put(character, font.widthOf(character, size));
	}
	if (line !== '') lines.push(line.trimEnd());
	return lines;
}

/** Text as one paragraph: runs of blanks become one, and characters that only control a terminal go. */
function tidy(text: string): string {
	return text
		.replace(/[\t\f\v ]+/g, ' ')
		.replace(/\p{Cc}/gu, '')
		.trim();
}

/**
 * Breaks text into lines no wider than `width`, after the habits of Chinese setting: anywhere between two ideographs,
 * not inside a Latin word or number that fits on a line, never a closing mark at the head of a line. Always at least
 * one line.
 */
export function breakLines(font: DocumentFont, text: string, size: number, width: number): string[] {
	return text.split(/\r\n|\r|\n/).flatMap((paragraph) => breakParagraph(font, tidy(paragraph), size, width));
}

/** The text in one line, its end replaced by … where it is too long. */
export function clipLine(font: DocumentFont, text: string, size: number, width: number): string {
	const line = tidy(text.replace(/[\r\n]+/g, ' '));
	if (font.widthOf(line, size) <= width) return line;
	const kept = characters(line);
	while (kept.length > 0 && font.widthOf(kept.join('') + '…', size) > width) kept.pop();
	return kept.join('') + '…';
}
