import type { StaffActor } from '#platform/access/actor.ts';
import { DomainError } from '#platform/errors.ts';
import type { BookIssueKind } from '#shared/codes/book-issue-kinds.ts';
import type { RecordBookSubject } from '#shared/contract/applications.ts';
import { recordBookConditions } from '#shared/domain/applications/record-book-eligibility.ts';
import type { Standing } from '#functions/volunteers/standing.ts';
import type { TrainingCourse } from '#functions/training/training-history.ts';
import type { ApplicationDependencies } from '../application-dependencies.ts';
import { openApplication } from './open-application.ts';

type Dependencies = Pick<
	ApplicationDependencies,
	'applications' | 'books' | 'directory' | 'standings' | 'training' | 'uniqueness'
>;

interface SubjectQuery {
	volunteerId: string;
	unitId: string;
	issueKind: BookIssueKind;
	/** The application that asks: it does not stand in its own way. */
	applicationId?: string;
}

/** F-02: the person, their training and every condition, worked out now. */
export async function recordBookSubject(deps: Dependencies, query: SubjectQuery): Promise<RecordBookSubject> {
	const standing = await deps.standings.find(query.volunteerId, query.unitId);
	if (!standing?.category) throw new DomainError('volunteer.not-found');
	const [training, books, open, placement] = await Promise.all([
		deps.training.of(query.volunteerId),
		deps.books.list(query.volunteerId),
		openApplication(deps, query.volunteerId),
		deps.directory.placement(standing.path),
	]);
	const conditions = recordBookConditions({
		issueKind: query.issueKind,
		category: standing.category,
		training,
		activeMember: standing.membership.status === 'active',
		hasBook: books.some((book) => book.status === 'in-use') || Boolean(standing.volunteer.recordBookNumber),
		hasOpenApplication:
			open !== undefined && open.leftBehind === undefined && open.applicationId !== query.applicationId,
	});
	const basic = training.filter((course) => course.courseType === 'basic');
	const special = training.filter(
		(course) => course.courseType === 'special' && course.category === standing.category,
	);
	return {
		...personOf(standing),
		placement,
		basicHours: sumHours(basic),
		specialHours: sumHours(special),
		basicTraining: basic.map(toDetail),
		specialTraining: special.map(toDetail),
		conditions,
		eligible: conditions.every((condition) => condition.met),
	};
}

/** The same, for a person in the caller's scope; anyone else looks missing. */
export async function getSubject(
	deps: Dependencies,
	actor: StaffActor,
	query: SubjectQuery,
): Promise<RecordBookSubject> {
	await deps.standings.of(actor, query.volunteerId, query.unitId);
	return recordBookSubject(deps, query);
}

function personOf({ volunteer }: Standing) {
	return {
		volunteerId: volunteer.volunteerId,
		volunteerName: volunteer.name,
		nationalId: volunteer.maskedNationalId,
		sex: volunteer.sex,
		birthDate: volunteer.birthDate,
		...(volunteer.photo && { photo: volunteer.photo }),
	};
}

function sumHours(courses: readonly TrainingCourse[]): number {
	return Math.round(courses.reduce((sum, course) => sum + course.hours, 0) * 10) / 10;
}

function toDetail(course: TrainingCourse) {
	const { recordId, courseName, provider, hours, startDate, endDate, certificateCount, certificates } =
		course;
	return { recordId, courseName, provider, hours, startDate, endDate, certificateCount, certificates };
}
