import type { Table } from '#platform/data/table.ts';
import { trainingHistoryOn } from '#functions/training/training-history.ts';
import { personHours, type PersonHours } from '#shared/domain/hours/hour-totals.ts';
import { completionDays, type CompletingCourse } from '#shared/domain/training/completion-days.ts';
import { serviceHourRepository } from './service-hour.repository.ts';

/** A volunteer as read by the one who changes what counts. */
interface Served {
	volunteerId: string;
	hoursRevision: number;
	recordBookNumber?: string;
}

/** What a person's entries come to when they have done these courses; undefined when nothing was ever entered. */
export type HoursAfterTraining = (
	volunteer: Served,
	courses: readonly CompletingCourse[],
) => Promise<PersonHours | undefined>;

/** What a person's entries come to when they have a book. */
export type HoursWithBook = (volunteer: Served) => Promise<PersonHours | undefined>;

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
			completed: completionDays(courses),
		});
	};
}

export function hoursWithBook(table: Table): HoursWithBook {
	const entries = serviceHourRepository(table);
	const training = trainingHistoryOn(table);
	return async ({ volunteerId, hoursRevision }) => {
		if (hoursRevision === 0) return undefined;
		const [served, courses] = await Promise.all([
			entries.ofVolunteer(volunteerId, { consistent: true }),
			training.of(volunteerId),
		]);
		return personHours(served, { hasBook: true, completed: completionDays(courses) });
	};
}
