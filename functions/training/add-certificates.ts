import type { StaffActor } from '#platform/access/actor.ts';
import type { Audit } from '#platform/audit/audit.ts';
import type { Clock } from '#platform/clock.ts';
import type { Transact } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { Uploads } from '#functions/files/uploads.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import { readPerson, type PersonReading } from '#functions/volunteers/person.ts';
import { StaleReading } from '#functions/volunteers/stale-reading.ts';
import { uploadLimits } from '#shared/codes/upload-limits.ts';
import type { StoredFile } from '#shared/contract/common.ts';
import type { CertificatesAdd, TrainingRecord } from '#shared/contract/training.ts';
import { formatRocDateRange } from '#shared/values/roc-date.ts';
import type { StoredTraining, TrainingRecordRepository } from './training-record.repository.ts';
import { actionsFor, refuseFormerUnit, showRecord } from './training-record-view.ts';

export interface CertificateAdding extends PersonReading {
	records: TrainingRecordRepository;
	directory: Directory;
	uploads: Uploads;
	audit: Audit;
	transact: Transact;
	clock: Clock;
}

/**
 * 上傳證書 of a record that exists (E-23, H-15): added to those that are there, or in their place; what is replaced stays
 * as history. No sum changes: hours may be entered from now on.
 */
export async function addCertificates(
	deps: CertificateAdding,
	actor: StaffActor,
	{ volunteerId, recordId }: { volunteerId: string; recordId: string },
	{ certificateUploadIds, replace, revision }: CertificatesAdd,
	keptName = (fileName: string) => fileName,
): Promise<TrainingRecord> {
	const [before, person] = await Promise.all([
		deps.records.get(volunteerId, recordId),
		readPerson(deps, volunteerId),
	]);
	if (before && person) refuseFormerUnit(actor, before, person);
	const actions = before && person ? actionsFor(actor, before, person) : [];
	if (!before || !person || !actions.some((action) => action === 'certify' || action === 'complete'))
		throw new DomainError('training.record-not-found');
	if (before.revision !== revision) throw new DomainError('request.conflict');
	const ids = [...new Set(certificateUploadIds)];
	if (!replace && before.certificates.length + ids.length > uploadLimits['training.certificate'].maxCount)
		throw new DomainError('training.too-many-certificates');
	const added: StoredFile[] = [];
	for (const [place, uploadId] of ids.entries()) {
		const field = `certificateUploadIds.${place}`;
		const file = await deps.uploads.attach(actor, 'training.certificate', uploadId, field);
		added.push({ ...file, name: keptName(file.name) });
	}
	const after = withCertificates(before, added, {
		replace,
		at: deps.clock().toISOString(),
		by: actor.name,
	});
	try {
		await deps.transact([
			deps.records.replaceChange(after),
			deps.audit.entry({
				actor,
				action: 'training.certify',
				subject: { type: 'volunteer', id: volunteerId },
				changes: [
					{ label: '課程名稱', after: before.courseName },
					{ label: '課程日期', after: formatRocDateRange(before.startDate, before.endDate) },
					{
						label: '課程證書',
						before: namesOf(before.certificates) || undefined,
						after: namesOf(after.certificates),
					},
				],
			}),
		]);
	} catch (error) {
		if (error instanceof StaleReading) throw new DomainError('request.conflict', { cause: error });
		throw error;
	}
	return showRecord(deps, actor, { ...after, revision: revision + 1 }, person);
}

function withCertificates(
	record: StoredTraining,
	added: StoredFile[],
	{ replace, at, by }: { replace: boolean; at: string; by: string },
): StoredTraining {
	const { certificates, replacedCertificates = [] } = record;
	const replaced = replace ? certificates.map((file) => ({ ...file, replacedAt: at, replacedBy: by })) : [];
	return {
		...record,
		certificates: replace ? added : [...certificates, ...added],
		replacedCertificates: [...replacedCertificates, ...replaced],
		updatedAt: at,
		updatedBy: by,
	};
}

function namesOf(files: readonly StoredFile[]): string {
	return files.map(({ name }) => name).join('、');
}
