import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readSpreadsheet } from '#platform/spreadsheets/read-spreadsheet.ts';
import type { SheetLimits, SheetRow } from '#platform/spreadsheets/sheet-row.ts';
import {
	spreadsheetFormats,
	spreadsheetTypes,
	type CellValue,
	type SheetColumn,
} from '#platform/spreadsheets/sheet.ts';
import { writeSpreadsheet } from '#platform/spreadsheets/write-spreadsheet.ts';
import { openZip } from '#platform/spreadsheets/zip-reader.ts';
import { zipFile, type ZipEntry } from '#platform/spreadsheets/zip-writer.ts';
import { refusalOf } from '#tests/support/refusal.ts';

const limits: SheetLimits = { maxRows: 1000, maxColumns: 50 };

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
	const gathered: Uint8Array[] = [];
	for await (const piece of pieces) gathered.push(piece);
	return Buffer.concat(gathered);
}

async function read(bytes: Uint8Array, within = limits): Promise<SheetRow[]> {
	const rows: SheetRow[] = [];
	for await (const row of readSpreadsheet(bytes, within)) rows.push(row);
	return rows;
}

const columns: SheetColumn[] = [
	{ label: '姓名', width: 10 },
	{ label: '生日', width: 12, type: 'date' },
	{ label: '服務時數', width: 8, type: { decimals: 1 } },
];

const written = (format: (typeof spreadsheetFormats)[number], rows: CellValue[][]) =>
	bytesOf(writeSpreadsheet(format, [{ name: '資料', columns, rows }]));

describe.each(spreadsheetFormats)('%s', (format) => {
	it('comes back as it was written: text, dates, numbers, empty cells', async () => {
		const bytes = await written(format, [
			['王小明', '1990-05-01', 6.5],
			[undefined, '1911-10-10', 0],
			['A012345678', undefined, undefined],
		]);
		const [headings, ...rows] = await read(bytes);
		expect(headings?.cells.map(({ text }) => text)).toEqual(['姓名', '生日', '服務時數']);
		expect(rows.map(({ number }) => number)).toEqual([2, 3, 4]);
		expect(rows[0]?.cells.map(({ text, date, value }) => date ?? value ?? text)).toEqual([
			'王小明',
			'1990-05-01',
			6.5,
		]);
		expect(rows[1]?.cells.map(({ text, date, value }) => date ?? value ?? text)).toEqual([
			'',
			'1911-10-10',
			0,
		]);
		expect(rows[2]?.cells).toHaveLength(1);
	});

	it.each([
		'=HYPERLINK("http://x")',
		'+886912000001',
		'-1',
		'@SUM(A1)',
		'  two  spaces',
		'a\nb',
		'<&">',
		'𠮷',
		'0912',
	])('keeps %j as the text that it is', async (text) => {
		const [, row] = await read(await written(format, [[text, undefined, undefined]]));
		expect(row?.cells).toEqual([{ text }]);
	});

	it('leaves out characters that XML cannot carry', async () => {
		const [, row] = await read(await written(format, [['王\u0000\u000b小\ud800明', undefined, undefined]]));
		expect(row?.cells[0]?.text).toBe('王小明');
	});

	it('shows what does not fit its column as text', async () => {
		const [, row] = await read(await written(format, [['x', '民國前一年', '六小時']]));
		expect(row?.cells).toEqual([{ text: 'x' }, { text: '民國前一年' }, { text: '六小時' }]);
	});

	it('gives the same bytes for the same rows', async () => {
		const rows: CellValue[][] = [['王小明', '1990-05-01', 6.5]];
		expect(await written(format, rows)).toEqual(await written(format, rows));
	});

	it('is refused with more rows than the limit', async () => {
		const bytes = await written(
			format,
			Array.from({ length: 12 }, () => ['x']),
		);
		expect(await refusalOf(read(bytes, { maxRows: 10, maxColumns: 5 }))).toBe('spreadsheet.too-many-rows');
	});

	it('loses its columns beyond the limit', async () => {
		const [headings] = await read(await written(format, []), { maxRows: 10, maxColumns: 2 });
		expect(headings?.cells).toHaveLength(2);
	});

	it('is refused when it is cut off', async () => {
		const bytes = await written(format, [['x']]);
		expect(await refusalOf(read(bytes.subarray(0, bytes.length - 30)))).toBe('spreadsheet.unreadable');
	});
});

const package_ = (entries: ZipEntry[]) => bytesOf(zipFile(entries));
const odsType: ZipEntry = { name: 'mimetype', content: spreadsheetTypes.ods, stored: true };
const table = (rows: string) =>
	`<office:document-content><office:body><office:spreadsheet><table:table table:name="1">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`;
const ods = (rows: string) => package_([odsType, { name: 'content.xml', content: table(rows) }]);
const paragraph = (text: string, attributes = '') =>
	`<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`;

