import { describe, expect, it } from 'vitest';
import { loadDocumentFonts } from '#platform/documents/document-fonts.ts';
import { page, startFlow } from '#platform/documents/page-flow.ts';
import { createPdf, finishPdf } from '#platform/documents/pdf-document.ts';
import { drawTable, type Table } from '#platform/documents/table.ts';
import { faultsOf, readPdf, type PdfPage } from '#tests/support/pdf-text.ts';

interface Row {
	name: string;
	count: string;
}

const fonts = await loadDocumentFonts();

async function pagesOf(table: Partial<Table<Row>>, startAt = 60): Promise<PdfPage[]> {
	const doc = createPdf({ fonts, title: '表', author: '測試', now: new Date('2026-11-21T02:00:00Z') });
	const flow = startFlow({ doc, fonts }, () => 60);
	flow.y = startAt;
	drawTable(flow, {
		columns: [
			{ heading: '名稱', width: 3, value: (row) => row.name },
			{ heading: '數量', width: 1, align: 'right', value: (row) => row.count },
		],
		rows: [],
		emptyText: '沒有資料',
		...table,
	});
	return (await readPdf(await finishPdf(doc))).pages;
}

function rowsOf(count: number, name = '項目'): Row[] {
	return Array.from({ length: count }, (_, index) => ({
		name: `${name}${index + 1}`,
		count: `${index + 1}.0`,
	}));
}

function faults(pages: readonly PdfPage[]): string[] {
	return pages.flatMap((each) => faultsOf(each, page.left - 0.5));
}

describe('a table', () => {
	it('repeats its head on every page and keeps every row once, in order', async () => {
		const pages = await pagesOf({ rows: rowsOf(120) });
		expect(pages.length).toBeGreaterThan(2);
		for (const { text } of pages) expect(text.startsWith('名稱\n數量\n')).toBe(true);
		const names = pages
			.flatMap(({ runs }) => runs.map(({ text }) => text))
			.filter((text) => text.startsWith('項目'));
		expect(names).toEqual(rowsOf(120).map(({ name }) => name));
		expect(faults(pages)).toEqual([]);
	});

	it('puts numbers at the right edge of their column', async () => {
		const [only] = await pagesOf({ rows: rowsOf(12) });
		const edges = (only?.runs ?? [])
			.filter(({ text }) => /^\d+\.0$/.test(text))
			.map(({ x, width }) => Math.round(x + width));
		expect(edges).toHaveLength(12);
		expect(new Set(edges).size).toBe(1);
	});

	it('wraps long cells inside their column', async () => {
		const pages = await pagesOf({ rows: [{ name: '很長的名稱'.repeat(30), count: '1.0' }] });
		expect(pages).toHaveLength(1);
		expect(faults(pages)).toEqual([]);
		const name = pages[0]?.runs.filter(({ text }) => text.includes('名稱') && text !== '名稱');
		expect(name?.map(({ text }) => text).join('')).toBe('很長的名稱'.repeat(30));
		expect(Math.max(...(name ?? []).map(({ x, width }) => x + width))).toBeLessThan(page.left + 385);
	});

	it('does not divide a row that fits on a page', async () => {
		const tall = { name: '甲'.repeat(400), count: '1.0' };
		const [first, second] = await pagesOf({ rows: [...rowsOf(30), tall] });
		expect(first?.text).not.toContain('甲');
		expect(second?.text).toContain('甲');
	});

	it('divides a row that is taller than a page', async () => {
		const pages = await pagesOf({ rows: [{ name: '甲'.repeat(6000), count: '1.0' }, ...rowsOf(1)] });
		expect(pages.length).toBeGreaterThan(2);
		expect(pages.map(({ text }) => text.match(/甲/g)?.length ?? 0).reduce((sum, each) => sum + each)).toBe(
			6000,
		);
		expect(faults(pages)).toEqual([]);
		for (const { runs } of pages) for (const { y } of runs) expect(y).toBeLessThanOrEqual(page.bottom);
	});

	it('never leaves the summary alone on a page', async () => {
		for (let count = 28; count < 40; count++) {
			const pages = await pagesOf({ rows: rowsOf(count), summary: { start: '共有', end: '合計' } });
			const last = pages.at(-1)?.text ?? '';
			expect(last).toContain(`項目${count}\n`);
			expect(last).toContain('共有\n合計');
		}
	});

	it('takes its caption and head to the next page when no row fits under them', async () => {
		const pages = await pagesOf(
			{ rows: rowsOf(3), caption: { title: '標題', note: '附註' } },
			page.bottom - 40,
		);
		expect(pages).toHaveLength(2);
		expect(pages[0]?.text).toBe('');
		expect(pages[1]?.text.startsWith('標題\n附註\n名稱')).toBe(true);
	});

	it('tells an empty answer from a question that was not asked', async () => {
		const [empty] = await pagesOf({ rows: [] });
		expect(empty?.text).toBe('名稱\n數量\n沒有資料');
		const blank = await pagesOf({ rows: undefined });
		expect(blank.map(({ text }) => text)).toEqual(['名稱\n數量']);
	});
});
