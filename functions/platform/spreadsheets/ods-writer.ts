import { dayFormBounds, shownDay } from './day-format.ts';
import type { CellValue, PackedSheet, Sheet, SheetColumn, TypedCell } from './sheet.ts';
import { spreadsheetTypes } from './sheet.ts';
import { escapeXml, typedCell } from './typed-cell.ts';
import { zipFile, type PackedText, type ZipEntry } from './zip-writer.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const oasis = 'urn:oasis:names:tc:opendocument:xmlns';
const namespaces = [
	`xmlns:office="${oasis}:office:1.0"`,
	`xmlns:style="${oasis}:style:1.0"`,
	`xmlns:table="${oasis}:table:1.0"`,
	`xmlns:text="${oasis}:text:1.0"`,
	`xmlns:number="${oasis}:datastyle:1.0"`,
	`xmlns:fo="${oasis}:xsl-fo-compatible:1.0"`,
	`xmlns:config="${oasis}:config:1.0"`,
].join(' ');

/** An OpenDocument spreadsheet, piece by piece. The package and its parts are those of OpenDocument 1.2, 3.1.1 and 2.2. */
export function writeOds(sheets: readonly (Sheet | PackedSheet)[]): AsyncGenerator<Uint8Array> {
	const entries: ZipEntry[] = [
		// First and not compressed, so that the type is seen at a fixed place in the file.
		{ name: 'mimetype', content: spreadsheetTypes.ods, stored: true },
		{ name: 'META-INF/manifest.xml', content: manifest() },
		{
			name: 'styles.xml',
			content: `${declaration}<office:document-styles ${namespaces} office:version="1.2"/>`,
		},
		{ name: 'settings.xml', content: settings(sheets) },
		{ name: 'content.xml', content: content(sheets) },
	];
	return zipFile(entries);
}

