import type { StaffActor } from '#platform/access/actor.ts';
import type { Audit } from '#platform/audit/audit.ts';
import type { Counters } from '#platform/data/counters.ts';
import type { Transact } from '#platform/data/transaction.ts';
import type { Uniqueness } from '#platform/data/uniqueness.ts';
import { DomainError } from '#platform/errors.ts';
import type { HoursAfterTraining } from '#functions/hours/recount.ts';
import { readPerson, type PersonReading } from '#functions/volunteers/person.ts';
import { fromFreshReading } from '#functions/volunteers/stale-reading.ts';
import { isReliedOn, trainingSumChanges } from '#functions/volunteers/training-sums.ts';
import { courseIdentity } from '#shared/domain/training/course-identity.ts';
import { attendanceClaim, recordChanges } from './create-record.ts';
import { hoursAfter } from './hours-after.ts';
import { recordCountChanges } from './record-counts.ts';
import type { TrainingRecordRepository } from './training-record.repository.ts';
import { isRegistrar, refuseFormerUnit } from './training-record-view.ts';

interface Dependencies extends PersonReading {
	records: TrainingRecordRepository;
	hoursAfterTraining: HoursAfterTraining;
	uniqueness: Uniqueness;
	counters: Counters;
	audit: Audit;
	transact: Transact;
}

/**
 * Deletes a record of the own registering unit or of one below. 基礎 and 特殊 training on which an issued book or an
 * application under review rests stays.
 */
export async function deleteRecord(
	deps: Dependencies,
	actor: StaffActor,
	{ volunteerId, recordId }: { volunteerId: string; recordId: string },
): Promise<Record<string, never>> {
	await fromFreshReading(async () => {
		const [record, person] = await Promise.all([
			deps.records.get(volunteerId, recordId),
			readPerson(deps, volunteerId),
		]);
		if (!record || !person || !isRegistrar(actor, record)) throw new DomainError('training.record-not-found');
		refuseFormerUnit(actor, record, person);
		if (isReliedOn(person, record)) throw new DomainError('training.in-use');
		const hours = await hoursAfter(deps, person, record, (courses) =>
			courses.filter((course) => course.recordId !== recordId),
		);
		await deps.transact([
			deps.records.removeChange(record),
			deps.uniqueness.release(attendanceClaim, courseIdentity(record), recordId),
			...trainingSumChanges(deps, person, { removed: record }, hours),
			...recordCountChanges(deps.counters, record.path, -1),
			deps.audit.entry({
				actor,
				action: 'training.delete',
				subject: { type: 'volunteer', id: volunteerId },
				changes: recordChanges(record, 'before'),
			}),
		]);
	});
	return {};
}
