import type { Table } from '#platform/data/table.ts';
import {
	trainingRecordRepository,
	type StoredTraining,
} from '#functions/training/training-record.repository.ts';
import type { Volunteer } from '#functions/volunteers/volunteer.repository.ts';
import { personHours, type PersonHours } from '#shared/domain/hours/hour-totals.ts';
import { completionDays, type CompletingCourse } from '#shared/domain/training/completion-days.ts';
import { decimalHours } from '#shared/values/hours.ts';
import { serviceHourRepository } from './service-hour.repository.ts';

/** What a person's entries come to when they have done these courses; undefined when nothing was ever entered. */
export type HoursAfterTraining = (
	volunteer: Volunteer,
	courses: readonly StoredTraining[],
) => Promise<PersonHours | undefined>;

/** What a person's entries come to when they have a book. */
export type HoursWithBook = (volunteer: Volunteer) => Promise<PersonHours | undefined>;

/*
 * For the transactions of other domains that change what counts. The volunteer is read before, and its revisions are
 * conditions of the transaction, so that entries and courses read here are those that stand when it is written.
 */

export function hoursAfterTraining(table: Table): HoursAfterTraining {
	const entries = serviceHourRepository(table);
	return async ({ volunteerId, hoursRevision, recordBookNumber }, courses) => {
		if (hoursRevision === 0) return undefined;
		return personHours(await entries.ofVolunteer(volunteerId, { consistent: true }), {
			hasBook: recordBookNumber !== undefined,
			completed: completionDays(courses.map(toCompleting)),
		});
	};
}

export function hoursWithBook(table: Table): HoursWithBook {
	const recount = hoursAfterTraining(table);
	const records = trainingRecordRepository(table);
	return async (volunteer) => {
		if (volunteer.hoursRevision === 0) return undefined;
		const courses = await records.ofVolunteer(volunteer.volunteerId, true);
		// The number does not matter, only that there is one.
		return recount({ ...volunteer, recordBookNumber: volunteer.recordBookNumber ?? '-' }, courses);
	};
}

function toCompleting({ courseType, category, tenths, endDate }: StoredTraining): CompletingCourse {
	return { courseType, category, hours: decimalHours(tenths), endDate };
}