function manifest(): string {
	const files = [
		['/', spreadsheetTypes.ods],
		['content.xml', 'text/xml'],
		['styles.xml', 'text/xml'],
		['settings.xml', 'text/xml'],
	].map(
		([path, type]) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`,
	);
	return `${declaration}<manifest:manifest xmlns:manifest="${oasis}:manifest:1.0" manifest:version="1.2">${files.join('')}</manifest:manifest>`;
}

/** The headings stay in view when the sheet is scrolled. */
function settings(sheets: readonly (Sheet | PackedSheet)[]): string {
	const item = (name: string, type: string, value: string | number) =>
		`<config:config-item config:name="${name}" config:type="${type}">${value}</config:config-item>`;
	const frozen = [
		item('VerticalSplitMode', 'short', 2),
		item('VerticalSplitPosition', 'int', 1),
		item('ActiveSplitRange', 'short', 2),
		item('PositionBottom', 'int', 1),
	].join('');
	const tables = sheets.map(
		({ name }) =>
			`<config:config-item-map-entry config:name="${escapeXml(name)}">${frozen}</config:config-item-map-entry>`,
	);
	return (
		`${declaration}<office:document-settings ${namespaces} office:version="1.2"><office:settings>` +
		'<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">' +
		'<config:config-item-map-entry><config:config-item-map-named config:name="Tables">' +
		tables.join('') +
		'</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>' +
		'</config:config-item-set></office:settings></office:document-settings>'
	);
}

async function* content(sheets: readonly (Sheet | PackedSheet)[]): AsyncGenerator<string | PackedText> {
	yield `${declaration}<office:document-content ${namespaces} office:version="1.2">${styles(sheets)}<office:body><office:spreadsheet>`;
	for (const sheet of sheets) {
		yield `<table:table table:name="${escapeXml(sheet.name)}">`;
		yield sheet.columns
			.map(
				(column) =>
					`<table:table-column table:style-name="width${column.width}" table:default-cell-style-name="${styleOf(column)}"/>`,
			)
			.join('');
		yield `<table:table-row>${sheet.columns.map(({ label }) => cell('heading', { type: 'text', text: label })).join('')}</table:table-row>`;
		if ('packedRows' in sheet) yield* sheet.packedRows;
		else {
			const rowOf = odsRows(sheet.columns);
			for await (const values of sheet.rows) yield rowOf(values);
		}
		yield '</table:table>';
	}
	yield '</office:spreadsheet></office:body></office:document-content>';
}

/** How a row stands in its table. */
export function odsRows(columns: readonly SheetColumn[]): (values: readonly CellValue[]) => string {
	return (values) => {
		const cells = columns.map((column, index) => cell('', typedCell(column, values[index]), column));
		return `<table:table-row>${cells.join('')}</table:table-row>`;
	};
}

/** Numbers and days say in text, too, what their style shows: other readers than the office suites look at nothing else. */
function cell(style: string, value: TypedCell, column?: SheetColumn): string {
	const named = style && ` table:style-name="${style}"`;
	switch (value.type) {
		case 'empty':
			return `<table:table-cell${named}/>`;
		case 'text':
			return `<table:table-cell${named} office:value-type="string">${paragraphs(value.text)}</table:table-cell>`;
		case 'number':
			return `<table:table-cell${named} office:value-type="float" office:value="${value.value}"><text:p>${shown(value.value, column)}</text:p></table:table-cell>`;
		case 'date':
			return `<table:table-cell${named} office:value-type="date" office:date-value="${value.date}"><text:p>${shownDay(value.date)}</text:p></table:table-cell>`;
	}
}

function shown(value: number, column: SheetColumn | undefined): string {
	return typeof column?.type === 'object' ? value.toFixed(column.type.decimals) : String(value);
}

/** XML readers fold spaces; an element of its own keeps each run as it was typed. */
function paragraphs(text: string): string {
	return escapeXml(text)
		.split(/\r\n|\r|\n/)
		.map((line) => line.replace(/^ +| {2,}/g, (spaces) => `<text:s text:c="${spaces.length}"/>`))
		.map((line) => `<text:p>${line.replace(/\t/g, '<text:tab/>')}</text:p>`)
		.join('');
}

function styleOf({ type }: SheetColumn): string {
	if (type === undefined || type === 'text') return 'text';
	return type === 'date' ? 'date' : `number${type.decimals}`;
}

function styles(sheets: readonly (Sheet | PackedSheet)[]): string {
	const columns = sheets.flatMap((sheet) => sheet.columns);
	const widths = [...new Set(columns.map(({ width }) => width))].map(
		(width) =>
			`<style:style style:name="width${width}" style:family="table-column"><style:table-column-properties style:column-width="${(width * 0.22).toFixed(2)}cm"/></style:style>`,
	);
	const decimals = [
		...new Set(columns.flatMap(({ type }) => (typeof type === 'object' ? [type.decimals] : []))),
	];
	const numbers = decimals.map(
		(places) =>
			`<number:number-style style:name="places${places}"><number:number number:decimal-places="${places}" number:min-decimal-places="${places}" number:min-integer-digits="1"/></number:number-style>` +
			cellStyle(`number${places}`, `places${places}`),
	);
	return [
		'<office:automatic-styles>',
		...widths,
		'<number:text-style style:name="plain"><number:text-content/></number:text-style>',
		...dayStyles(),
		cellStyle('text', 'plain'),
		cellStyle('date', 'day'),
		...numbers,
		'<style:style style:name="heading" style:family="table-cell" style:data-style-name="plain"><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>',
		'</office:automatic-styles>',
	].join('');
}

function dayStyles(): string[] {
	const style = (name: string, year: string, forms = '') =>
		`<number:date-style style:name="${name}" number:language="zh" number:country="TW">${year}` +
		'<number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:day number:style="long"/>' +
		`${forms}</number:date-style>`;
	const below = (serial: number, name: string) =>
		`<style:map style:condition="value()&lt;${serial}" style:apply-style-name="${name}"/>`;
	const rocYear = '<number:year number:calendar="ROC"/>';
	return [
		style('day-ad', '<number:year number:style="long"/>'),
		style('day-zero', `<number:text>0</number:text>${rocYear}`),
		style(
			'day',
			rocYear,
			below(dayFormBounds.firstYear, 'day-ad') + below(dayFormBounds.threeDigits, 'day-zero'),
		),
	];
}

function cellStyle(name: string, dataStyle: string): string {
	return `<style:style style:name="${name}" style:family="table-cell" style:data-style-name="${dataStyle}"/>`;
}
