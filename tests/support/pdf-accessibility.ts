import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readStructure } from './pdf-structure.ts';

/**
 * What a PDF lacks of PDF/UA-1 (ISO 14289-1), as far as it shows without a validator; nothing when it lacks nothing. The
 * dictionaries are read as they stand in the file: pdfkit compresses the contents of pages only.
 */
export async function accessibilityFaultsOf(bytes: Uint8Array): Promise<string[]> {
	const { raw, marked, loose, elements } = await readStructure(bytes);
	const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
	const document = await task.promise;
	const { info, metadata } = await document.getMetadata();
	const { Language: language, Title: title } = info as { Language?: string; Title?: string };
	const pages = document.numPages;
	await task.destroy();

	const objects = raw.split(/\bendobj\b/);
	const elementsOf = (role: string) => objects.filter((object) => new RegExp(`/S /${role}\\b`).test(object));
	const tests: [fault: string, present: boolean][] = [
		['MarkInfo Marked', marked],
		['StructTreeRoot', /\/StructTreeRoot \d+ 0 R/.test(raw)],
		['Lang', language === 'zh-Hant-TW'],
		['DisplayDocTitle', /\/DisplayDocTitle true/.test(raw)],
		['Title', (title ?? '') !== ''],
		['dc:title', (metadata.get('dc:title') ?? '') !== ''],
		['pdfuaid:part 1', /<pdfuaid:part>1<\/pdfuaid:part>/.test(raw)],
		['Tabs S on every page', (raw.match(/\/Tabs \/S\b/g) ?? []).length === pages],
		[
			'fonts in the file',
			objects.every((object) => !/\/Type \/FontDescriptor/.test(object) || /\/FontFile/.test(object)),
		],
		['a heading first', elements.some((element) => element.startsWith('H1'))],
	];
	return [
		...tests.flatMap(([fault, present]) => (present ? [] : [fault])),
		...loose.map((text) => `neither element nor ornament: ${text}`),
		...elementsOf('Figure').flatMap((figure) =>
			/\/Alt \(/.test(figure) || /\/Alt </.test(figure) ? [] : ['Figure without Alt'],
		),
		...elementsOf('TH').flatMap((head) =>
			/\/Scope \/(?:Column|Row)/.test(head) ? [] : ['TH without Scope'],
		),
	];
}
