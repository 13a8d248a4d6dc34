import { expect, it } from 'vitest';
import { renderEBook } from '#functions/applications/e-book/render-e-book.ts';
import { renderCertificate } from '#functions/certificates/render-certificate.ts';
import { renderEventCertificate } from '#functions/hours/event-certificates/render-event-certificate.ts';
import { renderStrips } from '#functions/hours/strips/render-strips.ts';
import { loadDocumentFonts } from '#platform/documents/document-fonts.ts';
import { createPdf, finishPdf } from '#platform/documents/pdf-document.ts';
import { certificateRemarks } from '#shared/codes/certificate-remarks.ts';
import type { ServiceHour } from '#shared/contract/hours.ts';
import { accessibilityFaultsOf } from '#tests/support/pdf-accessibility.ts';
import { eBookData } from '../../applications/e-book/e-book-builder.ts';

const options = { fonts: await loadDocumentFonts(), now: new Date('2026-11-20T18:30:00Z') };
const person = { volunteerName: '林秀玲', issuer: '幸福社區發展協會', issuedOn: '2026-11-25' };
const hour: ServiceHour = {
	...{ entryId: 'hour-1', hourType: 'regular', item: '01', content: '01', hours: 3, effectiveHours: 3 },
	...{ startDate: '2026-11-20', endDate: '2026-11-20', unit: '幸福社區發展協會', registrar: '陳怡君' },
};

/** Every PDF that the platform gives out. */
const documents = {
	電子紀錄冊: () => renderEBook(eBookData(), options),
	服務績效證明書: () =>
		renderCertificate(
			{
				...person,
				...{ englishName: 'LIN, HSIU-LING', nationalId: 'A200000001', birthDate: '1968-03-09' },
				...{ address: '桃園市桃園區縣府路 1 號', unit: '幸福社區發展協會', preparedBy: '陳怡君' },
				...{ startDate: '2023-01-01', endDate: '2026-10-31', tenths: 6125, months: 46 },
				content: certificateRemarks[0].label,
			},
			options,
		),
	大型活動服務證書: () =>
		renderEventCertificate(
			{
				...person,
				...{
					cityName: '桃園市',
					eventName: '115 年全國運動會',
					place: '市立體育場',
					services: 4,
					tenths: 245,
				},
				period: { startDate: '2026-10-17', endDate: '2026-10-22' },
			},
			options,
		),
	時數條: () =>
		renderStrips(
			{
				issuer: '幸福社區發展協會',
				period: { from: '2026-11-01', until: '2026-11-30' },
				strips: [{ name: '林秀玲', bookNumber: '社字第00000012號', entries: [hour] }],
			},
			options,
		),
};

it.each(Object.entries(documents))('%s can be read by assistive technology (PDF/UA)', async (_, render) => {
	expect(await accessibilityFaultsOf(await render())).toEqual([]);
});

it('a document without structure is found out', async () => {
	const doc = createPdf({ ...options, title: '表', author: '單位' });
	doc.addPage().font('regular').text('散落的字', 50, 50);
	const faults = await accessibilityFaultsOf(await finishPdf(doc));
	expect(faults).toContain('neither element nor ornament: 散落的字');
});
