import type { Change } from '#platform/data/transaction.ts';
import type { PersonHours } from '#shared/domain/hours/hour-totals.ts';
import { countsForBook, type CountedCourse } from '#shared/domain/training/counted-hours.ts';
import { hoursIn } from './membership-hours.ts';
import type { PersonReading, PersonRecord } from './person.ts';

/** True when a book, or an application under review, rests on the person's 基礎 and 特殊 training. */
export function trainingIsReliedOn({ volunteer, memberships }: PersonRecord): boolean {
	return (
		volunteer.recordBookNumber !== undefined || memberships.some(({ book }) => book.status === 'in-review')
	);
}

/**
 * Keeps the sums of a person and of all their memberships, in the transaction of the training record itself. Taking a
 * counted course out holds only while nothing relies on it, which the database itself checks.
 *
 * @param person read by this attempt; when the memberships have changed since, `StaleReading` is thrown
 * @param hours what the person's entries come to afterwards; absent while there are none, or when nothing changes
 */
export function trainingSumChanges(
	deps: PersonReading,
	{ volunteer, memberships }: PersonRecord,
	course: CountedCourse,
	sign: 1 | -1,
	hours: PersonHours | undefined,
): Change[] {
	const removing = sign === -1 && countsForBook(course.courseType);
	const tenths = sign * course.tenths;
	const counted = countsForBook(course.courseType) ? memberships : [];
	return [
		deps.volunteers.trainingChange(volunteer, course, sign, {
			onlyWithoutBook: removing,
			hours: hours?.all,
		}),
		...counted.map((membership) =>
			deps.memberships.trainingChange(
				membership,
				{
					basicTenths: course.courseType === 'basic' ? tenths : 0,
					specialTenths:
						course.courseType === 'special' && membership.category === course.category ? tenths : 0,
				},
				{ unlessInReview: removing, hours: hours && hoursIn(hours, membership.unitId) },
			),
		),
	];
}
