import type { StaffActor } from '#platform/access/actor.ts';
import { loadDocumentFonts } from '#platform/documents/document-fonts.ts';
import { DomainError } from '#platform/errors.ts';
import type { CertificateDependencies } from './certificate-dependencies.ts';
import type { CertificateItem } from './certificate.repository.ts';
import { renderCertificate } from './render-certificate.ts';

interface CertificateKey {
	volunteerId: string;
	certificateId: string;
}

interface Download {
	url: string;
	fileName: string;
}

/** The certificate as a PDF, to be printed and stamped. It shows the whole ID number, so taking one is logged first. */
export async function downloadCertificate(
	deps: CertificateDependencies,
	actor: StaffActor,
	key: CertificateKey,
): Promise<Download> {
	const certificate = await requireVisible(deps, actor, key);
	const [nationalId, nameOf] = await Promise.all([
		deps.standings.fullNationalId(certificate.volunteerId),
		deps.directory.names([certificate.unitId]),
	]);
	const data = { ...certificate, nationalId, unit: nameOf(certificate.unitId)?.name ?? '' };
	const bytes = await renderCertificate(data, { fonts: await loadDocumentFonts(), now: deps.clock() });
	const fileName = `服務績效證明書-${certificate.volunteerName}.pdf`;
	await noteDownload(deps, actor, certificate, fileName);
	const object = `documents/${deps.newId()}`;
	await deps.objects.write(object, bytes, 'application/pdf');
	return { url: await deps.objects.grantDownload(object, fileName, 'application/pdf'), fileName };
}

export async function downloadStampedScan(
	deps: CertificateDependencies,
	actor: StaffActor,
	key: CertificateKey,
): Promise<Download> {
	const certificate = await requireVisible(deps, actor, key);
	const { stampedScan } = certificate;
	if (!stampedScan) throw new DomainError('file.not-found');
	await noteDownload(deps, actor, certificate, stampedScan.name);
	return deps.uploads.download(stampedScan);
}

/** Sheet and scan show the full ID number, which a unit that the person has left does not see any more (V-32). */
async function requireVisible(
	deps: CertificateDependencies,
	actor: StaffActor,
	{ volunteerId, certificateId }: CertificateKey,
): Promise<CertificateItem> {
	await deps.standings.requireMaintained(actor, volunteerId);
	const certificate = await deps.certificates.get(volunteerId, certificateId);
	if (!certificate) throw new DomainError('certificate.not-found');
	return certificate;
}

async function noteDownload(
	{ audit, transact }: CertificateDependencies,
	actor: StaffActor,
	{ volunteerId }: CertificateItem,
	fileName: string,
): Promise<void> {
	const subject = { type: 'volunteer', id: volunteerId };
	const changes = [{ label: '檔案', after: fileName }];
	await transact([audit.entry({ actor, action: 'certificate.download', subject, changes })]);
}
