import type { DocumentFonts } from '#platform/documents/document-fonts.ts';
import type { Canvas } from '#platform/documents/drawing.ts';
import { startFlow, type PageFlow } from '#platform/documents/page-flow.ts';
import { drawFooters, drawPageHead } from '#platform/documents/page-furniture.ts';
import { createPdf, finishPdf } from '#platform/documents/pdf-document.ts';
import { drawTable } from '#platform/documents/table.ts';
import { maskName } from '#shared/values/masking.ts';
import { formatRocDateLong } from '#shared/values/roc-date.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import { drawCover } from './cover-page.ts';
import type { EBookData } from './e-book-data.ts';
import { awardTable, serviceTable, trainingTable } from './section-tables.ts';

export interface RenderEBookOptions {
	fonts: DocumentFonts;
	/** The moment of the download: 列印日期 and 下載日期. */
	now: Date;
}

const bookTitle = '志願服務紀錄冊';

function openSection(canvas: Canvas, name: string, { volunteer, book }: EBookData, now: Date): PageFlow {
	const title = `${bookTitle}-${name}`;
	const flow = startFlow(canvas, () =>
		drawPageHead(canvas, title, [
			[
				{ label: '姓名', value: volunteer.name, width: 2 },
				{ label: '國民身分證統一編號', value: volunteer.nationalId, width: 1.4 },
				{ label: '列印日期', value: formatRocDateLong(todayInTaipei(now)), width: 1.2 },
			],
			[
				{ label: '發給單位', value: book.issuer, width: 2 },
				{ label: '編號', value: book.number, width: 2.6 },
			],
		]),
	);
	canvas.doc.outline.addItem(title);
	return flow;
}

/**
 * The record book as a PDF: a cover, then the pages for service, training and awards. The text can be selected, searched
 * and read aloud. Nothing is read or written; pictures and fonts are handed in.
 *
 * @example
 * await renderEBook(data, { fonts: await loadDocumentFonts(), now: clock.now() });
 */
export async function renderEBook(data: EBookData, { fonts, now }: RenderEBookOptions): Promise<Uint8Array> {
	const doc = createPdf({ fonts, title: `${bookTitle} ${data.book.number}`, author: data.book.issuer, now });
	const canvas = { doc, fonts };
	const { sections, periods = {} } = data;

	drawCover(canvas, data);
	doc.outline.addItem('封面');

	drawTable(openSection(canvas, '服務', data, now), serviceTable(sections.service, periods.service));

	const training = openSection(canvas, '訓練', data, now);
	drawTable(training, trainingTable('基礎及特殊訓練紀錄', sections.coreTraining, periods.coreTraining));
	training.y += 22;
	drawTable(training, trainingTable('其他訓練紀錄', sections.otherTraining, periods.otherTraining));

	drawTable(openSection(canvas, '表揚獎勵', data, now), awardTable(sections.awards));

	drawFooters(canvas, (pageNumber, pageCount) => ({
		start: `下載日期：${formatRocDateLong(todayInTaipei(now))}`,
		middle: maskName(data.volunteer.name),
		end: `第${pageNumber}頁/共${pageCount}頁`,
	}));
	return finishPdf(doc);
}
