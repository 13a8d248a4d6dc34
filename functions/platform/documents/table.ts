import {
	accent,
	drawLines,
	drawRule,
	drawShape,
	drawText,
	ink,
	lineHeight,
	softInk,
	tint,
	type Align,
	type TextStyle,
} from './drawing.ts';
import { breakLines } from './line-breaking.ts';
import { fits, page, textWidth, type PageFlow } from './page-flow.ts';
import { addElement, inElement, ornament, within } from './structure.ts';

interface Caption {
	title: string;
	note?: string;
	/** `H1` where no heading stands above the tables. */
	heading?: 'H1' | 'H2';
}

export interface TableColumn<Row> {
	heading: string;
	/** Share of the text width; the shares of all columns are scaled to fill it. */
	width: number;
	align?: Align;
	value(row: Row, index: number): string;
}

export interface Table<Row> {
	columns: readonly TableColumn<Row>[];
	/** Undefined leaves the body blank but ruled: nothing was asked for. */
	rows: readonly Row[] | undefined;
	/** What stands in the body when rows were asked for and there are none. */
	emptyText: string;
	/** Lines of a blank body; without a number it fills the page. */
	blankRows?: number;
	caption?: Caption;
	/** The line under the last row: text at the left and at the right. */
	summary?: { start: string; end?: string };
}

const headingStyle: TextStyle = { weight: 'bold', size: 8.8, color: ink };
const cellStyle: TextStyle = { weight: 'regular', size: 8.8, color: ink };
const emptyStyle: TextStyle = { weight: 'regular', size: 8.8, color: softInk };
const captionStyle: TextStyle = { weight: 'bold', size: 11, color: ink };
const noteStyle: TextStyle = { weight: 'regular', size: 8.8, color: softInk };
const summaryStyle: TextStyle = { weight: 'bold', size: 9.2, color: ink };

const padding = { x: 5, y: 3.4 };
const rowRule = { width: 0.35, color: '#d9d4c8' };
const strongRule = { width: 0.9, color: ink };
const captionHeight = lineHeight(captionStyle) + 5;
const summaryHeight = lineHeight(summaryStyle) + padding.y * 2;

interface Placed<Row> {
	column: TableColumn<Row>;
	x: number;
	width: number;
}

function placeColumns<Row>(columns: readonly TableColumn<Row>[]): Placed<Row>[] {
	const total = columns.reduce((sum, column) => sum + column.width, 0);
	let x: number = page.left;
	return columns.map((column) => {
		const width = (column.width / total) * textWidth;
		const placed = { column, x: x + padding.x, width: width - padding.x * 2 };
		x += width;
		return placed;
	});
}

type CellElement = ReturnType<typeof addElement>;

function heightOf(lines: number): number {
	return lines * lineHeight(cellStyle) + padding.y * 2;
}

function deepest(cells: readonly (readonly string[])[]): number {
	return Math.max(1, ...cells.map((lines) => lines.length));
}

function drawCells<Row>(
	flow: PageFlow,
	placed: readonly Placed<Row>[],
	cells: readonly (readonly string[])[],
	style: TextStyle,
	elements: readonly (CellElement | undefined)[],
): void {
	const height = heightOf(deepest(cells));
	if (style === headingStyle)
		drawShape(flow, (doc) => doc.rect(page.left, flow.y, textWidth, height).fill(tint));
	placed.forEach(({ column, x, width }, index) => {
		const align = column.align ?? 'left';
		within(flow, elements[index], () =>
			drawLines(flow, cells[index] ?? [], style, { x, y: flow.y + padding.y, width, align }),
		);
	});
	flow.y += height;
}

function drawCaption(flow: PageFlow, { title, note, heading = 'H2' }: Caption): void {
	drawShape(flow, (doc) => doc.rect(page.left, flow.y + 3.2, 2.6, 10).fill(accent));
	inElement(flow, heading, () =>
		drawText(flow, title, captionStyle, { x: page.left + 9, y: flow.y, width: textWidth - 9 }),
	);
	if (note !== undefined) {
		const y = flow.y + (lineHeight(captionStyle) - lineHeight(noteStyle)) / 2 + 0.8;
		drawText(flow, note, noteStyle, { x: page.left, y, width: textWidth, align: 'right' });
	}
	flow.y += captionHeight;
}

