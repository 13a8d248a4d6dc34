import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
	documentFontFiles,
	loadDocumentFonts,
	type DocumentFonts,
} from '#platform/documents/document-fonts.ts';
import { drawText, ink } from '#platform/documents/drawing.ts';
import { createPdf, finishPdf } from '#platform/documents/pdf-document.ts';
import { readPdf } from '#tests/support/pdf-text.ts';

const now = new Date('2026-11-21T02:00:00Z');

async function write(fonts: DocumentFonts, text: string): Promise<string> {
	const doc = createPdf({ fonts, title: '試印', author: '測試', now });
	doc.addPage();
	drawText({ doc, fonts }, text, { weight: 'regular', size: 12, color: ink }, { x: 40, y: 40, width: 500 });
	const { pages } = await readPdf(await finishPdf(doc));
	return pages.map((page) => page.text).join('\n');
}

describe('loading the fonts', () => {
	it('parses them once per process', async () => {
		expect(await loadDocumentFonts()).toBe(await loadDocumentFonts());
	});

	it('finds them in the folder that a bundle names', async () => {
		const folder = await mkdtemp(path.join(tmpdir(), 'fonts-'));
		onTestFinished(() => rm(folder, { recursive: true }));
		const require = createRequire(import.meta.url);
		for (const file of Object.values(documentFontFiles)) {
			await symlink(require.resolve(file), path.join(folder, path.basename(file)));
		}
		const fonts = await loadDocumentFonts(folder);
		expect([fonts.regular.name, fonts.bold.name]).toEqual(['NotoSansTC-Regular', 'NotoSansTC-Bold']);
	});

	it('says which file is missing, and tries again the next time', async () => {
		const folder = path.join(tmpdir(), 'no-such-fonts');
		const first = loadDocumentFonts(folder);
		await expect(first).rejects.toThrow(/no-such-fonts.NotoSansTC_\w+\.ttf/);
		expect(loadDocumentFonts(folder)).not.toBe(first);
		await expect(loadDocumentFonts(folder)).rejects.toThrow('no-such-fonts');
	});
});

describe('a font shared by documents', () => {
	it('gives each document the characters that it was written with', async () => {
		const fonts = await loadDocumentFonts();
		// Both of each pair are drawn with the same glyph.
		for (const text of ['⼀⼆', '一二', '⼀⼆']) expect(await write(fonts, text)).toBe(text);
	});

	it('keeps characters beyond the first plane', async () => {
		const fonts = await loadDocumentFonts();
		expect(await write(fonts, '𠀡田')).toBe('𠀡田');
	});

	it('prints 〓 for a character that it does not have', async () => {
		const fonts = await loadDocumentFonts();
		expect(await write(fonts, '王\u{2ebf0}明')).toBe('王〓明');
	});

	it('can be used by several documents at a time', async () => {
		const fonts = await loadDocumentFonts();
		const texts = ['志願服務', '紀錄冊', '桃園市政府', 'é'];
		expect(await Promise.all(texts.map((text) => write(fonts, text)))).toEqual(texts);
	});
});
