import type { StaffActor } from '#platform/access/actor.ts';
import type { Audit, FieldChange } from '#platform/audit/audit.ts';
import type { Clock } from '#platform/clock.ts';
import type { Counters } from '#platform/data/counters.ts';
import type { Change, Transact } from '#platform/data/transaction.ts';
import type { Uniqueness } from '#platform/data/uniqueness.ts';
import { DomainError } from '#platform/errors.ts';
import type { NewId } from '#platform/ids.ts';
import type { Uploads } from '#functions/files/uploads.ts';
import type { HoursAfterTraining } from '#functions/hours/recount.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import { requireMaintained, type PersonReading } from '#functions/volunteers/person.ts';
import { fromFreshReading } from '#functions/volunteers/stale-reading.ts';
import { trainingSumChanges } from '#functions/volunteers/training-sums.ts';
import { labelOfCourseType } from '#shared/codes/course-types.ts';
import { labelOfServiceCategory } from '#shared/codes/service-categories.ts';
import type { StoredFile } from '#shared/contract/common.ts';
import type { TrainingCreate, TrainingRecord } from '#shared/contract/training.ts';
import { courseIdentity } from '#shared/domain/training/course-identity.ts';
import { formatHours, hourTenths } from '#shared/values/hours.ts';
import { formatRocDate, formatRocDateRange } from '#shared/values/roc-date.ts';
import { hoursAfter } from './hours-after.ts';
import { recordCountChanges } from './record-counts.ts';
import type { StoredTraining, TrainingRecordRepository } from './training-record.repository.ts';
import { showRecord } from './training-record-view.ts';

interface Dependencies extends PersonReading {
	records: TrainingRecordRepository;
	directory: Directory;
	hoursAfterTraining: HoursAfterTraining;
	uploads: Uploads;
	uniqueness: Uniqueness;
	counters: Counters;
	audit: Audit;
	transact: Transact;
	clock: Clock;
	newId: NewId;
}

/** Kind of the uniqueness item against the same attendance entered twice. */
export const attendanceClaim = 'training-record';

/**
 * 新增課程 (E-21): any unit may register training of any category for a volunteer in its scope (V-38). The sums that
 * eligibility is judged by go along in the transaction, and so do the hours that count from now on (H-12).
 */
export async function createRecord(
	deps: Dependencies,
	actor: StaffActor,
	input: TrainingCreate,
	/** Written in the same transaction, e.g. that the row of a file is through. */
	also: readonly Change[] = [],
	source?: 'paper-book',
): Promise<TrainingRecord> {
	await requireMaintained(deps, actor, input.volunteerId);
	const certificates: StoredFile[] = [];
	for (const [place, uploadId] of [...new Set(input.certificateUploadIds)].entries()) {
		certificates.push(
			await deps.uploads.attach(actor, 'training.certificate', uploadId, `certificateUploadIds.${place}`),
		);
	}
	const recordId = deps.newId();
	const { created, person } = await fromFreshReading(async () => {
		const person = await requireMaintained(deps, actor, input.volunteerId);
		const { volunteer } = person;
		const created: StoredTraining = {
			volunteerId: volunteer.volunteerId,
			recordId,
			volunteerName: volunteer.base.name,
			nationalIdMasked: volunteer.nationalIdMasked,
			...courseFields(input),
			certificates,
			organizationId: actor.organizationId,
			path: actor.path,
			...(source && { source }),
			createdAt: deps.clock().toISOString(),
			createdBy: actor.name,
			revision: 0,
		};
		const hours = await hoursAfter(deps, person, created, (courses) => [...courses, created]);
		await deps.transact([
			deps.records.createChange(created),
			deps.uniqueness.claim(attendanceClaim, courseIdentity(created), recordId, duplicate),
			...trainingSumChanges(deps, person, { added: created }, hours),
			...recordCountChanges(deps.counters, created.path, 1),
			deps.audit.entry({
				actor,
				action: 'training.create',
				subject: { type: 'volunteer', id: volunteer.volunteerId },
				changes: recordChanges(created, 'after'),
			}),
			...also,
		]);
		return { created, person };
	});
	return showRecord(deps, actor, created, person);
}

/** What is stored of the form; absent fields are those that it leaves empty. */
export function courseFields(input: Omit<TrainingCreate, 'volunteerId' | 'certificateUploadIds'>) {
	const { courseName, courseType, category, provider, hours, startDate, endDate, note } = input;
	const approved = input.withoutApproval
		? {}
		: { approvedOn: input.approvedOn, approvalNumber: input.approvalNumber };
	return {
		courseName,
		courseType,
		category,
		provider,
		tenths: hourTenths(hours),
		startDate,
		endDate,
		...approved,
		...(note && { note }),
	};
}

/** Throws what speaks against registering the course, without doing it: the rows of a file are all looked at first. */
export async function checkNewRecord(
	deps: { uniqueness: Uniqueness },
	attendance: Parameters<typeof courseIdentity>[0],
): Promise<void> {
	if (await deps.uniqueness.find(attendanceClaim, courseIdentity(attendance))) throw duplicate();
}

export function duplicate(): DomainError {
	return new DomainError('training.duplicate', {
		errors: [{ field: 'courseName', label: '課程名稱', message: '此志工已有同一天、同一課程的訓練紀錄' }],
	});
}

/** A record in the words of the form, for the change log. */
export function recordChanges(record: StoredTraining, side: 'before' | 'after'): FieldChange[] {
	return Object.entries(recordWords(record))
		.filter(([, value]) => value !== undefined)
		.map(([label, value]) => ({ label, [side]: value }));
}

export function recordWords(record: StoredTraining) {
	return {
		課程名稱: record.courseName,
		課程類型: labelOfCourseType(record.courseType),
		課程領域: labelOfServiceCategory(record.category),
		開課單位: record.provider,
		受訓時數: formatHours(record.tenths),
		課程日期: formatRocDateRange(record.startDate, record.endDate),
		核定日期: record.approvedOn && formatRocDate(record.approvedOn),
		核定字號: record.approvalNumber,
		備註: record.note,
	};
}
