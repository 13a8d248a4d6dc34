import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { spreadsheetTypes } from '#platform/spreadsheets/sheet.ts';
import { zipFile, type ZipEntry } from '#platform/spreadsheets/zip-writer.ts';

const run = promisify(execFile);
const directory = mkdtempSync(join(tmpdir(), 'bombs-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Of the Lambda that runs the steps of jobs; V8 gets what the process itself leaves. */
const lambdaMegabytes = 256;
const heapMegabytes = 180;

interface Outcome {
	code?: string;
	detail?: string;
	rows?: number;
	peakMegabytes: number;
}

let files = 0;

/** What becomes of a file that somebody imports. */
async function imported(entries: ZipEntry[]): Promise<Outcome & { kilobytes: number }> {
	const pieces: Uint8Array[] = [];
	for await (const piece of zipFile(entries)) pieces.push(piece);
	const bytes = Buffer.concat(pieces);
	const file = join(directory, `${(files += 1)}`);
	await writeFile(file, bytes);
	const child = join(import.meta.dirname, 'read-in-child.ts');
	const { stdout } = await run(process.execPath, [`--max-old-space-size=${heapMegabytes}`, child, file]);
	return { ...(JSON.parse(stdout) as Outcome), kilobytes: Math.ceil(bytes.length / 1024) };
}

/** `text` so many times, little of it in memory. */
async function* times(count: number, text: string, before = '', after = ''): AsyncGenerator<string> {
	yield before;
	const many = Math.max(1, Math.floor(100_000 / text.length));
	const piece = text.repeat(many);
	let left = count;
	for (; left >= many; left -= many) yield piece;
	yield text.repeat(left) + after;
}

const ods = (content: ZipEntry['content']) =>
	imported([
		{ name: 'mimetype', content: spreadsheetTypes.ods, stored: true },
		{ name: 'content.xml', content },
	]);
const odsBefore = '<office:document-content><office:body><office:spreadsheet><table:table table:name="1">';
const odsAfter = '</table:table></office:spreadsheet></office:body></office:document-content>';
const odsTable = (rows: string) => ods(odsBefore + rows + odsAfter);
const cell = (content: string, attributes = '') =>
	`<table:table-cell ${attributes}><text:p>${content}</text:p></table:table-cell>`;
const row = (cells: string, attributes = '') => `<table:table-row ${attributes}>${cells}</table:table-row>`;

const relations = (items: string) => `<Relationships>${items}</Relationships>`;
const xlsx = (
	sheet: ZipEntry['content'],
	texts: ZipEntry['content'] = '<sst/>',
	styles: ZipEntry['content'] = '<s/>',
) =>
	imported([
		{ name: '[Content_Types].xml', content: '<Types/>' },
		{
			name: '_rels/.rels',
			content: relations('<Relationship Id="a" Type="x/officeDocument" Target="/xl/book.xml"/>'),
		},
		{ name: 'xl/book.xml', content: '<workbook><sheets><sheet name="s" r:id="b"/></sheets></workbook>' },
		{
			name: 'xl/_rels/book.xml.rels',
			content: relations(
				'<Relationship Id="b" Type="x/worksheet" Target="one.xml"/><Relationship Id="c" Type="x/sharedStrings" Target="texts.xml"/><Relationship Id="d" Type="x/styles" Target="styles.xml"/>',
			),
		},
		{ name: 'xl/one.xml', content: sheet },
		{ name: 'xl/texts.xml', content: texts },
		{ name: 'xl/styles.xml', content: styles },
	]);
const sheetBefore = '<worksheet><sheetData>';
const sheetAfter = '</sheetData></worksheet>';
const shared = '<c t="s"><v>0</v></c>';

const bombs: [what: string, refused: RegExp, bomb: () => ReturnType<typeof imported>][] = [
	['30 million nested elements', /超過 100 層/, () => ods(times(30_000_000, '<a>'))],
	['30 million nested elements in an XLSX', /超過 100 層/, () => xlsx(times(30_000_000, '<a>'))],
	['elements without number', /個項目/, () => ods(times(30_000_000, '<a/>', odsBefore, odsAfter))],
	['attributes without number', /屬性/, () => ods(times(3_000_000, 'a="" ', '<a ', '/>'))],
	[
		'empty cells without number',
		/儲存格超過/,
		() => ods(times(6_000_000, '<table:table-cell/>', `${odsBefore}<table:table-row>`, odsAfter)),
	],
	[
		'rows that are repeated',
		/最多 10000 列/,
		() => odsTable(row(cell('x'), 'table:number-rows-repeated="1000000"').repeat(1000)),
	],
	[
		'rows that are repeated more often than a sheet has rows',
		/重複列數「999999999999」不正確/,
		() => odsTable(row(cell('x'), 'table:number-rows-repeated="999999999999"')),
	],
	[
		'long rows that are repeated',
		/文字總數/,
		() => odsTable(row(cell('x'.repeat(30_000)), 'table:number-rows-repeated="9000"')),
	],
	[
		'long cells that are repeated',
		/第 1 列超過 65536 個字/,
		() => odsTable(row(cell('x'.repeat(30_000), 'table:number-columns-repeated="100"'))),
	],
	[
		'cells that are repeated more often than a sheet has columns',
		/重複欄數「1000000000」不正確/,
		() => odsTable(row(cell('x', 'table:number-columns-repeated="1000000000"'))),
	],
	[
		'a cell of 150 million characters',
		/連在一起/,
		() => ods(times(150_000_000, 'x', `${odsBefore}<table:table-row><table:table-cell><text:p>`)),
	],
	[
		'a cell of many short texts',
		/儲存格超過 32767 個字/,
		() => ods(times(10_000_000, 'x<a/>', `${odsBefore}<table:table-row><table:table-cell><text:p>`)),
	],
	[
		'a cell of many empty paragraphs',
		/儲存格超過 32767 個字/,
		() => ods(times(10_000_000, '<text:p/>', `${odsBefore}<table:table-row><table:table-cell>`)),
	],
	[
		'more blanks than a text can have',
		/空白字數「2000000000」不正確/,
		() => odsTable(row(cell('<text:s text:c="2000000000"/>'))),
	],
	['fewer blanks than none', /空白字數「-1」不正確/, () => odsTable(row(cell('<text:s text:c="-1"/>')))],
	[
		'many runs of blanks',
		/儲存格超過 32767 個字/,
		() => odsTable(row(cell('<text:s text:c="30000"/>'.repeat(10_000)))),
	],
	['a name of 150 million characters', /連在一起/, () => ods(times(150_000_000, 'x', '<'))],
	['a remark of 150 million characters', /連在一起/, () => ods(times(150_000_000, 'x', '<!--'))],
	[
		'a document type of 150 million characters',
		/連在一起/,
		() => ods(times(150_000_000, 'x', '<!DOCTYPE a [')),
	],
	['instructions without number', /個項目/, () => ods(times(25_000_000, '<?a?>'))],
	[
		'a shared text of 1 MB that 900,000 cells use',
		/儲存格超過 32767 個字/,
		() =>
			xlsx(
				times(9_000, `<row>${shared.repeat(100)}</row>`, sheetBefore, sheetAfter),
				`<sst><si><t>${'x'.repeat(1_000_000)}</t></si></sst>`,
			),
	],
	[
		'a shared text of 32,767 characters that 900,000 cells use',
		/第 1 列超過 65536 個字/,
		() =>
			xlsx(
				times(9_000, `<row>${shared.repeat(100)}</row>`, sheetBefore, sheetAfter),
				`<sst><si><t>${'x'.repeat(32_767)}</t></si></sst>`,
			),
	],
	[
		'one that each of 9,000 rows uses once',
		/文字總數/,
		() =>
			xlsx(
				times(9_000, `<row>${shared}</row>`, sheetBefore, sheetAfter),
				`<sst><si><t>${'x'.repeat(32_767)}</t></si></sst>`,
			),
	],
	[
		'shared texts that no cell uses',
		/文字總數/,
		() => xlsx('<worksheet/>', times(5_000, `<si><t>${'志'.repeat(10_000)}</t></si>`, '<sst>', '</sst>')),
	],
	[
		'shared texts without number',
		/個文字|文字超過|個項目/,
		() => xlsx('<worksheet/>', times(9_000_000, '<si/>', '<sst>')),
	],
	[
		'formats without number',
		/儲存格格式超過/,
		() => xlsx('<worksheet/>', '<sst/>', times(900_000, '<xf/>', '<styleSheet><cellXfs>')),
	],
	[
		'a number that a format fills up with a million zeros',
		/^$/,
		() =>
			xlsx(
				times(9_000, '<row><c s="0"><v>1</v></c></row>', sheetBefore, sheetAfter),
				'<sst/>',
				`<styleSheet><numFmts><numFmt numFmtId="170" formatCode="${'0'.repeat(1_000_000)}"/></numFmts><cellXfs><xf numFmtId="170"/></cellXfs></styleSheet>`,
			),
	],
	[
		'a value of many short texts',
		/儲存格超過 32767 個字/,
		() => xlsx(times(10_000_000, '1<a/>', `${sheetBefore}<row><c><v>`)),
	],
	[
		'rows without number',
		/最多 10000 列/,
		() => xlsx(times(3_000_000, '<row><c><v>1</v></c></row>', sheetBefore)),
	],
];

describe('a small file that unfolds', () => {
	it.each(bombs)(
		'is refused within the memory of the Lambda: %s',
		async (_, refused, bomb) => {
			const { code = '', detail = '', peakMegabytes, kilobytes } = await bomb();
			expect(detail).toMatch(refused);
			if (refused.source !== '^$') expect(code).toMatch(/^spreadsheet\./);
			expect(kilobytes).toBeLessThan(1500);
			expect(peakMegabytes).toBeLessThan(lambdaMegabytes);
		},
		120_000,
	);
});
