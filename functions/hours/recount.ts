import type { Table } from '#platform/data/table.ts';
import { trainingHistoryOn } from '#functions/training/training-history.ts';
import type { HourStanding } from '#shared/domain/hours/effective-hours.ts';
import { changedHours, personHours, type PersonHours } from '#shared/domain/hours/hour-totals.ts';
import { rejudgedDays } from '#shared/domain/hours/rejudged-days.ts';
import { completionDays, type CompletingCourse } from '#shared/domain/training/completion-days.ts';
import { serviceHourRepository, type ServiceHourRepository } from './service-hour.repository.ts';

/** A volunteer as read by the one who changes what counts. */
interface Served {
	volunteerId: string;
	hours?: PersonHours;
	hoursRevision: number;
	recordBookNumber?: string;
}

/** What a person's entries come to when these courses become those; undefined when nothing was ever entered. */
export type HoursAfterTraining = (
	volunteer: Served,
	courses: { before: readonly CompletingCourse[]; after: readonly CompletingCourse[] },
) => Promise<PersonHours | undefined>;

/** What a person's entries come to when they have a book. */
export type HoursWithBook = (volunteer: Served) => Promise<PersonHours | undefined>;

/*
 * For the transactions of other domains that change what counts. The volunteer is read before, and its revisions are
 * conditions of the transaction, so that entries and courses read here are those that stand when it is written.
 */

export function hoursAfterTraining(table: Table): HoursAfterTraining {
	const entries = serviceHourRepository(table);
	return async (volunteer, { before, after }) => {
		if (volunteer.hoursRevision === 0) return undefined;
		const hasBook = volunteer.recordBookNumber !== undefined;
		return rejudgedHours(
			entries,
			volunteer,
			{ hasBook, completed: completionDays(before) },
			{ hasBook, completed: completionDays(after) },
		);
	};
}

export function hoursWithBook(table: Table): HoursWithBook {
	const entries = serviceHourRepository(table);
	const training = trainingHistoryOn(table);
	return async (volunteer) => {
		if (volunteer.hoursRevision === 0) return undefined;
		const completed = completionDays(await training.of(volunteer.volunteerId));
		const hasBook = volunteer.recordBookNumber !== undefined;
		return rejudgedHours(entries, volunteer, { hasBook, completed }, { hasBook: true, completed });
	};
}

/** Reads only the entries that may be worth something else now (ADR 0037). */
async function rejudgedHours(
	entries: ServiceHourRepository,
	{ volunteerId, hours }: Served,
	before: HourStanding,
	after: HourStanding,
): Promise<PersonHours> {
	const consistent = true;
	if (hours === undefined) return personHours(await entries.ofVolunteer(volunteerId, { consistent }), after);
	const days = rejudgedDays(before, after);
	if (days === undefined) return hours;
	const rejudged = await entries.ofVolunteer(volunteerId, { ...days, consistent });
	return changedHours(hours, {
		removed: personHours(rejudged, before),
		added: personHours(rejudged, after),
	});
}
