import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { create } from 'fontkit';
import { createDocumentFont, type DocumentFont } from './document-font.ts';

/** The two weights that documents are set in. */
export interface DocumentFonts {
	readonly regular: DocumentFont;
	readonly bold: DocumentFont;
}

export type FontWeight = keyof DocumentFonts;

/**
 * The files that a bundle needs beside it, as paths inside `node_modules`; a deployment copies them into one folder
 * and names it in `FONT_DIRECTORY`.
 */
export const documentFontFiles: Readonly<Record<FontWeight, string>> = {
	regular: '@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf',
	bold: '@expo-google-fonts/noto-sans-tc/700Bold/NotoSansTC_700Bold.ttf',
};

const loaded = new Map<string, Promise<DocumentFonts>>();

function fontPath(weight: FontWeight, directory: string): string {
	const file = documentFontFiles[weight];
	return directory === ''
		? createRequire(import.meta.url).resolve(file)
		: path.join(directory, path.basename(file));
}

async function readFont(weight: FontWeight, directory: string): Promise<DocumentFont> {
	const font = create(await readFile(fontPath(weight, directory)));
	if (!('layout' in font)) throw new Error(`font collection instead of a font: ${documentFontFiles[weight]}`);
	return createDocumentFont(font);
}

/**
 * The fonts for PDF documents, read and parsed once per process: parsing seven megabytes for each document would cost
 * more than the document.
 *
 * @param directory - Where the TTF files lie; without it (and without `FONT_DIRECTORY`) they come from `node_modules`.
 */
export function loadDocumentFonts(directory = process.env['FONT_DIRECTORY'] ?? ''): Promise<DocumentFonts> {
	const known = loaded.get(directory);
	if (known !== undefined) return known;
	const fonts = Promise.all([readFont('regular', directory), readFont('bold', directory)]).then(
		([regular, bold]) => ({ regular, bold }),
	);
	loaded.set(directory, fonts);
	// A failed read must not be remembered: the next invocation of a warm process tries again.
	fonts.catch(() => loaded.delete(directory));
	return fonts;
}
