import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCertificates } from '#functions/certificates/certificate-view.ts';
import type { CertificateDependencies } from '#functions/certificates/certificate-dependencies.ts';
import { certificatesContainer } from '#functions/certificates/container.ts';
import { downloadCertificate, downloadStampedScan } from '#functions/certificates/download-certificate.ts';
import {
	createCertificate,
	deleteCertificate,
	stampCertificate,
	updateCertificate,
} from '#functions/certificates/maintain-certificates.ts';
import { readStanding } from '#functions/certificates/service-in-unit.ts';
import { certificateRemarks } from '#shared/codes/certificate-remarks.ts';
import type { CertificateCreate } from '#shared/contract/certificates.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { readPdf } from '#tests/support/pdf-text.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { setupHours, type HoursSetup } from '../hours/hours-setup.ts';

const welfare = staffAt(city.welfare);
const hospital = staffAt(city.hospital);
const team = staffAt(city.hospitalTeam);
const museum = staffAt(city.museum);
const shelter = staffAt(city.shelter);

let setup: HoursSetup;
let deps: CertificateDependencies;
beforeAll(async () => {
	setup = await setupHours();
	deps = certificatesContainer(setup.platform, setup.objects);
});
afterAll(() => setup.local.stop());

/** A year of service in the hospital, 160 hours, and 40 hours in the museum, without the training of its category. */
async function addServing() {
	const volunteerId = await setup.addTrained({ overrides: { name: '周杰' } });
	await setup.joinMuseum(volunteerId);
	await setup.enter(volunteerId, { startDate: '2025-01-01', endDate: '2025-06-30', hours: 100 });
	await setup.enter(volunteerId, { startDate: '2025-07-01', endDate: '2025-12-31', hours: 60 });
	const inMuseum = { actor: museum, unitId: 'museum' };
	await setup.enter(volunteerId, { startDate: '2025-01-01', endDate: '2025-12-31', hours: 40 }, inMuseum);
	return volunteerId;
}

function certificateForm(overrides: Partial<CertificateCreate> = {}): CertificateCreate {
	return {
		unitId: 'hospital',
		preparedBy: '陳怡君',
		issuer: '組織 hospital',
		issuedOn: '2026-03-04',
		englishName: 'CHOU, CHIEH',
		address: '桃園市桃園區縣府路 1 號',
		startDate: '2025-01-01',
		endDate: '2025-12-31',
		content: certificateRemarks[0].label,
		...overrides,
	};
}

