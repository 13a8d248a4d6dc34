import { describe, expect, it } from 'vitest';
import { renderCertificate, type CertificateData } from '#functions/certificates/render-certificate.ts';
import { loadDocumentFonts } from '#platform/documents/document-fonts.ts';
import { certificateRemarks } from '#shared/codes/certificate-remarks.ts';
import { faultsOf, readPdf } from '#tests/support/pdf-text.ts';

const plain: CertificateData = {
	volunteerName: '林秀玲',
	englishName: 'LIN, HSIU-LING',
	nationalId: 'A200000001',
	birthDate: '1968-03-09',
	address: '桃園市桃園區縣府路 1 號',
	unit: '幸福社區發展協會',
	issuer: '幸福社區發展協會',
	issuedOn: '2026-11-25',
	preparedBy: '陳怡君',
	startDate: '2023-01-01',
	endDate: '2026-10-31',
	tenths: 6125,
	months: 46,
	content: certificateRemarks[0].label,
};
/** Every field as long as the form takes it. */
const longest: CertificateData = {
	...plain,
	volunteerName: '夏曼藍波安'.repeat(4),
	englishName: 'HSIA-MAN '.repeat(11),
	address: '桃園市復興區三民里十二鄰'.repeat(10),
	unit: '財團法人社會福利慈善事業基金會'.repeat(4),
	issuer: '財團法人社會福利慈善事業基金會'.repeat(4),
	content: certificateRemarks
		.map(({ label }) => label)
		.join('')
		.padEnd(200, '風雨無阻。'),
};

async function pageOf(data: CertificateData) {
	const bytes = await renderCertificate(data, { fonts: await loadDocumentFonts(), now: new Date(0) });
	return readPdf(bytes);
}

describe('服務績效證明書 as a PDF', () => {
	it('[V-40] says all of the form on one page, as text', async () => {
		const { pages, title, language } = await pageOf(plain);
		expect(pages).toHaveLength(1);
		expect([title, language]).toEqual(['志願服務績效證明書 林秀玲', 'zh-Hant-TW']);
		const text = pages[0]?.text ?? '';
		for (const words of [
			'志願服務績效證明書',
			'林秀玲',
			'LIN, HSIU-LING',
			'A200000001',
			'民國57年3月9日',
			'桃園市桃園區縣府路 1 號',
			'民國112年1月1日 至 民國115年10月31日',
			'3 年 10 個月',
			'612.5 小時',
			certificateRemarks[0].label,
			'陳怡君',
			'中華民國115年11月25日',
		])
			expect(text).toContain(words);
	});

	it.each([
		['a plain one', plain],
		['the longest', longest],
	])('[V-40] %s fits: nothing lies over the edge or on other words', async (_, data) => {
		const { pages } = await pageOf(data);
		expect(pages).toHaveLength(1);
		expect(pages.flatMap((page) => faultsOf(page, 40))).toEqual([]);
	});
});
