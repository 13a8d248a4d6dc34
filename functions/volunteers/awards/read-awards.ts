import type { StaffActor } from '#platform/access/actor.ts';
import { inScope } from '#platform/access/scope.ts';
import type { Audit } from '#platform/audit/audit.ts';
import type { FieldCipher } from '#platform/crypto/field-cipher.ts';
import type { Counters } from '#platform/data/counters.ts';
import { pageOfAll } from '#platform/data/paged-query.ts';
import type { Transact } from '#platform/data/transaction.ts';
import type { Uniqueness } from '#platform/data/uniqueness.ts';
import { DomainError } from '#platform/errors.ts';
import type { Uploads } from '#functions/files/uploads.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import type { AwardRecord } from '#shared/contract/volunteer-awards.ts';
import { normalizeNationalId } from '#shared/values/national-id.ts';
import { nationalIdClaim, requirePerson, type PersonReading } from '../person.ts';
import { awardsCount } from './award-counts.ts';
import { isApplicant, showAwards } from './award-view.ts';
import type { AwardFilter, AwardRepository, StoredAward } from './award.repository.ts';

interface Dependencies extends PersonReading {
	awards: AwardRepository;
	directory: Directory;
	uniqueness: Uniqueness;
	cipher: FieldCipher;
	counters: Counters;
}

type AwardsQuery = PageQuery &
	AwardFilter & { organizationId?: string | undefined; nationalId?: string | undefined };

/** 服務獎勵紀錄維護: what the scope has registered, newest year first; of one person when the ID number is given. */
export async function listAwards(
	deps: Dependencies,
	actor: StaffActor,
	query: AwardsQuery,
): Promise<Page<AwardRecord>> {
	const scope = await deps.directory.scopeFor(actor, query.organizationId);
	const { nationalId, name, award, grade, rocYear, page, size, cursor } = query;
	const paging = { page, size, cursor };
	const filter = { ...(name && { name }), award, grade, rocYear };
	if (nationalId) {
		const hash = deps.cipher.lookupHash(normalizeNationalId(nationalId));
		const volunteerId = await deps.uniqueness.find(nationalIdClaim, hash);
		const awards = volunteerId === undefined ? [] : await deps.awards.ofVolunteer(volunteerId);
		const found = awards.filter((one) => inScope(scope, one.path) && matches(one, filter));
		const { rows, page: info } = pageOfAll(found, paging);
		return { items: await showAwards(deps, actor, rows), page: info };
	}
	const total = await deps.counters.total(awardsCount(scope.organizationId));
	const { items, page: info } = await deps.awards.list(scope, paging, filter, total);
	return { items: await showAwards(deps, actor, items), page: info };
}

function matches(stored: StoredAward, { name, award, grade, rocYear }: AwardFilter): boolean {
	return (
		(!name || stored.volunteerName.includes(name)) &&
		(!award || stored.award === award) &&
		(!grade || stored.grade === grade) &&
		(rocYear === undefined || stored.rocYear === rocYear)
	);
}

/** All awards of a volunteer in scope, whoever registered them (V-25). */
export async function listAwardsOfVolunteer(
	deps: Dependencies,
	actor: StaffActor,
	volunteerId: string,
): Promise<{ items: AwardRecord[] }> {
	await requirePerson(deps, actor, volunteerId);
	return { items: await showAwards(deps, actor, await deps.awards.ofVolunteer(volunteerId)) };
}

/** Evidence of an award of a volunteer in scope, or of one that the scope has registered. */
export async function downloadAwardEvidence(
	deps: Dependencies & { uploads: Uploads; audit: Audit; transact: Transact },
	actor: StaffActor,
	{ volunteerId, awardId, fileId }: { volunteerId: string; awardId: string; fileId: string },
): Promise<{ url: string; fileName: string }> {
	const award = await deps.awards.get(volunteerId, awardId);
	if (!award) throw new DomainError('award.not-found');
	if (!isApplicant(actor, award)) await requireVisible(deps, actor, volunteerId);
	const file = award.evidence.find((one) => one.fileId === fileId);
	if (!file) throw new DomainError('file.not-found');
	const subject = { type: 'volunteer', id: volunteerId };
	const changes = [{ label: '佐證文件', after: file.name }];
	await deps.transact([deps.audit.entry({ actor, action: 'award.download-evidence', subject, changes })]);
	return deps.uploads.download(file);
}

async function requireVisible(deps: PersonReading, actor: StaffActor, volunteerId: string): Promise<void> {
	try {
		await requirePerson(deps, actor, volunteerId);
	} catch (cause) {
		if (cause instanceof DomainError) throw new DomainError('award.not-found', { cause });
		throw cause;
	}
}
