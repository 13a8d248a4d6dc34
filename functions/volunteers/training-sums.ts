import type { Change } from '#platform/data/transaction.ts';
import type { PersonHours } from '#shared/domain/hours/hour-totals.ts';
import { countsForBook, trainingSums, type CountedCourse } from '#shared/domain/training/counted-hours.ts';
import type { PersonReading, PersonRecord } from './person.ts';

/** As much of a person as says whether a book rests on their training. */
interface BookStanding {
	volunteer: Pick<PersonRecord['volunteer'], 'recordBookNumber'>;
	memberships: PersonRecord['memberships'];
}

/** True when a book, or an application under review, rests on the person's 基礎 and 特殊 training. */
export function trainingIsReliedOn({ volunteer, memberships }: BookStanding): boolean {
	return (
		volunteer.recordBookNumber !== undefined || memberships.some(({ book }) => book.status === 'in-review')
	);
}

/** True when this very record may not change any more: it is 基礎 or 特殊 training that something rests on. */
export function isReliedOn(person: BookStanding, { courseType }: CountedCourse): boolean {
	return countsForBook(courseType) && trainingIsReliedOn(person);
}

/**
 * Keeps the sums of a person and of all their memberships, in the transaction of the training record itself; an edited
 * course is taken out as it was and added as it is. Taking a counted course out holds only while nothing relies on it, which the database itself checks.
 *
 * @param person read by this attempt; when the memberships have changed since, `StaleReading` is thrown
 * @param hours what the person's entries come to afterwards; absent while there are none, or when nothing changes
 */
export function trainingSumChanges(
	deps: PersonReading,
	{ volunteer, memberships }: PersonRecord,
	{ removed, added }: { removed?: CountedCourse; added?: CountedCourse },
	hours: PersonHours | undefined,
): Change[] {
	const removing = removed !== undefined && countsForBook(removed.courseType);
	const courses = [...(removed ? [{ ...removed, tenths: -removed.tenths }] : []), ...(added ? [added] : [])];
	const counted = courses.some(({ courseType }) => countsForBook(courseType)) ? memberships : [];
	const { basicTenths, specialTenths } = trainingSums(courses);
	return [
		deps.volunteers.trainingChange(volunteer, courses, {
			onlyWithoutBook: removing,
			hours,
		}),
		...counted.map((membership) =>
			deps.memberships.trainingChange(
				membership,
				{
					basicTenths,
					specialTenths: (membership.category && specialTenths[membership.category]) ?? 0,
				},
				{ unlessInReview: removing },
			),
		),
	];
}
