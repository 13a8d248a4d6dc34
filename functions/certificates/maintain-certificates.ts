import type { StaffActor } from '#platform/access/actor.ts';
import { fieldChanges } from '#platform/audit/field-changes.ts';
import { DomainError } from '#platform/errors.ts';
import type { Certificate, CertificateCreate, CertificateUpdate } from '#shared/contract/certificates.ts';
import { certificateActions, type CertificateAction } from '#shared/domain/certificates/allowed-actions.ts';
import {
	certificateConditions,
	seniorityWords,
	type ServiceStanding,
} from '#shared/domain/certificates/certificate-conditions.ts';
import { formatHours } from '#shared/values/hours.ts';
import { formatRocDate, formatRocDateRange } from '#shared/values/roc-date.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import type { CertificateDependencies } from './certificate-dependencies.ts';
import { showCertificate } from './certificate-view.ts';
import type { CertificateItem } from './certificate.repository.ts';
import { serviceInUnit } from './service-in-unit.ts';

interface CertificateKey {
	volunteerId: string;
	certificateId: string;
}

/** Kind of the uniqueness item against the same service certified twice. */
export const certificateClaim = 'certificate';

/** What is claimed: the same dates in the same unit. */
export function certificateIdentity(
	certificate: Pick<CertificateItem, 'volunteerId' | 'unitId' | 'startDate' | 'endDate'>,
): string {
	const { volunteerId, unitId, startDate, endDate } = certificate;
	return `${volunteerId}/${unitId}/${startDate}/${endDate}`;
}

/** V-40, V-41: the person's data, hours and 年資 are the system's; unmet conditions are named and refuse. */
export async function createCertificate(
	deps: CertificateDependencies,
	actor: StaffActor,
	volunteerId: string,
	input: CertificateCreate,
): Promise<Certificate> {
	const { unitId, ...form } = input;
	const { volunteer, membership } = await deps.standings.ofMaintained(actor, volunteerId, unitId);
	const { governingId, purposeId } = membership;
	const certificate: CertificateItem = {
		...form,
		volunteerId,
		certificateId: deps.newId(),
		status: 'unfinished',
		volunteerName: volunteer.name,
		nationalIdMasked: volunteer.maskedNationalId,
		birthDate: volunteer.birthDate,
		unitId,
		path: `/${governingId}/${purposeId}/${unitId}`,
		...(await eligibleService(deps, volunteerId, unitId, form)),
		appliedOn: todayInTaipei(deps.clock()),
		revision: 1,
	};
	await deps.transact([
		deps.certificates.createChange(certificate),
		deps.uniqueness.claim(
			certificateClaim,
			certificateIdentity(certificate),
			certificate.certificateId,
			duplicate,
		),
		certificateAudit(deps, actor, 'certificate.create', undefined, certificate),
	]);
	return showCertificate(deps, actor, certificate);
}

/** Hours and 年資 are counted anew with each edit. */
export async function updateCertificate(
	deps: CertificateDependencies,
	actor: StaffActor,
	key: CertificateKey,
	input: CertificateUpdate,
): Promise<Certificate> {
	const before = await requireOwn(deps, actor, key);
	requireAction(actor, before, 'edit');
	const { revision, ...form } = input;
	const service = await eligibleService(deps, before.volunteerId, before.unitId, form);
	const after: CertificateItem = { ...before, ...form, ...service };
	const [from, to] = [certificateIdentity(before), certificateIdentity(after)];
	await deps.transact([
		deps.certificates.replaceChange(after, { revision, status: 'unfinished' }),
		...(from === to
			? []
			: [
					deps.uniqueness.release(certificateClaim, from, before.certificateId),
					deps.uniqueness.claim(certificateClaim, to, after.certificateId, duplicate),
				]),
		certificateAudit(deps, actor, 'certificate.update', before, after),
	]);
	return showCertificate(deps, actor, { ...after, revision: revision + 1 });
}

export async function deleteCertificate(
	deps: CertificateDependencies,
	actor: StaffActor,
	key: CertificateKey,
): Promise<Record<string, never>> {
	const certificate = await requireOwn(deps, actor, key);
	requireAction(actor, certificate, 'delete');
	await deps.transact([
		deps.certificates.removeChange(certificate),
		deps.uniqueness.release(certificateClaim, certificateIdentity(certificate), certificate.certificateId),
		certificateAudit(deps, actor, 'certificate.delete', certificate, undefined),
	]);
	return {};
}

