import type { StaffActor, VolunteerActor } from '#platform/access/actor.ts';
import { inScope, scopeOf, type Scope } from '#platform/access/scope.ts';
import { atMost, readsAtOnce } from '#platform/at-most.ts';
import type { Audit } from '#platform/audit/audit.ts';
import type { FieldCipher } from '#platform/crypto/field-cipher.ts';
import type { Counters } from '#platform/data/counters.ts';
import { pageOfAll } from '#platform/data/paged-query.ts';
import type { Transact } from '#platform/data/transaction.ts';
import type { Uniqueness } from '#platform/data/uniqueness.ts';
import { DomainError } from '#platform/errors.ts';
import type { Uploads } from '#functions/files/uploads.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import {
	isMemberIn,
	nationalIdClaim,
	requirePerson,
	type PersonReading,
} from '#functions/volunteers/person.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import type { TrainingRecord } from '#shared/contract/training.ts';
import { normalizeNationalId } from '#shared/values/national-id.ts';
import { listOfMembers } from './members-records.ts';
import { recordsCount } from './record-counts.ts';
import type {
	StoredTraining,
	TrainingFilter,
	TrainingRecordRepository,
} from './training-record.repository.ts';
import { actionsFor, isRegistrar, showRecords, showRows } from './training-record-view.ts';

interface Dependencies extends PersonReading {
	records: TrainingRecordRepository;
	directory: Directory;
	uniqueness: Uniqueness;
	cipher: FieldCipher;
	counters: Counters;
}

type RecordsQuery = PageQuery &
	Omit<TrainingFilter, 'hasCertificate'> & {
		/** 志工所屬單位. */
		organizationId?: string | undefined;
		/** 登錄單位. */
		registrarId?: string | undefined;
		nationalId?: string | undefined;
		hasCertificate?: 'true' | 'false' | undefined;
	};

/**
 * 教育訓練歷程 (E-18, E-19), newest first: of one person when the ID number is given; of the members of 志工所屬單位, and of
 * the own members for a team or squad (S-02), member by member, whoever registered it; else what the scope has registered.
 */
export async function listRecords(
	deps: Dependencies,
	actor: StaffActor,
	query: RecordsQuery,
): Promise<Page<TrainingRecord>> {
	const { nationalId, organizationId, registrarId, page, size, cursor, hasCertificate, ...sent } = query;
	const paging = { page, size, cursor };
	const filter: TrainingFilter = {
		...withoutEmpty(sent),
		...(hasCertificate && { hasCertificate: hasCertificate === 'true' }),
	};
	const own = scopeOf(actor);
	const isBelowUnit = own.level === 'team' || own.level === 'squad';
	const members =
		organizationId || isBelowUnit ? await deps.directory.scopeFor(actor, organizationId) : undefined;
	const registrar = registrarId ? await deps.directory.scopeFor(actor, registrarId) : undefined;
	const isWanted = (record: StoredTraining, fields: TrainingFilter) =>
		(!registrar || inScope(registrar, record.path)) && matches(record, fields);
	if (nationalId) {
		const found = await ofPerson(deps, nationalId, { own, members });
		const { rows, page: info } = pageOfAll(
			found.filter((record) => isWanted(record, filter)),
			paging,
		);
		return { items: await showRows(deps, actor, rows), page: info };
	}
	if (members && !isAuthority(members)) {
		const { name, ...rest } = filter;
		const { items, page: info } = await listOfMembers(deps, members, paging, {
			name,
			isWanted: (record) => isWanted(record, rest),
		});
		return { items: await showRows(deps, actor, items), page: info };
	}
	const scope = registrar ?? own;
	const narrowed = members && members.path !== own.path ? members : undefined;
	const { items, page: info } = await deps.records.list(scope, paging, filter, {
		...(narrowed && { keep: (rows) => whoseMemberIn(deps, narrowed, rows) }),
		total: await deps.counters.total(recordsCount(scope.organizationId)),
	});
	return { items: await showRows(deps, actor, items), page: info };
}

function isAuthority({ level }: Scope): boolean {
	return level === 'governing' || level === 'purpose';
}

