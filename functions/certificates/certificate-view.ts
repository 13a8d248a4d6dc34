import type { StaffActor } from '#platform/access/actor.ts';
import type { Certificate } from '#shared/contract/certificates.ts';
import { certificateActions } from '#shared/domain/certificates/allowed-actions.ts';
import { decimalHours } from '#shared/values/hours.ts';
import type { CertificateDependencies } from './certificate-dependencies.ts';
import type { CertificateItem } from './certificate.repository.ts';

type Dependencies = Pick<CertificateDependencies, 'certificates' | 'directory' | 'standings'>;

/** Every certificate of a volunteer in scope, whichever unit made it (V-26). */
export async function listCertificates(
	deps: Dependencies,
	actor: StaffActor,
	volunteerId: string,
): Promise<{ items: Certificate[] }> {
	await deps.standings.requireVolunteer(actor, volunteerId);
	const maintained = await deps.standings.isMaintained(actor, volunteerId);
	const certificates = await deps.certificates.ofVolunteer(volunteerId);
	return {
		items: await Promise.all(certificates.map((one) => showCertificate(deps, actor, one, maintained))),
	};
}

/** A certificate as the API shows it. */
export async function showCertificate(
	deps: Pick<Dependencies, 'directory'>,
	actor: StaffActor,
	certificate: CertificateItem,
	maintained = true,
): Promise<Certificate> {
	const { path: _path, unitId, tenths, nationalIdMasked, ...shown } = certificate;
	const nameOf = await deps.directory.names([unitId]);
	return {
		...shown,
		nationalId: nationalIdMasked,
		unit: nameOf(unitId) ?? { id: unitId, name: unitId },
		hours: decimalHours(tenths),
		actions: maintained ? certificateActions(certificate, actor) : [],
	};
}
