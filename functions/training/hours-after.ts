import type { HoursAfterTraining } from '#functions/hours/recount.ts';
import type { PersonRecord } from '#functions/volunteers/person.ts';
import type { PersonHours } from '#shared/domain/hours/hour-totals.ts';
import type { CompletingCourse } from '#shared/domain/training/completion-days.ts';
import { countsForBook } from '#shared/domain/training/counted-hours.ts';
import { decimalHours } from '#shared/values/hours.ts';
import type { StoredTraining, TrainingRecordRepository } from './training-record.repository.ts';

/** The person's service hours as they count once a course has come or gone; undefined when nothing was ever entered. */
export async function hoursAfter(
	deps: { records: TrainingRecordRepository; hoursAfterTraining: HoursAfterTraining },
	{ volunteer }: PersonRecord,
	{ courseType }: StoredTraining,
	change: (courses: StoredTraining[]) => StoredTraining[],
): Promise<PersonHours | undefined> {
	if (volunteer.hoursRevision === 0 || !countsForBook(courseType)) return undefined;
	const courses = await deps.records.ofVolunteer(volunteer.volunteerId, true);
	return deps.hoursAfterTraining(volunteer, {
		before: courses.map(toCompleting),
		after: change(courses).map(toCompleting),
	});
}

function toCompleting({ tenths, ...course }: StoredTraining): CompletingCourse {
	return { ...course, hours: decimalHours(tenths) };
}