/** What may be seen of a person: what the scope has registered, and everything of its members. */
async function ofPerson(
	deps: Dependencies,
	nationalId: string,
	{ own, members }: { own: Scope; members: Scope | undefined },
): Promise<StoredTraining[]> {
	const hash = deps.cipher.lookupHash(normalizeNationalId(nationalId));
	const volunteerId = await deps.uniqueness.find(nationalIdClaim, hash);
	if (volunteerId === undefined) return [];
	const memberships = await deps.memberships.ofVolunteer(volunteerId);
	const isIn = (scope: Scope) => memberships.some((membership) => isMemberIn(scope, membership));
	if (members && !isIn(members)) return [];
	const records = await deps.records.ofVolunteer(volunteerId);
	return isIn(own) ? records : records.filter((record) => inScope(own, record.path));
}

/** Those rows whose person is a member below a node. */
async function whoseMemberIn<Row extends { volunteerId: string }>(
	deps: Dependencies,
	scope: Scope,
	rows: Row[],
): Promise<Row[]> {
	const ids = [...new Set(rows.map(({ volunteerId }) => volunteerId))];
	const judged = await atMost(readsAtOnce, ids, async (volunteerId) => {
		const memberships = await deps.memberships.ofVolunteer(volunteerId);
		return memberships.some((membership) => isMemberIn(scope, membership)) ? volunteerId : undefined;
	});
	const kept = new Set(judged);
	return rows.filter(({ volunteerId }) => kept.has(volunteerId));
}

function withoutEmpty(filter: TrainingFilter): TrainingFilter {
	return Object.fromEntries(
		Object.entries(filter).filter(([, value]) => value !== undefined && value !== ''),
	);
}

function matches(record: StoredTraining, filter: TrainingFilter): boolean {
	const { name, courseName, provider, courseType, category, from, until, hasCertificate } = filter;
	return (
		(!name || record.volunteerName.includes(name)) &&
		(!courseName || record.courseName.includes(courseName)) &&
		(!provider || record.provider.includes(provider)) &&
		(!courseType || record.courseType === courseType) &&
		(!category || record.category === category) &&
		(!from || record.startDate >= from) &&
		(!until || record.endDate <= until) &&
		(hasCertificate === undefined || record.certificates.length > 0 === hasCertificate)
	);
}

/** The whole history of a volunteer in scope, whoever registered it (V-15). */
export async function listOfVolunteer(
	deps: Dependencies,
	actor: StaffActor,
	volunteerId: string,
): Promise<{ items: TrainingRecord[] }> {
	const person = await requirePerson(deps, actor, volunteerId);
	const records = await deps.records.ofVolunteer(volunteerId);
	return { items: await showRecords(deps, records, (record) => actionsFor(actor, record, person)) };
}

/** 教育訓練時數 of the signed-in volunteer (P-13). */
export async function listOwnRecords(
	deps: Pick<Dependencies, 'records' | 'directory'>,
	actor: VolunteerActor,
): Promise<{ items: TrainingRecord[] }> {
	const records = await deps.records.ofVolunteer(actor.volunteerId);
	return { items: await showRecords(deps, records, () => []) };
}

/** A certificate of a volunteer in scope, or of a record that the scope has registered. */
export async function downloadCertificate(
	deps: Dependencies & { uploads: Uploads; audit: Audit; transact: Transact },
	actor: StaffActor,
	{ volunteerId, recordId, fileId }: { volunteerId: string; recordId: string; fileId: string },
): Promise<{ url: string; fileName: string }> {
	const record = await deps.records.get(volunteerId, recordId);
	if (!record) throw new DomainError('training.record-not-found');
	if (!isRegistrar(actor, record)) await requireVisible(deps, actor, volunteerId);
	const files = [...record.certificates, ...(record.replacedCertificates ?? [])];
	const file = files.find((certificate) => certificate.fileId === fileId);
	if (!file) throw new DomainError('file.not-found');
	await deps.transact([
		deps.audit.entry({
			actor,
			action: 'training.download-certificate',
			subject: { type: 'volunteer', id: volunteerId },
			changes: [
				{ label: '課程名稱', after: record.courseName },
				{ label: '課程證書', after: file.name },
			],
		}),
	]);
	return deps.uploads.download(file);
}

async function requireVisible(deps: PersonReading, actor: StaffActor, volunteerId: string): Promise<void> {
	try {
		await requirePerson(deps, actor, volunteerId);
	} catch (cause) {
		if (cause instanceof DomainError) throw new DomainError('training.record-not-found', { cause });
		throw cause;
	}
}
