import { dayFormBounds, shownDay } from './day-format.ts';
import type { CellValue, PackedSheet, Sheet, SheetColumn, TypedCell } from './sheet.ts';
import { escapeXml, typedCell } from './typed-cell.ts';
import { serialOf } from './xlsx-dates.ts';
import { zipFile, type PackedText, type ZipEntry } from './zip-writer.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The formats of `xl/styles.xml` by their places; the numbers after them show as many decimals as their place says. */
const styleIndex = { text: 0, heading: 1, date: 2, numbers: 3 } as const;
const mostDecimals = 4;

/** With the language of Taiwan, `e` is the ROC year. */
const dayFormat = `[<${dayFormBounds.firstYear}][$-404]yyyy/mm/dd;[<${dayFormBounds.threeDigits}][$-404]"0"e/mm/dd;[$-404]e/mm/dd`;

/** An Office Open XML workbook, piece by piece: text in the cells themselves, so that nothing is gathered up. */
export function writeXlsx(sheets: readonly (Sheet | PackedSheet)[]): AsyncGenerator<Uint8Array> {
	const entries: ZipEntry[] = [
		{ name: '[Content_Types].xml', content: contentTypes(sheets) },
		{
			name: '_rels/.rels',
			content: relationships([{ type: 'officeDocument', target: 'xl/workbook.xml' }]),
		},
		{ name: 'xl/workbook.xml', content: workbook(sheets) },
		{
			name: 'xl/_rels/workbook.xml.rels',
			content: relationships([
				...sheets.map((_, index) => ({ type: 'worksheet', target: `worksheets/sheet${index + 1}.xml` })),
				{ type: 'styles', target: 'styles.xml' },
			]),
		},
		{ name: 'xl/styles.xml', content: styles() },
		...sheets.map((sheet, index) => ({
			name: `xl/worksheets/sheet${index + 1}.xml`,
			content: worksheet(sheet),
		})),
	];
	return zipFile(entries);
}

function contentTypes(sheets: readonly (Sheet | PackedSheet)[]): string {
	const override = (part: string, type: string) =>
		`<Override PartName="/xl/${part}" ContentType="${mediaType}.${type}+xml"/>`;
	return [
		`${declaration}<Types xmlns="${packages}/content-types">`,
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
		'<Default Extension="xml" ContentType="application/xml"/>',
		override('workbook.xml', 'sheet.main'),
		override('styles.xml', 'styles'),
		...sheets.map((_, index) => override(`worksheets/sheet${index + 1}.xml`, 'worksheet')),
		'</Types>',
	].join('');
}

function relationships(targets: readonly { type: string; target: string }[]): string {
	const items = targets.map(
		({ type, target }, index) =>
			`<Relationship Id="r${index + 1}" Type="${relations}/${type}" Target="${target}"/>`,
	);
	return `${declaration}<Relationships xmlns="${packages}/relationships">${items.join('')}</Relationships>`;
}

function workbook(sheets: readonly (Sheet | PackedSheet)[]): string {
	const items = sheets.map(
		({ name }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="r${index + 1}"/>`,
	);
	return `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${items.join('')}</sheets></workbook>`;
}

function styles(): string {
	const places = Array.from({ length: mostDecimals + 1 }, (_, decimals) => decimals);
	const formats = [
		`<numFmt numFmtId="164" formatCode="${escapeXml(dayFormat)}"/>`,
		...places.map(
			(decimals) =>
				`<numFmt numFmtId="${165 + decimals}" formatCode="0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}"/>`,
		),
	];
	// 49 is `@`: what is typed over a text cell stays text.
	const cell = (format: number, font = 0) =>
		`<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"${font > 0 ? ' applyFont="1"' : ''}/>`;
	const cells = [cell(49), cell(49, 1), cell(164), ...places.map((decimals) => cell(165 + decimals))];
	return [
		`${declaration}<styleSheet xmlns="${main}">`,
		`<numFmts count="${formats.length}">${formats.join('')}</numFmts>`,
		'<fonts count="2"><font><sz val="12"/><name val="Calibri"/></font><font><b/><sz val="12"/><name val="Calibri"/></font></fonts>',
		'<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
		'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
		'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
		`<cellXfs count="${cells.length}">${cells.join('')}</cellXfs>`,
		'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
		'</styleSheet>',
	].join('');
}

async function* worksheet(sheet: Sheet | PackedSheet): AsyncGenerator<string | PackedText> {
	const { columns } = sheet;
	yield (
		`${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">` +
		'<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>'
	);
	yield columns
		.map(
			(column, index) =>
				`<col min="${index + 1}" max="${index + 1}" width="${column.width + 1}" customWidth="1" style="${styleOf(column)}"/>`,
		)
		.join('');
	yield '</cols><sheetData>';
	const heading = columns.map(({ label }, index) =>
		cell(`${columnName(index)}1`, styleIndex.heading, { type: 'text', text: label }),
	);
	yield `<row r="1">${heading.join('')}</row>`;
	if ('packedRows' in sheet) yield* sheet.packedRows;
	else {
		const rowOf = xlsxRows(columns);
		let place = 0;
		for await (const values of sheet.rows) {
			yield rowOf(values, place);
			place += 1;
		}
	}
	yield '</sheetData></worksheet>';
}

/** How a row stands in the sheet; its place counts from 0 below the headings. */
export function xlsxRows(
	columns: readonly SheetColumn[],
): (values: readonly CellValue[], place: number) => string {
	const names = columns.map((_, index) => columnName(index));
	return (values, place) => {
		const number = place + 2;
		const cells = columns.map((column, index) =>
			cell(`${names[index]}${number}`, styleOf(column), typedCell(column, values[index])),
		);
		return `<row r="${number}">${cells.join('')}</row>`;
	};
}

function cell(place: string, style: number, value: TypedCell): string {
	switch (value.type) {
		case 'empty':
			return '';
		case 'text':
			return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(value.text)}</t></is></c>`;
		case 'number':
			return `<c r="${place}" s="${style}"><v>${value.value}</v></c>`;
		case 'date': {
			const serial = serialOf(value.date);
			return serial === undefined
				? cell(place, styleIndex.text, { type: 'text', text: shownDay(value.date) })
				: `<c r="${place}" s="${style}"><v>${serial}</v></c>`;
		}
	}
}

function styleOf({ type }: SheetColumn): number {
	if (type === undefined || type === 'text') return styleIndex.text;
	return type === 'date' ? styleIndex.date : styleIndex.numbers + Math.min(type.decimals, mostDecimals);
}

/** 0 is A, 26 is AA. */
function columnName(index: number): string {
	const letter = String.fromCharCode(65 + (index % 26));
	return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
