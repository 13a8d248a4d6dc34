import type { StaffActor, VolunteerActor } from '#platform/access/actor.ts';
import { inScope } from '#platform/access/scope.ts';
import type { FieldCipher } from '#platform/crypto/field-cipher.ts';
import type { Counters } from '#platform/data/counters.ts';
import { pageOfAll } from '#platform/data/paged-query.ts';
import type { Uniqueness } from '#platform/data/uniqueness.ts';
import { DomainError } from '#platform/errors.ts';
import type { Uploads } from '#functions/files/uploads.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import {
	maintainedAmong,
	mayMaintain,
	nationalIdClaim,
	requirePerson,
	type PersonReading,
} from '#functions/volunteers/person.ts';
import { trainingIsReliedOn } from '#functions/volunteers/training-sums.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import type { TrainingRecord } from '#shared/contract/training.ts';
import { countsForBook } from '#shared/domain/training/counted-hours.ts';
import { normalizeNationalId } from '#shared/values/national-id.ts';
import { recordsCount } from './record-counts.ts';
import type {
	StoredTraining,
	TrainingFilter,
	TrainingRecordRepository,
} from './training-record.repository.ts';
import { isRegistrar, showRecords } from './training-record-view.ts';

interface Dependencies extends PersonReading {
	records: TrainingRecordRepository;
	directory: Directory;
	uniqueness: Uniqueness;
	cipher: FieldCipher;
	counters: Counters;
}

type RecordsQuery = PageQuery &
	Omit<TrainingFilter, 'hasCertificate'> & {
		organizationId?: string | undefined;
		nationalId?: string | undefined;
		hasCertificate?: 'true' | 'false' | undefined;
	};

/** 教育訓練歷程 (E-18, E-19): what the scope has registered, newest first; of one person when the ID number is given. */
export async function listRecords(
	deps: Dependencies,
	actor: StaffActor,
	query: RecordsQuery,
): Promise<Page<TrainingRecord>> {
	const scope = await deps.directory.scopeFor(actor, query.organizationId);
	const {
		nationalId,
		organizationId: _organizationId,
		page,
		size,
		cursor,
		hasCertificate,
		...fields
	} = query;
	const paging = { page, size, cursor };
	const filter = {
		...withoutEmpty(fields),
		...(hasCertificate && { hasCertificate: hasCertificate === 'true' }),
	};
	const show = async (records: StoredTraining[]) => {
		const own = records.filter((record) => isRegistrar(actor, record));
		const kept = await maintainedAmong(deps, actor, own);
		return showRecords(deps, records, (record) => isRegistrar(actor, record) && kept.has(record.volunteerId));
	};
	if (nationalId) {
		const hash = deps.cipher.lookupHash(normalizeNationalId(nationalId));
		const volunteerId = await deps.uniqueness.find(nationalIdClaim, hash);
		const records = volunteerId === undefined ? [] : await deps.records.ofVolunteer(volunteerId);
		const found = records.filter((record) => inScope(scope, record.path) && matches(record, filter));
		const { rows, page: info } = pageOfAll(found, paging);
		return { items: await show(rows), page: info };
	}
	const total = await deps.counters.total(recordsCount(scope.organizationId));
	const { items, page: info } = await deps.records.list(scope, paging, filter, total);
	return { items: await show(items), page: info };
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
	const reliedOn = trainingIsReliedOn(person);
	const records = await deps.records.ofVolunteer(volunteerId);
	const maintained = mayMaintain(actor, person.memberships);
	const isDeletable = (record: StoredTraining) =>
		maintained && isRegistrar(actor, record) && !(reliedOn && countsForBook(record.courseType));
	return { items: await showRecords(deps, records, isDeletable) };
}

/** 教育訓練時數 of the signed-in volunteer (P-13). */
export async function listOwnRecords(
	deps: Pick<Dependencies, 'records' | 'directory'>,
	actor: VolunteerActor,
): Promise<{ items: TrainingRecord[] }> {
	const records = await deps.records.ofVolunteer(actor.volunteerId);
	return { items: await showRecords(deps, records, () => false) };
}

/** A certificate of a volunteer in scope, or of a record that the scope has registered. */
export async function downloadCertificate(
	deps: Dependencies & { uploads: Uploads },
	actor: StaffActor,
	{ volunteerId, recordId, fileId }: { volunteerId: string; recordId: string; fileId: string },
): Promise<{ url: string; fileName: string }> {
	const record = await deps.records.get(volunteerId, recordId);
	if (!record) throw new DomainError('training.record-not-found');
	if (!isRegistrar(actor, record)) await requireVisible(deps, actor, volunteerId);
	const file = record.certificates.find((certificate) => certificate.fileId === fileId);
	if (!file) throw new DomainError('file.not-found');
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
