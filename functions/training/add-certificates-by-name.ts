import type { StaffActor } from '#platform/access/actor.ts';
import { inScope, scopeOf } from '#platform/access/scope.ts';
import type { FieldCipher } from '#platform/crypto/field-cipher.ts';
import type { Uniqueness } from '#platform/data/uniqueness.ts';
import { DomainError } from '#platform/errors.ts';
import { findPersonByNationalId, pathOf } from '#functions/volunteers/person.ts';
import type { CertificateOutcome } from '#shared/contract/training.ts';
import {
	coursesMeant,
	keptFileName,
	parseCertificateFileName,
} from '#shared/domain/training/certificate-file-name.ts';
import { addCertificates, type CertificateAdding } from './add-certificates.ts';
import type { StoredTraining } from './training-record.repository.ts';
import { actionsFor } from './training-record-view.ts';

interface Dependencies extends CertificateAdding {
	cipher: FieldCipher;
	uniqueness: Uniqueness;
}

interface NamedFile {
	uploadId: string;
	fileName: string;
}

type Match =
	/** `holds`: the file lies there already, the same request came before. */
	{ ok: true; record: StoredTraining; holds: boolean } | { ok: false; reason: string };

/**
 * 批次上傳證書: each file goes to the training that lacks its certificate and that its name means; files of one training
 * (正反面) go together. A file that belongs nowhere stops no other. Sent again after a lost answer, it tells the same.
 */
export async function addCertificatesByName(
	deps: Dependencies,
	actor: StaffActor,
	{ uploadIds }: { uploadIds: readonly string[] },
): Promise<{ items: CertificateOutcome[] }> {
	const outcomes = new Map<string, CertificateOutcome>();
	const byRecord = new Map<string, { record: StoredTraining; files: NamedFile[] }>();
	for (const uploadId of new Set(uploadIds)) {
		let fileName = '';
		try {
			fileName = (await deps.uploads.examine(actor, 'training.certificate', uploadId, 'uploadIds')).name;
			const match = await trainingMeant(deps, actor, { uploadId, fileName });
			if (match.ok && match.holds) {
				outcomes.set(uploadId, { uploadId, fileName, done: true, message: placeWords(match.record) });
			} else if (match.ok) {
				const group = byRecord.get(match.record.recordId) ?? { record: match.record, files: [] };
				group.files.push({ uploadId, fileName });
				byRecord.set(match.record.recordId, group);
			} else outcomes.set(uploadId, { uploadId, fileName, done: false, message: match.reason });
		} catch (error) {
			outcomes.set(uploadId, { uploadId, fileName, done: false, message: refusalWords(error) });
		}
	}
	for (const { record, files } of byRecord.values()) {
		const outcome = await added(deps, actor, record, files);
		for (const file of files) outcomes.set(file.uploadId, { ...file, ...outcome });
	}
	return { items: [...new Set(uploadIds)].flatMap((uploadId) => outcomes.get(uploadId) ?? []) };
}

async function added(
	deps: Dependencies,
	actor: StaffActor,
	record: StoredTraining,
	files: readonly NamedFile[],
): Promise<{ done: boolean; message: string }> {
	try {
		const certificateUploadIds = files.map(({ uploadId }) => uploadId);
		const input = { certificateUploadIds, replace: false, revision: record.revision };
		await addCertificates(deps, actor, record, input, keptFileName);
		return { done: true, message: placeWords(record) };
	} catch (error) {
		return { done: false, message: refusalWords(error) };
	}
}

function placeWords({ volunteerName, courseName }: StoredTraining): string {
	return `${volunteerName}「${courseName}」`;
}

/** The training without certificate that a file belongs to; somebody out of scope looks like nobody. */
async function trainingMeant(
	deps: Dependencies,
	actor: StaffActor,
	{ uploadId, fileName }: NamedFile,
): Promise<Match> {
	const name = parseCertificateFileName(fileName);
	if (!name) return { ok: false, reason: '檔名須以身分證字號（居留證或護照號碼）開頭' };
	const person = await findPersonByNationalId(deps, name.nationalId);
	const scope = scopeOf(actor);
	if (!person?.memberships.some((membership) => inScope(scope, pathOf(membership))))
		return { ok: false, reason: '查無此志工' };
	const records = await deps.records.ofVolunteer(person.volunteer.volunteerId, true);
	const holder = records.find(({ certificates }) => certificates.some(({ fileId }) => fileId === uploadId));
	if (holder) return { ok: true, record: holder, holds: true };
	const lacking = records.filter(
		(record) =>
			record.certificates.length === 0 &&
			actionsFor(actor, record, person).some((action) => action === 'certify' || action === 'complete'),
	);
	if (lacking.length === 0) return { ok: false, reason: '此志工沒有待補證書的訓練紀錄' };
	const [record, other] = coursesMeant(name, lacking);
	if (!record) return { ok: false, reason: `待補證書的訓練中沒有「${name.course}」` };
	if (other) {
		return { ok: false, reason: '此志工有多筆待補證書的訓練，請於檔名註明「基礎」、「特殊」或課程名稱' };
	}
	return { ok: true, record, holds: false };
}

function refusalWords(error: unknown): string {
	if (!(error instanceof DomainError)) throw error;
	return error.errors?.[0]?.message ?? error.detail ?? error.title;
}
