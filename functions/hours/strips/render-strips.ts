import type { DocumentFonts } from '#platform/documents/document-fonts.ts';
import { drawShape, drawText, softInk, type Canvas, type TextStyle } from '#platform/documents/drawing.ts';
import { fits, page, startFlow, textWidth, type PageFlow } from '#platform/documents/page-flow.ts';
import { drawFooters } from '#platform/documents/page-furniture.ts';
import { createPdf, finishPdf } from '#platform/documents/pdf-document.ts';
import { drawTable, type TableColumn } from '#platform/documents/table.ts';
import { labelOfServiceContent, labelOfServiceItem } from '#shared/codes/service-items.ts';
import type { ServiceHour } from '#shared/contract/hours.ts';
import { formatHours, hourTenths, sumHours } from '#shared/values/hours.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';
import { formatRocDateLong, formatRocDateRange } from '#shared/values/roc-date.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';

/** What is pasted into one person's book. */
export interface HourStrip {
	name: string;
	/** 紀錄冊號; absent before the book is issued. */
	bookNumber?: string;
	/** Oldest first, as the book is written. */
	entries: readonly ServiceHour[];
}

export interface StripsData {
	/** Who takes them; stands in the properties of the document. */
	issuer: string;
	period: { from: IsoDate; until: IsoDate };
	strips: readonly HourStrip[];
}

const columns: readonly TableColumn<ServiceHour>[] = [
	{ heading: '服務日期', width: 112, value: (row) => formatRocDateRange(row.startDate, row.endDate) },
	{ heading: '服務項目', width: 78, value: (row) => labelOfServiceItem(row.item) },
	{ heading: '服務內容', width: 82, value: (row) => labelOfServiceContent(row.content) },
	{ heading: '服務時數', width: 48, align: 'right', value: (row) => formatHours(hourTenths(row.hours)) },
	{ heading: '服務運用單位', width: 120, value: (row) => row.unit },
	{ heading: '登錄人', width: 71, value: (row) => row.registrar },
];

const cutStyle: TextStyle = { weight: 'regular', size: 7, color: softInk };
const cutHeight = 26;
/** Caption, head, one row and the sum: less is not begun at the end of a page. */
const leastStrip = 100;

/** A dashed line to cut along, with the word for it: a line alone could be an ornament. */
function drawCutLine(flow: PageFlow): void {
	const y = flow.y + cutHeight / 2;
	drawShape(flow, (doc) =>
		doc
			.save()
			.dash(3, { space: 3 })
			.lineWidth(0.5)
			.strokeColor(softInk)
			.moveTo(page.left, y)
			.lineTo(page.right - 44, y)
			.stroke()
			.restore(),
	);
	drawText(flow, '沿線剪下', cutStyle, { x: page.left, y: y - 5, width: textWidth, align: 'right' });
	flow.y += cutHeight;
}

function drawStrip(flow: PageFlow, { name, bookNumber, entries }: HourStrip, period: string): void {
	const tenths = entries.map(({ hours }) => hourTenths(hours));
	const effective = entries.map(({ effectiveHours }) => hourTenths(effectiveHours));
	drawTable(flow, {
		caption: {
			title: `${name}　${bookNumber ?? '尚未領有紀錄冊'}`,
			note: `服務日期：${period}`,
			heading: 'H1',
		},
		columns,
		rows: entries,
		emptyText: '',
		summary: {
			start: `共有：${entries.length}筆`,
			end: `登錄時數：${formatHours(sumHours(tenths))} 小時　有效時數：${formatHours(sumHours(effective))} 小時`,
		},
	});
	drawCutLine(flow);
}

/**
 * 時數條: one strip a person, to be cut out and pasted into the paper book. Nothing is read or written.
 *
 * @example
 * await renderStrips({ issuer, period, strips }, { fonts: await loadDocumentFonts(), now: clock() });
 */
export async function renderStrips(
	{ issuer, period, strips }: StripsData,
	{ fonts, now }: { fonts: DocumentFonts; now: Date },
): Promise<Uint8Array> {
	const doc = createPdf({ fonts, title: '志願服務時數條', author: issuer, now });
	const canvas: Canvas = { doc, fonts };
	const flow = startFlow(canvas, () => page.top);
	const range = formatRocDateRange(period.from, period.until);
	for (const strip of strips) {
		if (!fits(flow, leastStrip)) flow.openPage();
		drawStrip(flow, strip, range);
	}
	drawFooters(canvas, (pageNumber, pageCount) => ({
		start: `列印日期：${formatRocDateLong(todayInTaipei(now))}`,
		middle: '志願服務時數條',
		end: `第${pageNumber}頁/共${pageCount}頁`,
	}));
	return finishPdf(doc);
}
