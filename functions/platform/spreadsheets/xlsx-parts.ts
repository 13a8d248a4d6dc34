import { posix } from 'node:path';
import { isDateFormat } from './xlsx-dates.ts';
import { refuseLongFile, sheetBounds } from './sheet-bounds.ts';
import { textGatherer } from './xlsx-text.ts';
import { xmlEvents, type XmlHandlers } from './xml-events.ts';
import { tooLarge, unreadable, type ZipFile } from './zip-reader.ts';

/** What a cell's style says of its number. */
export interface CellFormat {
	isDate: boolean;
	/** Digits that a format such as `0000000000` fills up with zeros. */
	zeros: number;
}

/** Of what describes a workbook; formats that were copied from file to file for years fill some megabytes. */
const longestPart = 16 * 1024 * 1024;
/** No office suite takes a longer format. */
const longestFormat = 255;

interface Workbook {
	/** Undefined when there is no sheet of that name. */
	sheetPart: string | undefined;
	sharedPart: string | undefined;
	stylesPart: string | undefined;
	from1904: boolean;
}

async function walk(
	zip: ZipFile,
	part: string,
	handlers: Partial<XmlHandlers>,
	most: number | undefined = longestPart,
): Promise<void> {
	const all: XmlHandlers = { open: () => {}, close: () => {}, text: () => {}, ...handlers };
	for await (const _ of xmlEvents(zip.read(part, most), all));
}

/** Adds to a list of which no honest file has many. */
function list<Item>(items: Item[], item: Item, what: string): void {
	if (items.length >= sheetBounds.listed) throw tooLarge(`檔案的${what}超過 ${sheetBounds.listed} 個`);
	items.push(item);
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
			if (name === 'sheet')
				list(sheets, { id: attributes['id'], name: attributes['name']?.trim() ?? '' }, '工作表');
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
			list(relations, { id, type: type.slice(type.lastIndexOf('/') + 1), target: path }, '部件');
		},
	});
	return relations;
}

export async function readSharedTexts(zip: ZipFile, part: string): Promise<string[]> {
	const texts: string[] = [];
	const item = textGatherer();
	let characters = 0;
	const handlers: XmlHandlers = {
		open: (name) => item.open(name),
		close(name) {
			item.close(name);
			if (name !== 'si') return;
			if (texts.length >= sheetBounds.cells) throw tooLarge(`檔案的文字超過 ${sheetBounds.cells} 個`);
			const text = item.take();
			characters += text.length;
			refuseLongFile(characters);
			texts.push(text);
		},
		text: (text) => item.text(text),
	};
	await walk(zip, part, handlers, sheetBounds.textBytes);
	return texts;
}

/** The formats that cells name by number. */
export async function readStyles(zip: ZipFile, part: string): Promise<CellFormat[]> {
	const codes = new Map<number, string>();
	const formats: CellFormat[] = [];
	let inCellFormats = false;
	await walk(zip, part, {
		open(name, attributes) {
			if (name === 'numFmt' && codes.size < sheetBounds.listed)
				codes.set(Number(attributes['numFmtId']), (attributes['formatCode'] ?? '').slice(0, longestFormat));
			if (name === 'cellXfs') inCellFormats = true;
			if (name !== 'xf' || !inCellFormats) return;
			const id = Number(attributes['numFmtId'] ?? 0);
			const code = codes.get(id);
			const zeros = code !== undefined && /^0+$/.test(code) ? code.length : 0;
			list(formats, { isDate: isDateFormat(id, code), zeros }, '儲存格格式');
		},
		close(name) {
			if (name === 'cellXfs') inCellFormats = false;
		},
	});
	return formats;
}
