import { describe, expect, it } from 'vitest';
import type { EBookData } from '#functions/applications/e-book/e-book-data.ts';
import { renderEBook } from '#functions/applications/e-book/render-e-book.ts';
import { loadDocumentFonts } from '#platform/documents/document-fonts.ts';
import { faultsOf, readPdf, type PdfText } from '#tests/support/pdf-text.ts';
import { award, eBookData, picture, serviceRow, serviceRows, trainingRow } from './e-book-builder.ts';

const fonts = await loadDocumentFonts();
// Still the day before in UTC.
const now = new Date('2026-11-20T18:30:00Z');

async function render(data: EBookData = eBookData()): Promise<PdfText> {
	return readPdf(await renderEBook(data, { fonts, now }));
}

function textOf({ pages }: PdfText, section: string): string {
	return pages
		.map(({ text }) => text)
		.filter((text) => text.startsWith(`志願服務紀錄冊-${section}\n`))
		.join('\n');
}

function faults({ pages }: PdfText): string[] {
	// Frames and cells keep text 28 points and more from the edge of the paper.
	return pages.flatMap((page) => faultsOf(page, 28));
}

describe('the cover', () => {
	it('[P-15] names the book, its owner and its issuer as text', async () => {
		const [cover] = (await render()).pages;
		expect(cover?.text).toContain('志願服務紀錄冊');
		for (const pair of [
			'姓名\n王小明',
			'國民身分證統一編號\nA100000001',
			'編號\n社字第00000012號',
			'發給單位\n桃園市政府社會局',
			'發冊日期\n民國113年3月8日',
		]) {
			expect(cover?.text).toContain(pair);
		}
	});

	it('[P-15] [V-22] shows the photo and the uploaded cover picture, and does without them', async () => {
		const both = await render();
		expect(both.pages.map(({ pictures }) => pictures)).toEqual([2, 0, 0, 0]);
		const neither = await render(eBookData({ photo: undefined, cover: undefined }));
		expect(neither.pages[0]?.pictures).toBe(0);
		expect(neither.pages[0]?.text).toContain('照片');
	});

	it('says which picture cannot be read', async () => {
		const broken = new Uint8Array([0xff, 0xd8, 0xff, 0x00]);
		await expect(render(eBookData({ photo: broken }))).rejects.toThrow('unreadable picture: photo');
		await expect(render(eBookData({ cover: new Uint8Array([1, 2, 3]) }))).rejects.toThrow('cover');
		const vast = Uint8Array.from(picture);
		new DataView(vast.buffer).setUint32(16, 50_000_000);
		await expect(render(eBookData({ photo: vast }))).rejects.toThrow('too many pixels: photo');
	});
});

describe('the sections', () => {
	it('[P-15] have a page for service, training and awards, which readers can jump to', async () => {
		const pdf = await render();
		expect(pdf.outline).toEqual([
			'封面',
			'志願服務紀錄冊-服務',
			'志願服務紀錄冊-訓練',
			'志願服務紀錄冊-表揚獎勵',
		]);
		expect(pdf.title).toBe('志願服務紀錄冊 社字第00000012號');
		expect(pdf.language).toBe('zh-Hant-TW');
		expect(pdf.pages).toHaveLength(4);
	});

	it('[P-14] [H-16] print each entry of service with the person who entered it, counted and summed', async () => {
		const text = textOf(await render(), '服務');
		expect(text).toContain('序號\n服務項目\n服務內容\n服務日期\n服務時數\n服務運用單位\n登錄人');
		expect(text).toContain('1\n社區服務\n關懷訪視\n113/03/01～113/03/31\n6.5\n測試運用單位1\n陳美玲');
		expect(text).toContain('16\n社區服務');
		expect(text).toContain('共有：16筆\n服務時數合計：104.0 小時');
	});

	it('[V-20] print training in two parts with the same columns', async () => {
		const text = textOf(await render(), '訓練');
		const head = '課程類型\n受訓時數\n課程日期\n開課單位\n課程名稱';
		expect(text).toContain(
			`基礎及特殊訓練紀錄\n${head}\n基礎\n6.0\n112/11/04\n志願服務推廣中心\n志工基礎訓練`,
		);
		expect(text).toContain('共有：2筆\n受訓時數合計：12.0 小時');
		expect(text).toContain(`其他訓練紀錄\n${head}\n成長\n12.5`);
		expect(text).toContain('共有：1筆\n受訓時數合計：12.5 小時');
	});

	it('[V-20] [V-25] print awards with their ROC year', async () => {
		const text = textOf(await render(), '表揚獎勵');
		expect(text).toContain('獎項名稱\n獎項等次\n獲獎年度\n申請單位\n桃市獎勵\n銅\n114\n中壢區公所');
		expect(text).toContain('共有：1筆');
	});

	it('[V-19] name the range that was asked for', async () => {
		const periods = {
			service: { from: '2024-03-08', to: '2026-11-21' },
			coreTraining: { from: '2023-01-01', to: '2023-12-31' },
		};
		const pdf = await render(eBookData({ periods }));
		expect(textOf(pdf, '服務')).toContain('服務日期：113/03/08～115/11/21');
		expect(textOf(pdf, '訓練').match(/訓練日期：.*/g)).toEqual(['訓練日期：112/01/01～112/12/31']);
	});

	it('[V-21] that were not ticked are there, but blank', async () => {
		const pdf = await render(eBookData({ sections: { service: serviceRows(1) } }));
		expect(pdf.pages).toHaveLength(4);
		expect(textOf(pdf, '服務')).toContain('共有：1筆');
		for (const section of ['訓練', '表揚獎勵']) {
			expect(textOf(pdf, section)).toMatch(/課程名稱|申請單位/);
			expect(textOf(pdf, section)).not.toMatch(/共有|目前暫無資料/);
		}
	});

	it('[S-14] that were ticked and have no rows say so', async () => {
		const sections = { service: [], coreTraining: [], otherTraining: [], awards: [] };
		const pdf = await render(eBookData({ sections }));
		expect(pdf.pages.map(({ text }) => text.match(/目前暫無資料/g)?.length ?? 0)).toEqual([0, 1, 2, 1]);
		expect(textOf(pdf, '服務')).toContain('共有：0筆');
	});
});