describe('an ODS of ours', () => {
	it('holds each number and day as the text that it shows, for readers that look at nothing else', async () => {
		const places: SheetColumn[] = [...columns, { label: '人次', width: 8, type: { decimals: 0 } }];
		const rows: CellValue[][] = [['王小明', '1990-05-01', 6.55, 3]];
		const bytes = await bytesOf(writeSpreadsheet('ods', [{ name: '資料', columns: places, rows }]));
		let content = '';
		const decoder = new TextDecoder();
		for await (const piece of openZip(bytes).read('content.xml'))
			content += decoder.decode(piece, { stream: true });
		const texts = [...content.matchAll(/<text:p>([^<]*)<\/text:p>/g)].map(([, text]) => text);
		expect(texts.slice(places.length)).toEqual(['王小明', '079/05/01', '6.5', '3']);
	});
});

describe('an ODS of others', () => {
	it('shows repeated cells and rows, but not the million empty ones at the end', async () => {
		const rows = await read(
			await ods(
				`<table:table-row>${paragraph('a', 'table:number-columns-repeated="2"')}<table:table-cell table:number-columns-repeated="2"/>${paragraph('b')}<table:table-cell table:number-columns-repeated="16000"/></table:table-row>` +
					'<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>' +
					`<table:table-row table:number-rows-repeated="2">${paragraph('c')}</table:table-row>` +
					'<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
			),
		);
		expect(rows.map(({ number, cells }) => [number, ...cells.map(({ text }) => text)])).toEqual([
			[1, 'a', 'a', '', '', 'b'],
			[5, 'c'],
			[6, 'c'],
		]);
	});

	it('shows a date as people see it, with the day behind it', async () => {
		const [row] = await read(
			await ods(
				`<table:table-row>${paragraph('112/01/01', 'office:value-type="date" office:date-value="2023-01-01T00:00:00"')}</table:table-row>`,
			),
		);
		expect(row?.cells).toEqual([{ text: '112/01/01', date: '2023-01-01' }]);
	});

	it('[X-15] holds a day that LibreOffice has made of a typed 112/02/01', async () => {
		const typed = paragraph('0112/02/01', 'office:value-type="date" office:date-value="0112-02-01"');
		const [row] = await read(await ods(`<table:table-row>${typed}</table:table-row>`));
		expect(row?.cells).toEqual([{ text: '112/02/01', date: '2023-02-01' }]);
	});

	it('leaves out remarks on a cell', async () => {
		const [row] = await read(
			await ods(
				'<table:table-row><table:table-cell><office:annotation><text:p>remark</text:p></office:annotation><text:p>text</text:p></table:table-cell></table:table-row>',
			),
		);
		expect(row?.cells).toEqual([{ text: 'text' }]);
	});
});

async function xlsx(sheet: string, parts: Record<string, string> = {}) {
	const relations = (items: string) => `<Relationships>${items}</Relationships>`;
	return package_([
		{ name: '[Content_Types].xml', content: '<Types/>' },
		{
			name: '_rels/.rels',
			content: relations('<Relationship Id="a" Type="x/officeDocument" Target="/xl/book.xml"/>'),
		},
		{
			name: 'xl/book.xml',
			content: '<x:workbook><x:sheets><x:sheet name="s" r:id="b"/></x:sheets></x:workbook>',
		},
		{
			name: 'xl/_rels/book.xml.rels',
			content: relations(
				'<Relationship Id="b" Type="x/worksheet" Target="one.xml"/><Relationship Id="c" Type="x/sharedStrings" Target="texts.xml"/><Relationship Id="d" Type="x/styles" Target="styles.xml"/>',
			),
		},
		{ name: 'xl/one.xml', content: `<x:worksheet><x:sheetData>${sheet}</x:sheetData></x:worksheet>` },
		{ name: 'xl/texts.xml', content: parts['texts'] ?? '<sst/>' },
		{ name: 'xl/styles.xml', content: parts['styles'] ?? '<styleSheet/>' },
	]);
}