describe('服務績效證明書', () => {
	it('[V-40] [V-41] takes name, birthday, hours and 年資 from the record', async () => {
		const volunteerId = await addServing();
		const nationalId = setup.platform.cipher.open(
			(await setup.deps.volunteers.get(volunteerId))?.nationalIdSealed ?? '',
		);
		const certificate = await createCertificate(deps, hospital, volunteerId, certificateForm());
		expect(certificate).toMatchObject({
			status: 'unfinished',
			volunteerName: '周杰',
			nationalId: `${nationalId.slice(0, 5)}*****`,
			birthDate: '1990-05-01',
			unit: { id: 'hospital', name: '組織 hospital' },
			hours: 160,
			months: 12,
			appliedOn: '2026-03-04',
			actions: ['edit', 'delete', 'stamp'],
		});
	});

	it('[V-41] names what is missing and refuses: effective hours of the unit only, within the dates only', async () => {
		const volunteerId = await addServing();
		const standing = (unitId: string, dates: { from?: string; until?: string } = {}) =>
			readStanding(deps, staffAt(city.governing), volunteerId, { unitId, ...dates });
		expect(await standing('hospital')).toMatchObject({
			hours: 160,
			months: 14,
			firstDate: '2025-01-01',
			lastDate: '2025-12-31',
			eligible: true,
		});
		const half = await standing('hospital', { from: '2025-01-01', until: '2025-06-30' });
		expect(half.conditions).toEqual([
			{ code: 'service-years', label: '年資滿 1 年', met: false, detail: '年資 6 個月，須 1 年' },
			{
				code: 'service-hours',
				label: '服務時數滿 150 小時',
				met: false,
				detail: '服務 100.0 小時，須 150 小時',
			},
		]);
		expect(await standing('museum')).toMatchObject({ hours: 0, months: 0, eligible: false });
		const short = createCertificate(deps, hospital, volunteerId, certificateForm({ endDate: '2025-12-30' }));
		await expect(short).rejects.toMatchObject({
			code: 'certificate.not-eligible',
			detail: expect.stringContaining('年資 11 個月') as string,
		});
		const inMuseum = certificateForm({ unitId: 'museum' });
		expect(await refusalOf(createCertificate(deps, museum, volunteerId, inMuseum))).toBe(
			'certificate.not-eligible',
		);
	});

	it('[V-41] names what the dates cut, and the dates that take it in', async () => {
		const volunteerId = await addServing();
		const standing = (from: string, until: string) =>
			readStanding(deps, hospital, volunteerId, { unitId: 'hospital', from, until });
		expect((await standing('2025-01-01', '2025-12-31')).cut).toBeUndefined();
		expect(await standing('2025-02-01', '2025-12-31')).toMatchObject({
			hours: 60,
			cut: {
				entries: [{ startDate: '2025-01-01', endDate: '2025-06-30', hours: 100 }],
				count: 1,
				hours: 100,
				whole: { from: '2025-01-01', until: '2025-12-31' },
			},
		});
	});

	it('[V-41] names five of many that the dates cut, and tells how many there are', async () => {
		const volunteerId = await addServing();
		for (const day of ['08', '09', '10', '11', '12', '13'])
			await setup.enter(volunteerId, { startDate: `2026-01-${day}`, endDate: '2026-01-31', hours: 2 });
		const query = { unitId: 'hospital', from: '2026-01-14', until: '2026-01-30' };
		const { cut } = await readStanding(deps, hospital, volunteerId, query);
		expect(cut?.entries.map(({ startDate }) => startDate)).toEqual(
			['08', '09', '10', '11', '12'].map((day) => `2026-01-${day}`),
		);
		expect(cut).toMatchObject({ count: 6, hours: 12, whole: { from: '2026-01-08', until: '2026-01-31' } });
	});

	it('[S-02] is made for the own unit, or one below', async () => {
		const volunteerId = await addServing();
		for (const actor of [museum, shelter]) {
			expect(await refusalOf(createCertificate(deps, actor, volunteerId, certificateForm()))).toBe(
				'volunteer.not-found',
			);
		}
		const certificate = await createCertificate(deps, welfare, volunteerId, certificateForm());
		const { items } = await listCertificates(deps, museum, volunteerId);
		expect(items).toEqual([{ ...certificate, actions: [] }]);
		const key = { volunteerId, certificateId: certificate.certificateId };
		const edit = { ...certificateForm(), revision: 1 };
		for (const actor of [museum, team]) {
			expect(await refusalOf(updateCertificate(deps, actor, key, edit))).toBe('certificate.not-found');
			expect(await refusalOf(deleteCertificate(deps, actor, key))).toBe('certificate.not-found');
		}
		expect(await refusalOf(listCertificates(deps, shelter, volunteerId))).toBe('volunteer.not-found');
		expect(await refusalOf(downloadCertificate(deps, shelter, key))).toBe('volunteer.not-found');
	});

	it('certifies the same service once, also at once', async () => {
		const volunteerId = await addServing();
		const answers = await Promise.all(
			[1, 2, 3].map(() => refusalOf(createCertificate(deps, hospital, volunteerId, certificateForm()))),
		);
		expect(answers.sort()).toEqual(['certificate.duplicate', 'certificate.duplicate', 'not refused']);
	});

	it('[V-26] is edited and deleted while 未完成, counting anew', async () => {
		const volunteerId = await addServing();
		const { certificateId } = await createCertificate(deps, hospital, volunteerId, certificateForm());
		const key = { volunteerId, certificateId };
		await setup.enter(volunteerId, { startDate: '2026-01-01', endDate: '2026-01-31', hours: 10.5 });
		const edit = { ...certificateForm({ endDate: '2026-02-28' }), revision: 1 };
		const short = { ...certificateForm({ startDate: '2025-07-01' }), revision: 1 };
		expect(await refusalOf(updateCertificate(deps, hospital, key, short))).toBe('certificate.not-eligible');
		expect(await updateCertificate(deps, hospital, key, edit)).toMatchObject({
			hours: 170.5,
			months: 14,
			revision: 2,
		});
		expect(await refusalOf(updateCertificate(deps, hospital, key, edit))).toBe('request.conflict');
		await deleteCertificate(deps, hospital, key);
		expect((await listCertificates(deps, hospital, volunteerId)).items).toEqual([]);
		await createCertificate(deps, hospital, volunteerId, certificateForm({ endDate: '2026-02-28' }));
	});

	it('[V-27] [M-10] is 完成 with the stamped scan, and then stays as it is', async () => {
		const volunteerId = await addServing();
		const { certificateId } = await createCertificate(deps, hospital, volunteerId, certificateForm());
		const key = { volunteerId, certificateId };
		expect(await refusalOf(downloadStampedScan(deps, hospital, key))).toBe('file.not-found');
		const scanUploadId = await setup.upload(hospital, 'certificate.stamped');
		const stamp = { revision: 1, scanUploadId };
		expect(await refusalOf(stampCertificate(deps, museum, key, stamp))).toBe('certificate.not-found');
		const finished = await stampCertificate(deps, hospital, key, stamp);
		expect(finished).toMatchObject({ status: 'finished', revision: 2, actions: ['stamp'] });
		const edit = { ...certificateForm(), revision: 2 };
		expect(await refusalOf(updateCertificate(deps, hospital, key, edit))).toBe('certificate.finished');
		expect(await refusalOf(deleteCertificate(deps, hospital, key))).toBe('certificate.finished');
		expect((await downloadStampedScan(deps, museum, key)).fileName).toBe('picture.png');
		// A scan that came out badly is sent again.
		const again = await setup.upload(hospital, 'certificate.stamped');
		const replaced = await stampCertificate(deps, hospital, key, { revision: 2, scanUploadId: again });
		expect(replaced.stampedScan?.fileId).toBe(again);
	});

	it('[V-26] [V-40] is downloaded as a PDF with the whole ID number, and the log says so', async () => {
		const volunteerId = await addServing();
		const nationalId = setup.platform.cipher.open(
			(await setup.deps.volunteers.get(volunteerId))?.nationalIdSealed ?? '',
		);
		const { certificateId } = await createCertificate(deps, hospital, volunteerId, certificateForm());
		const { url, fileName } = await downloadCertificate(deps, hospital, { volunteerId, certificateId });
		expect(fileName).toBe('服務績效證明書-周杰.pdf');
		const bytes = setup.objects.objects.get(url.replace('https://objects.test/', ''));
		const { pages } = await readPdf(bytes ?? new Uint8Array());
		expect(pages).toHaveLength(1);
		const text = pages[0]?.text.replace(/\s/g, '') ?? '';
		for (const part of [nationalId, '周杰', '1年', '160.0小時', '陳怡君', certificateRemarks[0].label])
			expect(text).toContain(part);
		const log = await setup.deps.changeLog.of({ type: 'volunteer', id: volunteerId }, { page: 1, size: 10 });
		expect(log.items[0]).toMatchObject({ action: 'certificate.download', changes: [{ after: fileName }] });
	});
});