describe('every page', () => {
	it('[P-15] of a section is headed with print date, name, ID, number and issuer', async () => {
		const { pages } = await render(eBookData({ sections: { service: serviceRows(80) } }));
		expect(pages.length).toBeGreaterThan(4);
		for (const { text } of pages.slice(1)) {
			expect(text).toMatch(/^志願服務紀錄冊-(服務|訓練|表揚獎勵)\n/);
			expect(text).toContain('姓名\n王小明\n國民身分證統一編號\nA100000001\n列印日期\n民國115年11月21日');
			expect(text).toContain('發給單位\n桃園市政府社會局\n編號\n社字第00000012號');
		}
	});

	it('[V-20] ends with the day of download in Taiwan, the masked name and the page number', async () => {
		const { pages } = await render(eBookData({ sections: { service: serviceRows(80) } }));
		pages.forEach(({ text }, index) => {
			const end = `下載日期：民國115年11月21日\n王○明\n第${index + 1}頁/共${pages.length}頁`;
			expect(text.endsWith(end)).toBe(true);
		});
	});
});

describe('books of any size', () => {
	it('spread 500 entries over pages with a head each, in order and without a fault', async () => {
		const otherTraining = Array.from({ length: 60 }, () => trainingRow({ courseType: '在職' }));
		const sections = { service: serviceRows(500), otherTraining, awards: [award] };
		const pdf = await render(eBookData({ sections }));
		const service = pdf.pages.filter(({ text }) => text.startsWith('志願服務紀錄冊-服務\n'));
		expect(service.length).toBeGreaterThan(15);
		for (const { text } of service) expect(text).toContain('序號\n服務項目');
		const units = service.flatMap(({ text }) => text.match(/測試運用單位\d+/g) ?? []);
		expect(units).toEqual(serviceRows(500).map(({ unit }) => unit));
		expect(textOf(pdf, '服務')).toContain('共有：500筆\n服務時數合計：3,250.0 小時');
		expect(faults(pdf)).toEqual([]);
	});

	it('fill three pages of service and keep everything inside the margins', async () => {
		const pdf = await render(eBookData({ sections: { service: serviceRows(70) } }));
		expect(pdf.pages.filter(({ text }) => text.includes('紀錄冊-服務'))).toHaveLength(3);
		expect(faults(pdf)).toEqual([]);
	});

	it('take long names of people, units and courses', async () => {
		const name = '以莉・高露 Ilid Kaolo Alexandra Konstantinopolitanskaya-Wolfeschlegelsteinhausen';
		const pdf = await render(
			eBookData({
				volunteer: { name, nationalId: 'HA80000001' },
				book: {
					number: '社字第00000012號',
					issuer: '某某市政府某某局某某某某服務中心'.repeat(3),
					issuedOn: '2024-03-08',
				},
				sections: {
					service: [
						serviceRow({ unit: '財團法人某某社會福利慈善事業基金會'.repeat(6), registrar: name }),
						serviceRow({ content: 'Supercalifragilisticexpialidocious'.repeat(3), hours: 99_999 }),
					],
					coreTraining: [trainingRow({ courseName: '志工基礎訓練（'.repeat(14) })],
				},
			}),
		);
		expect(faults(pdf)).toEqual([]);
		// The footer has one line for the masked name and shows where it was cut.
		expect(pdf.pages[1]?.text).toMatch(/\n以○○.*…\n第2頁\/共4頁$/);
	});

	it('are the same bytes for the same data at the same moment', async () => {
		const one = await renderEBook(eBookData(), { fonts, now });
		const other = await renderEBook(eBookData(), { fonts, now });
		expect(Buffer.compare(one, other)).toBe(0);
	});

	it('embed only the characters that they use', async () => {
		const sections = { service: serviceRows(40) };
		const bytes = await renderEBook(eBookData({ sections, photo: picture }), { fonts, now });
		expect(bytes.length).toBeLessThan(120_000);
	});
});