/** 用印上傳 (V-27): with the stamped scan the certificate is 完成 (M-10). */
export async function stampCertificate(
	deps: CertificateDependencies,
	actor: StaffActor,
	key: CertificateKey,
	{ revision, scanUploadId }: { revision: number; scanUploadId: string },
): Promise<Certificate> {
	const before = await requireOwn(deps, actor, key);
	const stampedScan = await deps.uploads.attach(actor, 'certificate.stamped', scanUploadId, 'scanUploadId');
	const after: CertificateItem = { ...before, status: 'finished', stampedScan };
	await deps.transact([
		deps.certificates.replaceChange(after, { revision, status: before.status }),
		certificateAudit(deps, actor, 'certificate.stamp', before, after),
	]);
	return showCertificate(deps, actor, { ...after, revision: revision + 1 });
}

/** A certificate of the own unit or of one below; those of other units are only read. */
async function requireOwn(
	deps: CertificateDependencies,
	actor: StaffActor,
	{ volunteerId, certificateId }: CertificateKey,
): Promise<CertificateItem> {
	const certificate = await deps.certificates.get(volunteerId, certificateId);
	if (!certificate || certificateActions(certificate, actor).length === 0)
		throw new DomainError('certificate.not-found');
	await deps.standings.requireMaintained(actor, volunteerId);
	return certificate;
}

function requireAction(actor: StaffActor, certificate: CertificateItem, action: CertificateAction): void {
	if (!certificateActions(certificate, actor).includes(action)) throw new DomainError('certificate.finished');
}

/** The service of the period, when it is enough for a certificate. */
async function eligibleService(
	deps: CertificateDependencies,
	volunteerId: string,
	unitId: string,
	{ startDate, endDate }: { startDate: string; endDate: string },
): Promise<Pick<ServiceStanding, 'tenths' | 'months'>> {
	const period = { from: startDate, until: endDate };
	const { tenths, months } = await serviceInUnit(deps, volunteerId, unitId, period);
	const unmet = certificateConditions({ tenths, months }, todayInTaipei(deps.clock())).filter(
		({ met }) => !met,
	);
	if (unmet.length > 0) {
		throw new DomainError('certificate.not-eligible', {
			detail: `尚未符合：${unmet.map(({ label, detail }) => `${label}（${detail}）`).join('；')}`,
			errors: unmet.map(({ label, detail }) => ({
				field: 'startDate',
				label: '服務起訖日期',
				message: `${label}：${detail}`,
			})),
		});
	}
	return { tenths, months };
}

function duplicate(): DomainError {
	return new DomainError('certificate.duplicate', {
		errors: [
			{
				field: 'startDate',
				label: '服務起訖日期',
				message: '此志工已有同一單位、同一服務起訖日期的證明書',
			},
		],
	});
}

function certificateAudit(
	{ audit }: CertificateDependencies,
	actor: StaffActor,
	action: string,
	before: CertificateItem | undefined,
	after: CertificateItem | undefined,
) {
	const { volunteerId } = after ?? before ?? { volunteerId: '' };
	const changes = fieldChanges(wordsOf(before), wordsOf(after));
	return audit.entry({ actor, action, subject: { type: 'volunteer', id: volunteerId }, changes });
}

/** A certificate in the words of the form, for the change log. */
function wordsOf(certificate: CertificateItem | undefined): Record<string, string | undefined> {
	return {
		製作人員: certificate?.preparedBy,
		發證單位: certificate?.issuer,
		發證日期: certificate && formatRocDate(certificate.issuedOn),
		英文姓名: certificate?.englishName,
		'住(居)所地址': certificate?.address,
		服務起訖日期: certificate && formatRocDateRange(certificate.startDate, certificate.endDate),
		服務時數: certificate && formatHours(certificate.tenths),
		年資: certificate && seniorityWords(certificate.months),
		服務內容: certificate?.content,
		證明書用印: certificate?.stampedScan?.name,
	};
}
