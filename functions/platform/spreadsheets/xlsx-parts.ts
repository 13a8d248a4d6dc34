import { posix } from 'node:path';
import { isDateFormat } from './xlsx-dates.ts';
import { textGatherer } from './xlsx-text.ts';
import { xmlEvents, type XmlHandlers } from './xml-events.ts';
import { unreadable, type ZipFile } from './zip-reader.ts';

/** What a cell's style says of its number. */
export interface CellFormat {
	isDate: boolean;
	/** Digits that a format such as `0000000000` fills up with zeros. */
	zeros: number;
}

interface Workbook {
	/** Undefined when there is no sheet of that name. */
	sheetPart: string | undefined;
	sharedPart: string | undefined;
	stylesPart: string | undefined;
	from1904: boolean;
}

async function walk(zip: ZipFile, part: string, handlers: Partial<XmlHandlers>): Promise<void> {
	const all: XmlHandlers = { open: () => {}, close: () => {}, text: () => {}, ...handlers };
	for await (const _ of xmlEvents(zip.read(part), all));
}

/** Where the parts lie: names are up to the program that wrote the file, only the relationships are certain. */
export async function readWorkbook(zip: ZipFile, wanted?: string): Promise<Workbook> {
	const workbookPart = (await relationships(zip, '')).find(({ type }) => type === 'officeDocument')?.target;
	if (workbookPart === undefined) throw unreadable();
	const relations = await relationships(zip, workbookPart);
	const sheets: { id: string | undefined; name: string }[] = [];
	let from1904 = false;
	await walk(zip, workbookPart, {
		open(name, attributes) {
			if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
			if (name === 'sheet') sheets.push({ id: attributes['id'], name: attributes['name']?.trim() ?? '' });
		},
	});
	const sheet = wanted === undefined ? sheets[0] : sheets.find(({ name }) => name === wanted);
	const sheetPart = relations.find(({ id }) => id === sheet?.id)?.target;
	if (sheetPart === undefined && (sheet || sheets.length === 0)) throw unreadable();
	const partOf = (kind: string) => relations.find(({ type }) => type === kind)?.target;
	return { sheetPart, sharedPart: partOf('sharedStrings'), stylesPart: partOf('styles'), from1904 };
}

async function relationships(zip: ZipFile, part: string) {
	const folder = posix.dirname(part);
	const relations: { id: string; type: string; target: string }[] = [];
	await walk(zip, posix.join(folder, '_rels', `${posix.basename(part)}.rels`), {
		open(name, { Id: id = '', Type: type = '', Target: target = '' }) {
			if (name !== 'Relationship') return;
			const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
			relations.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: path });
		},
	});
	return relations;
}

export async function readSharedTexts(zip: ZipFile, part: string): Promise<string[]> {
	const texts: string[] = [];
	const item = textGatherer();
	await walk(zip, part, {
		open: (name) => item.open(name),
		close(name) {
			item.close(name);
			if (name === 'si') texts.push(item.take());
		},
		text: (text) => item.text(text),
	});
	return texts;
}

/** The formats that cells name by number. */
export async function readStyles(zip: ZipFile, part: string): Promise<CellFormat[]> {
	const codes = new Map<number, string>();
	const formats: CellFormat[] = [];
	let inCellFormats = false;
	await walk(zip, part, {
		open(name, attributes) {
			if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
			if (name === 'cellXfs') inCellFormats = true;
			if (name !== 'xf' || !inCellFormats) return;
			const id = Number(attributes['numFmtId'] ?? 0);
			const code = codes.get(id);
			const zeros = code !== undefined && /^0+$/.test(code) ? code.length : 0;
			formats.push({ isDate: isDateFormat(id, code), zeros });
		},
		close(name) {
			if (name === 'cellXfs') inCellFormats = false;
		},
	});
	return formats;
}
