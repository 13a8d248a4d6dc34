import type { Font, GlyphPosition } from 'fontkit';

/** What pdfkit reads of the glyphs of a run. */
interface RunGlyph {
	readonly id: number;
	readonly advanceWidth: number;
	readonly codePoints: readonly number[];
}

interface Run {
	readonly glyphs: readonly RunGlyph[];
	readonly positions: readonly GlyphPosition[];
	readonly advanceWidth: number;
}

/**
 * A parsed font that any number of documents share. pdfkit takes any object that has `layout` as a font; `source` is
 * such an object.
 */
export interface DocumentFont {
	readonly name: string;
	readonly source: object;
	/** Width of one line of text in points. */
	widthOf(text: string, size: number): number;
}

// Stands for a character that the font does not have, as printers do: a box would look like a fault of the reader.
const geta = 0x3013;

// Marks and variation selectors need real shaping; everything else in our documents is one glyph per character.
const needsShaping = /[\p{M}\u200d\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;

/**
 * Wraps a parsed font for sharing.
 *
 * Two reasons for not handing the parsed font itself to pdfkit. Its shaping costs more than all the rest of a page. And
 * it remembers for each glyph the character that asked for it first: where two characters share a glyph (⼀ U+2F00 and
 * 一 U+4E00), one document would decide which of them the text of all later documents holds.
 */
export function createDocumentFont(font: Font): DocumentFont {
	const known = new Map<number, RunGlyph>();
	// A getter that reads the font's tables anew each time.
	const { unitsPerEm } = font;

	function glyphOf(codePoint: number): RunGlyph {
		const cached = known.get(codePoint);
		if (cached !== undefined) return cached;
		const shown = font.hasGlyphForCodePoint(codePoint) ? codePoint : geta;
		const { id, advanceWidth } = font.glyphForCodePoint(shown);
		const glyph = { id, advanceWidth, codePoints: [shown] };
		known.set(codePoint, glyph);
		return glyph;
	}

	function plainRun(text: string): Run {
		const glyphs: RunGlyph[] = [];
		const positions: GlyphPosition[] = [];
		let advanceWidth = 0;
		for (const character of text) {
			const glyph = glyphOf(character.codePointAt(0) ?? geta);
			glyphs.push(glyph);
			// New for every run: pdfkit scales positions in place.
			positions.push({ xAdvance: glyph.advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 });
			advanceWidth += glyph.advanceWidth;
		}
		return { glyphs, positions, advanceWidth };
	}

	function layout(text: string): Run {
		return needsShaping.test(text) ? font.layout(text) : plainRun(text);
	}

	const source = {
		layout,
		createSubset: () => font.createSubset(),
		getGlyph: (id: number) => font.getGlyph(id),
		postscriptName: font.postscriptName,
		unitsPerEm,
		ascent: font.ascent,
		descent: font.descent,
		lineGap: font.lineGap,
		xHeight: font.xHeight,
		capHeight: font.capHeight,
		italicAngle: font.italicAngle,
		bbox: font.bbox,
		'OS/2': font['OS/2'],
		// Tables that pdfkit reads for the descriptor; the type declarations of fontkit leave them out.
		post: Reflect.get(font, 'post') as unknown,
		head: Reflect.get(font, 'head') as unknown,
	};

	return {
		name: font.postscriptName,
		source,
		widthOf(text, size) {
			let units = 0;
			if (needsShaping.test(text)) units = font.layout(text).advanceWidth;
			else for (const character of text) units += glyphOf(character.codePointAt(0) ?? geta).advanceWidth;
			return (units * size) / unitsPerEm;
		},
	};
}