describe('an XLSX of others', () => {
	it('shows shared and formatted texts, without how they are read aloud', async () => {
		const texts =
			'<sst><si><r><t>王</t></r><r><t>小明</t></r><rPh><t>ㄨㄤˊ</t></rPh></si><si><t>a_x000D_b</t></si></sst>';
		const [row] = await read(
			await xlsx(
				'<x:row r="4"><x:c r="B4" t="s"><x:v>0</x:v></x:c><x:c r="D4" t="s"><x:v>1</x:v></x:c></x:row>',
				{
					texts,
				},
			),
		);
		expect(row).toEqual({
			number: 4,
			cells: [{ text: '' }, { text: '王小明' }, { text: '' }, { text: 'a\rb' }],
		});
	});

	it('shows numbers by their format: days, leading zeros, no binary fractions', async () => {
		const styles =
			'<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-404]e/mm/dd"/><numFmt numFmtId="165" formatCode="0000000000"/></numFmts>' +
			'<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/></cellXfs></styleSheet>';
		const cell = (style: number, value: string) => `<x:c s="${style}"><x:v>${value}</x:v></x:c>`;
		const [row] = await read(
			await xlsx(
				`<x:row>${cell(1, '44927')}${cell(2, '44927.5')}${cell(3, '912345678')}${cell(0, '6.6000000000000005')}</x:row>`,
				{ styles },
			),
		);
		expect(row?.cells).toEqual([
			{ text: '2023/01/01', date: '2023-01-01' },
			{ text: '2023/01/01', date: '2023-01-01' },
			{ text: '0912345678', value: 912345678 },
			{ text: '6.6', value: 6.6000000000000005 },
		]);
	});
});

describe('a sheet in which rows or cells would get lost', () => {
	const value = '<x:v>1</x:v>';
	it.each([
		['two rows of one number', `<x:row r="2"><x:c>${value}</x:c></x:row>`.repeat(2)],
		[
			'a row before one that was read',
			`<x:row r="3"><x:c>${value}</x:c></x:row><x:row r="2"><x:c>${value}</x:c></x:row>`,
		],
		['a row number that is none', `<x:row r="x"><x:c>${value}</x:c></x:row>`],
		['a row number of 0', `<x:row r="0"><x:c>${value}</x:c></x:row>`],
		['a row number beyond the last', `<x:row r="1048577"><x:c>${value}</x:c></x:row>`],
		['two cells of one place', `<x:row>${`<x:c r="B1">${value}</x:c>`.repeat(2)}</x:row>`],
		['a place that is none', `<x:row><x:c r="1">${value}</x:c></x:row>`],
	])('is refused: %s', async (_, rows) => {
		expect(await refusalOf(read(await xlsx(rows)))).toBe('spreadsheet.unreadable');
	});

	it('takes a row without a number for the next', async () => {
		const rows = await read(
			await xlsx(`<x:row r="4"><x:c>${value}</x:c></x:row><x:row><x:c>${value}</x:c></x:row>`),
		);
		expect(rows.map(({ number }) => number)).toEqual([4, 5]);
	});

	it('shows what claims to be a day and is none as text', async () => {
		const [row] = await read(await xlsx('<x:row><x:c t="d"><x:v>2023-02-30</x:v></x:c></x:row>'));
		expect(row?.cells).toEqual([{ text: '2023-02-30' }]);
	});
});

describe('what is no spreadsheet', () => {
	it.each([
		['nothing', Buffer.alloc(0)],
		['text', Buffer.from('姓名,身分證字號\n')],
		['an old or locked workbook', Buffer.from('d0cf11e0a1b11ae1'.repeat(20), 'hex')],
	])('is refused: %s', async (_, bytes) => {
		expect(await refusalOf(read(bytes))).toBe('spreadsheet.unreadable');
	});

	it('is refused: another OpenDocument file, whatever it is called', async () => {
		const bytes = await package_([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' }]);
		expect(await refusalOf(read(bytes))).toBe('spreadsheet.unreadable');
	});

	it('is refused: entities that unfold', async () => {
		const bomb = `<!DOCTYPE x [<!ENTITY a "${'b'.repeat(1000)}"><!ENTITY c "&a;&a;&a;&a;">]>`;
		const bytes = await package_([
			odsType,
			{
				name: 'content.xml',
				content: bomb + table(`<table:table-row>${paragraph('&c;')}</table:table-row>`),
			},
		]);
		expect(await refusalOf(read(bytes))).toBe('spreadsheet.unreadable');
	});

	it('is refused: more bytes than a sheet may unfold to, in a small file', async () => {
		async function* bomb() {
			const row = `<table:table-row><table:table-cell/>${' '.repeat(60_000)}</table:table-row>`;
			yield '<office:document-content><table:table>';
			for (let count = 0; count < 100; count += 1) yield row;
			yield '</table:table></office:document-content>';
		}
		const bytes = await package_([odsType, { name: 'content.xml', content: bomb() }]);
		expect(bytes.length).toBeLessThan(30_000);
		const within = { ...limits, maxUnpacked: 5_000_000 };
		expect(await refusalOf(read(bytes, within))).toBe('spreadsheet.too-large');
	});

	it('is refused: a part with broken compression', async () => {
		const bytes = await package_([odsType, { name: 'content.xml', content: table('<table:table-row/>') }]);
		const packed = deflateRawSync(Buffer.from(table('<table:table-row/>')));
		bytes.fill(0xff, bytes.indexOf(packed), bytes.indexOf(packed) + packed.length);
		expect(await refusalOf(read(bytes))).toBe('spreadsheet.unreadable');
	});
});
