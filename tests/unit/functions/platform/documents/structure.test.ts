import { describe, expect, it } from 'vitest';
import { renderEBook } from '#functions/applications/e-book/render-e-book.ts';
import { loadDocumentFonts } from '#platform/documents/document-fonts.ts';
import { startFlow } from '#platform/documents/page-flow.ts';
import { drawFooters, drawPageHead } from '#platform/documents/page-furniture.ts';
import { createPdf, finishPdf } from '#platform/documents/pdf-document.ts';
import { drawTable } from '#platform/documents/table.ts';
import { readStructure } from '#tests/support/pdf-structure.ts';
import { eBookData } from '../../applications/e-book/e-book-builder.ts';

const fonts = await loadDocumentFonts();
const now = new Date('2026-11-20T18:30:00Z');

async function tableOf(rows: readonly string[]) {
	const doc = createPdf({ fonts, title: '表', author: '單位', now });
	const canvas = { doc, fonts };
	const flow = startFlow(canvas, () => drawPageHead(canvas, '紀錄', [[{ label: '姓名', value: '王小明' }]]));
	drawTable(flow, {
		columns: [
			{ heading: '項目', width: 1, value: (row: string) => row },
			{ heading: '時數', width: 1, value: () => '3' },
		],
		rows,
		emptyText: '沒有資料',
		caption: { title: '服務' },
	});
	drawFooters(canvas, (number) => ({ start: '', middle: '', end: `第${number}頁` }));
	return { pages: doc.bufferedPageRange().count, ...(await readStructure(await finishPdf(doc))) };
}

describe('a document', () => {
	it('says that it is PDF/UA, and has nothing that a screen reader cannot place', async () => {
		const { marked, loose, raw, elements } = await readStructure(
			await renderEBook(eBookData(), { fonts, now }),
		);
		expect(marked).toBe(true);
		expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>');
		expect(raw).toMatch(/DisplayDocTitle true/);
		expect(loose).toEqual([]);
		expect(elements.slice(0, 8)).toEqual([
			'P 桃園市政府社會局',
			'H1 志願服務紀錄冊',
			'Figure (紀錄冊封面圖片)',
			'Figure (志工照片)',
			'P 姓名王小明',
			'P 國民身分證統一編號A100000001',
			'P 編號社字第00000012號',
			'P 發給單位桃園市政府社會局',
		]);
		expect(elements).toContain('H1 志願服務紀錄冊-服務');
	});

	it('has tables of rows with heads and cells', async () => {
		const { elements, paths } = await tableOf(['引導']);
		expect(elements).toEqual(['H1 紀錄', 'P 姓名王小明', 'H2 服務', 'TH 項目', 'TH 時數', 'TD 引導', 'TD 3']);
		expect(paths).toContain('Document/Table/TR/TH');
		expect(paths).toContain('Document/Table/TR/TD');
	});

	it('reads heads that repeat on every page once, and feet never', async () => {
		const { pages, elements } = await tableOf(Array.from({ length: 120 }, (_, index) => `第${index}筆`));
		expect(pages).toBeGreaterThan(2);
		expect(elements.filter((one) => one.startsWith('H1') || one.startsWith('TH'))).toEqual([
			'H1 紀錄',
			'TH 項目',
			'TH 時數',
		]);
		expect(elements.filter((one) => /第\d+頁/.test(one))).toEqual([]);
		expect(elements.filter((one) => one.startsWith('TD 第'))).toHaveLength(120);
	});

	it('reads a row that goes on on the next page as one', async () => {
		const { pages, paths } = await tableOf(['願'.repeat(4000)]);
		expect(pages).toBeGreaterThan(1);
		expect(paths.filter((path) => path.endsWith('/TD')).length).toBeLessThanOrEqual(2 * pages);
	});

	it('says that a list is empty', async () => {
		expect((await tableOf([])).elements.at(-1)).toBe('TD 沒有資料');
	});
});
