import { expect, it } from 'vitest';
import {
	renderEventCertificate,
	type EventCertificateData,
} from '#functions/hours/event-certificates/render-event-certificate.ts';
import { loadDocumentFonts } from '#platform/documents/document-fonts.ts';
import { faultsOf, readPdf } from '#tests/support/pdf-text.ts';

const data: EventCertificateData = {
	cityName: '桃園市',
	volunteerName: '王小明',
	eventName: '115 年全國運動會',
	period: { startDate: '2026-10-17', endDate: '2026-10-22' },
	place: '市立體育場',
	services: 4,
	tenths: 245,
	issuer: '桃園市政府',
	issuedOn: '2026-11-21',
};

it.each([
	['short words', {}],
	['one day', { period: { startDate: '2026-10-17', endDate: '2026-10-17' } }],
	[
		'the longest that the forms take',
		{
			volunteerName: '名'.repeat(50),
			eventName: '活'.repeat(60),
			place: '地'.repeat(100),
			issuer: '機'.repeat(50),
			services: 9999,
			tenths: 999_999,
		},
	],
])('[V-17] %s stand on one page, whole and apart', async (_, fields) => {
	const all = { ...data, ...fields };
	const fonts = await loadDocumentFonts();
	const pdf = await readPdf(await renderEventCertificate(all, { fonts, now: new Date(0) }));
	expect(pdf).toMatchObject({ title: `大型活動服務證書 ${all.volunteerName}`, language: 'zh-Hant-TW' });
	expect(pdf.pages).toHaveLength(1);
	const [page] = pdf.pages;
	expect(page && page.width > page.height).toBe(true);
	expect(page && faultsOf(page, 60)).toEqual([]);
	const text = (page?.text ?? '').replaceAll(/\s/g, '');
	for (const part of [all.volunteerName, all.eventName, all.place, all.issuer])
		expect(text).toContain(part.replaceAll(' ', ''));
});
