import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadDocumentFonts } from '#platform/documents/document-fonts.ts';
import { breakLines, clipLine } from '#platform/documents/line-breaking.ts';

const { regular } = await loadDocumentFonts();
const breakAt = (text: string, width: number) => breakLines(regular, text, 10, width);

describe('breaking text into lines', () => {
	it('keeps what fits on one line', () => {
		expect(breakAt('桃園市政府社會局', 80)).toEqual(['桃園市政府社會局']);
	});

	it('breaks between any two ideographs', () => {
		expect(breakAt('桃園市政府社會局', 50)).toEqual(['桃園市政府', '社會局']);
	});

	it.each([
		['a comma', '桃園市政府，社會局', 50, ['桃園市政', '府，社會局']],
		['a closing bracket', '志工（基礎）訓練', 50, ['志工（基', '礎）訓練']],
		['the middle dot of a name', '瑪麗亞・德', 30, ['瑪麗', '亞・德']],
	])('never puts %s at the head of a line', (_name, text, width, lines) => {
		expect(breakAt(text, width)).toEqual(lines);
	});

	it('never leaves an opening bracket at the end of a line', () => {
		expect(breakAt('志工訓練（基礎）', 50)).toEqual(['志工訓練', '（基礎）']);
	});

	it('keeps Latin words, numbers and dates whole', () => {
		expect(breakAt('訓練 Communication 溝通', 80)).toEqual(['訓練', 'Communication', '溝通']);
		expect(breakAt('服務112/01/01起', 50)).toEqual(['服務', '112/01/01', '起']);
	});

	it('cuts a word that is wider than the line, at a hyphen if it has one', () => {
		expect(breakAt('Wolfe-Stein', 40)).toEqual(['Wolfe-', 'Stein']);
		expect(breakAt('字', 1)).toEqual(['字']);
	});

	it('begins a new line where the text does, and always has one', () => {
		expect(breakAt('一\r\n二', 80)).toEqual(['一', '二']);
		expect(breakAt('', 80)).toEqual(['']);
	});

	it('loses no character and makes no line too wide', () => {
		const text = fc.string({ unit: fc.constantFrom(...'桃園市，。（）a1-/ ・é「」𠮷'), maxLength: 60 });
		fc.assert(
			fc.property(text, fc.integer({ min: 12, max: 120 }), (input, width) => {
				const lines = breakAt(input, width);
				expect(lines.join('').replaceAll(' ', '')).toBe(input.replaceAll(' ', ''));
				for (const line of lines) expect(regular.widthOf(line, 10)).toBeLessThanOrEqual(width + 1e-9);
			}),
		);
	});
});

describe('clipping a line', () => {
	it('shows where it was cut', () => {
		expect(clipLine(regular, '桃園市政府社會局', 10, 80)).toBe('桃園市政府社會局');
		expect(clipLine(regular, '桃園市政府社會局', 10, 50)).toBe('桃園市政…');
	});
});
