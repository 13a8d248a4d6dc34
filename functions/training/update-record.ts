import type { StaffActor } from '#platform/access/actor.ts';
import type { Audit } from '#platform/audit/audit.ts';
import { fieldChanges } from '#platform/audit/field-changes.ts';
import type { Clock } from '#platform/clock.ts';
import type { Transact } from '#platform/data/transaction.ts';
import type { Uniqueness } from '#platform/data/uniqueness.ts';
import { DomainError } from '#platform/errors.ts';
import type { HoursAfterTraining } from '#functions/hours/recount.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import { readPerson, type PersonReading } from '#functions/volunteers/person.ts';
import { fromFreshReading } from '#functions/volunteers/stale-reading.ts';
import { trainingSumChanges } from '#functions/volunteers/training-sums.ts';
import type { TrainingRecord, TrainingUpdate } from '#shared/contract/training.ts';
import { countsForBook } from '#shared/domain/training/counted-hours.ts';
import { courseIdentity } from '#shared/domain/training/course-identity.ts';
import { attendanceClaim, courseFields, duplicate, recordWords } from './create-record.ts';
import { hoursAfter } from './hours-after.ts';
import type { StoredTraining, TrainingRecordRepository } from './training-record.repository.ts';
import { actionsFor, refuseFormerUnit, showRecord } from './training-record-view.ts';

interface Dependencies extends PersonReading {
	records: TrainingRecordRepository;
	directory: Directory;
	hoursAfterTraining: HoursAfterTraining;
	uniqueness: Uniqueness;
	audit: Audit;
	transact: Transact;
	clock: Clock;
}

/**
 * 編輯 (E-23) by the registering unit. The sums and the hours that count follow in the same transaction; while a book or
 * an application under review rests on the course, only 備註 may change.
 */
export async function updateRecord(
	deps: Dependencies,
	actor: StaffActor,
	{ volunteerId, recordId }: { volunteerId: string; recordId: string },
	{ revision, ...form }: TrainingUpdate,
): Promise<TrainingRecord> {
	return fromFreshReading(async () => {
		const [before, person] = await Promise.all([
			deps.records.get(volunteerId, recordId),
			readPerson(deps, volunteerId),
		]);
		if (before && person) refuseFormerUnit(actor, before, person);
		const actions = before && person ? actionsFor(actor, before, person) : [];
		const mayEdit = actions.includes('edit');
		if (!before || !person || !(mayEdit || actions.includes('annotate')))
			throw new DomainError('training.record-not-found');
		if (before.revision !== revision) throw new DomainError('request.conflict');
		const after = edited(before, { ...form, updatedAt: deps.clock().toISOString(), updatedBy: actor.name });
		const changes = fieldChanges(recordWords(before), recordWords(after), ['課程名稱']);
		const noteOnly = changes.every(({ label, ...one }) => label === '備註' || one.before === one.after);
		if (!mayEdit && !noteOnly) throw new DomainError('training.in-use');
		await deps.transact([
			deps.records.replaceChange(after),
			...(noteOnly ? [] : await courseChanges(deps, person, before, after)),
			deps.audit.entry({
				actor,
				action: 'training.update',
				subject: { type: 'volunteer', id: volunteerId },
				changes,
			}),
		]);
		return showRecord(deps, actor, { ...after, revision: revision + 1 }, person);
	});
}

function edited(
	before: StoredTraining,
	{
		updatedAt,
		updatedBy,
		...form
	}: Omit<TrainingUpdate, 'revision'> & { updatedAt: string; updatedBy: string },
): StoredTraining {
	const { approvedOn: _day, approvalNumber: _number, note: _note, ...kept } = before;
	return { ...kept, ...courseFields(form), updatedAt, updatedBy };
}

/** What hangs on the course: the claim of the attendance, the sums, the hours that count. */
async function courseChanges(
	deps: Dependencies,
	person: Parameters<typeof hoursAfter>[1],
	before: StoredTraining,
	after: StoredTraining,
) {
	const counted = countsForBook(before.courseType) ? before : after;
	const hours = await hoursAfter(deps, person, counted, (courses) =>
		courses.map((course) => (course.recordId === after.recordId ? after : course)),
	);
	const [was, is] = [courseIdentity(before), courseIdentity(after)];
	const claims =
		was === is
			? []
			: [
					deps.uniqueness.release(attendanceClaim, was, before.recordId),
					deps.uniqueness.claim(attendanceClaim, is, after.recordId, duplicate),
				];
	return [...claims, ...trainingSumChanges(deps, person, { removed: before, added: after }, hours)];
}