function drawSummary(flow: PageFlow, { start, end }: { start: string; end?: string }): void {
	const y = flow.y + padding.y;
	const place = { x: page.left + padding.x, y, width: textWidth - padding.x * 2 };
	drawText(flow, start, summaryStyle, place);
	if (end !== undefined) drawText(flow, end, summaryStyle, { ...place, align: 'right' });
	flow.y += summaryHeight;
}

/**
 * Draws a table at the place of the flow. Cells wrap; the head is repeated on every page; a row stays whole unless it is
 * taller than a page; the last row takes the summary with it.
 */
export function drawTable<Row>(flow: PageFlow, table: Table<Row>): void {
	const placed = placeColumns(table.columns);
	const breakCells = (values: readonly string[], style: TextStyle): string[][] =>
		values.map((value, index) =>
			breakLines(flow.fonts[style.weight], value, style.size, placed[index]?.width ?? 0),
		);
	const headings = breakCells(
		table.columns.map(({ heading }) => heading),
		headingStyle,
	);
	const headHeight = heightOf(deepest(headings));

	/** A row with its cells, which are read as one however many pages they are drawn on. */
	const inRow = (type: 'TH' | 'TD', draw: (cells: readonly CellElement[]) => void) =>
		inElement(flow, 'TR', () =>
			draw(placed.map(() => addElement(flow, type, type === 'TH' ? { scope: 'Column' } : {}))),
		);
	const drawHead = () =>
		inRow('TH', (elements) => {
			// The rule after the tint, which would cover half of it.
			const top = flow.y;
			drawCells(flow, placed, headings, headingStyle, elements);
			drawRule(flow, [page.left, top], [page.right, top], strongRule);
			drawRule(flow, [page.left, flow.y], [page.right, flow.y], { width: 0.5, color: ink });
		});
	const continueOnNextPage = () => {
		drawRule(flow, [page.left, flow.y], [page.right, flow.y], { width: 0.5, color: ink });
		flow.openPage();
		ornament(flow, drawHead);
	};

	const drawRow = (cells: readonly (readonly string[])[], after: number) => {
		const fitsHere = () => fits(flow, heightOf(deepest(rest)) + after);
		let rest = cells;
		if (!fitsHere()) continueOnNextPage();
		inRow('TD', (elements) => {
			// Still too tall on a page of its own: cut it between its lines.
			while (!fitsHere() && deepest(rest) > 1) {
				const room = Math.floor((page.bottom - flow.y - padding.y * 2) / lineHeight(cellStyle));
				const taken = Math.max(1, Math.min(room, deepest(rest) - 1));
				const part = rest.map((lines) => lines.slice(0, taken));
				drawCells(flow, placed, part, cellStyle, elements);
				rest = rest.map((lines) => lines.slice(taken));
				continueOnNextPage();
			}
			drawCells(flow, placed, rest, cellStyle, elements);
		});
		drawRule(flow, [page.left, flow.y], [page.right, flow.y], rowRule);
	};

	const rowHeight = heightOf(1);
	const after = table.summary === undefined ? 0 : summaryHeight;
	const leastRows = table.rows === undefined ? (table.blankRows ?? 1) : Math.min(2, table.rows.length || 1);
	const captionAndHead = (table.caption === undefined ? 0 : captionHeight) + headHeight;
	if (!fits(flow, captionAndHead + rowHeight * leastRows + after)) flow.openPage();

	if (table.caption !== undefined) drawCaption(flow, table.caption);
	inElement(flow, 'Table', () => {
		drawHead();
		if (table.rows === undefined) {
			const blankRows = table.blankRows ?? Math.floor((page.bottom - flow.y) / rowHeight);
			for (let line = 0; line < blankRows; line++) {
				flow.y += rowHeight;
				drawRule(flow, [page.left, flow.y], [page.right, flow.y], rowRule);
			}
		} else if (table.rows.length === 0) {
			const place = { x: page.left, y: flow.y + padding.y, width: textWidth, align: 'center' } as const;
			inElement(flow, 'TR', () =>
				inElement(flow, 'TD', () => drawText(flow, table.emptyText, emptyStyle, place), {
					colSpan: table.columns.length,
				}),
			);
			flow.y += rowHeight;
		} else {
			const last = table.rows.length - 1;
			table.rows.forEach((row, index) => {
				const values = table.columns.map((column) => column.value(row, index));
				drawRow(breakCells(values, cellStyle), index === last ? after : 0);
			});
		}
	});
	drawRule(flow, [page.left, flow.y], [page.right, flow.y], strongRule);
	if (table.summary !== undefined) drawSummary(flow, table.summary);
}
