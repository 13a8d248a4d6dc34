import type { StaffActor } from '#platform/access/actor.ts';
import type { Audit, FieldChange } from '#platform/audit/audit.ts';
import { fieldChanges } from '#platform/audit/field-changes.ts';
import type { Counters } from '#platform/data/counters.ts';
import type { Transact } from '#platform/data/transaction.ts';
import type { Uniqueness } from '#platform/data/uniqueness.ts';
import { DomainError } from '#platform/errors.ts';
import type { NewId } from '#platform/ids.ts';
import type { Uploads } from '#functions/files/uploads.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import { labelOfAward, labelOfAwardGrade } from '#shared/codes/awards.ts';
import type { StoredFile } from '#shared/contract/common.ts';
import type { AwardCreate, AwardRecord, AwardUpdate } from '#shared/contract/volunteer-awards.ts';
import { requireMaintained, type PersonReading } from '../person.ts';
import { awardCountChanges } from './award-counts.ts';
import { isApplicant, showAward } from './award-view.ts';
import type { AwardRepository, StoredAward } from './award.repository.ts';

interface Dependencies extends PersonReading {
	awards: AwardRepository;
	directory: Directory;
	uploads: Uploads;
	uniqueness: Uniqueness;
	counters: Counters;
	audit: Audit;
	transact: Transact;
	newId: NewId;
}

interface AwardKey {
	volunteerId: string;
	awardId: string;
}

/** Kind of the uniqueness item by which a person has each grade of an award once. */
export const awardClaim = 'award';

/** What is claimed: the same grade of the same award, whatever the year. */
export function awardIdentity({
	volunteerId,
	award,
	grade,
}: Pick<StoredAward, 'volunteerId' | 'award' | 'grade'>): string {
	return `${volunteerId}/${award}/${grade}`;
}

/** Any unit registers awards of a volunteer in its scope (V-38). */
export async function createAward(
	deps: Dependencies,
	actor: StaffActor,
	input: AwardCreate,
): Promise<AwardRecord> {
	const { volunteer } = await requireMaintained(deps, actor, input.volunteerId);
	const { award, grade, rocYear } = input;
	const created: StoredAward = {
		volunteerId: volunteer.volunteerId,
		awardId: deps.newId(),
		volunteerName: volunteer.base.name,
		nationalIdMasked: volunteer.nationalIdMasked,
		award,
		grade,
		rocYear,
		evidence: await attachEvidence(deps, actor, input.evidenceUploadIds),
		applicantId: actor.organizationId,
		path: actor.path,
		revision: 1,
	};
	await deps.transact([
		deps.awards.createChange(created),
		deps.uniqueness.claim(awardClaim, awardIdentity(created), created.awardId, duplicate),
		...awardCountChanges(deps.counters, created.path, 1),
		deps.audit.entry({
			actor,
			action: 'award.create',
			subject: { type: 'volunteer', id: created.volunteerId },
			changes: awardChanges(undefined, created),
		}),
	]);
	return showAward(deps, actor, created);
}

/** Changes an award that the own unit, or one below, has registered. */
export async function updateAward(
	deps: Dependencies,
	actor: StaffActor,
	key: AwardKey,
	input: AwardUpdate,
): Promise<AwardRecord> {
	const before = await requireOwn(deps, actor, key);
	const { award, grade, rocYear, revision } = input;
	const kept = before.evidence.filter((file) => input.keptEvidenceIds.includes(file.fileId));
	const added = await attachEvidence(deps, actor, input.evidenceUploadIds);
	const after: StoredAward = { ...before, award, grade, rocYear, evidence: [...kept, ...added] };
	const renamed = awardIdentity(before) !== awardIdentity(after);
	await deps.transact([
		deps.awards.replaceChange(after, { revision }),
		...(renamed
			? [
					deps.uniqueness.release(awardClaim, awardIdentity(before), before.awardId),
					deps.uniqueness.claim(awardClaim, awardIdentity(after), after.awardId, duplicate),
				]
			: []),
		deps.audit.entry({
			actor,
			action: 'award.update',
			subject: { type: 'volunteer', id: key.volunteerId },
			changes: awardChanges(before, after),
		}),
	]);
	return showAward(deps, actor, { ...after, revision: revision + 1 });
}

export async function deleteAward(
	deps: Dependencies,
	actor: StaffActor,
	key: AwardKey,
): Promise<Record<string, never>> {
	const award = await requireOwn(deps, actor, key);
	await deps.transact([
		deps.awards.removeChange(award),
		deps.uniqueness.release(awardClaim, awardIdentity(award), award.awardId),
		...awardCountChanges(deps.counters, award.path, -1),
		deps.audit.entry({
			actor,
			action: 'award.delete',
			subject: { type: 'volunteer', id: key.volunteerId },
			changes: awardChanges(award, undefined),
		}),
	]);
	return {};
}

async function requireOwn(deps: Dependencies, actor: StaffActor, key: AwardKey): Promise<StoredAward> {
	const award = await deps.awards.get(key.volunteerId, key.awardId);
	if (!award || !isApplicant(actor, award)) throw new DomainError('award.not-found');
	await requireMaintained(deps, actor, key.volunteerId);
	return award;
}

async function attachEvidence(
	deps: Pick<Dependencies, 'uploads'>,
	actor: StaffActor,
	uploadIds: readonly string[],
): Promise<StoredFile[]> {
	const files: StoredFile[] = [];
	for (const [place, uploadId] of [...new Set(uploadIds)].entries()) {
		const field = `evidenceUploadIds.${place}`;
		files.push(await deps.uploads.attach(actor, 'award.evidence', uploadId, field));
	}
	return files;
}

function duplicate(): DomainError {
	return new DomainError('award.duplicate', {
		errors: [{ field: 'grade', label: '獎項等次', message: '此志工已有同一獎項、同一等次的紀錄' }],
	});
}

/** What differs, in the words of the form, for the change log. */
function awardChanges(before: StoredAward | undefined, after: StoredAward | undefined): FieldChange[] {
	const words = (stored: StoredAward | undefined): Record<string, string | undefined> => ({
		獎項名稱: stored && labelOfAward(stored.award).replace('{市}', '本市'),
		獎項等次: stored && labelOfAwardGrade(stored.grade),
		獲獎年度: stored && String(stored.rocYear),
		佐證文件: stored?.evidence.map(({ name }) => name).join('、') || undefined,
	});
	return fieldChanges(words(before), words(after));
}
