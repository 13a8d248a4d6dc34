import type { Actor, StaffActor, VolunteerActor } from '#platform/access/actor.ts';
import { loadDocumentFonts } from '#platform/documents/document-fonts.ts';
import { DomainError } from '#platform/errors.ts';
import { serviceHoursOf } from '#functions/hours/list-own-hours.ts';
import type { TrainingCourse } from '#functions/training/training-history.ts';
import type { StandingVolunteer } from '#functions/volunteers/standing.ts';
import { labelOfAward, labelOfAwardGrade } from '#shared/codes/awards.ts';
import { labelOfCourseType } from '#shared/codes/course-types.ts';
import { labelOfServiceContent, labelOfServiceItem } from '#shared/codes/service-items.ts';
import type { EBookSections as ChosenSections } from '#shared/contract/e-book.ts';
import { hourTenths } from '#shared/values/hours.ts';
import type { ApplicationDependencies } from '../application-dependencies.ts';
import type { RecordBook } from '../record-book/record-book.repository.ts';
import type { EBookData, EBookSections, TrainingRow } from './e-book-data.ts';
import { renderEBook } from './render-e-book.ts';

type Dependencies = Pick<
	ApplicationDependencies,
	| 'audit'
	| 'books'
	| 'cityName'
	| 'clock'
	| 'directory'
	| 'members'
	| 'newId'
	| 'objects'
	| 'serviceHours'
	| 'standings'
	| 'training'
	| 'transact'
	| 'uploads'
>;

interface Download {
	url: string;
	fileName: string;
}

/** 紀錄冊匯出 by the back office (V-19 to V-22). */
export async function exportBook(
	deps: Dependencies,
	actor: StaffActor,
	volunteerId: string,
	sections: ChosenSections,
): Promise<Download> {
	return exportFor(deps, actor, await deps.standings.requireMaintained(actor, volunteerId), sections);
}

/** The volunteer's own download on the portal: the same book (P-14, P-15). */
export async function exportOwnBook(
	deps: Dependencies,
	actor: VolunteerActor,
	sections: ChosenSections,
): Promise<Download> {
	const volunteer = await deps.standings.findVolunteer(actor.volunteerId);
	if (!volunteer) throw new DomainError('volunteer.not-found');
	return exportFor(deps, actor, volunteer, sections);
}

async function exportFor(
	deps: Dependencies,
	actor: Actor,
	volunteer: StandingVolunteer,
	chosen: ChosenSections,
): Promise<Download> {
	const { volunteerId } = volunteer;
	const inUse = (await deps.books.list(volunteerId)).find((book) => book.status === 'in-use');
	requireExportable(volunteer, inUse);
	const [nationalId, sections, photo, cover] = await Promise.all([
		deps.standings.fullNationalId(volunteerId),
		sectionsOf(deps, volunteer, chosen),
		volunteer.photo && deps.uploads.read(volunteer.photo),
		volunteer.bookCover && deps.uploads.read(volunteer.bookCover),
	]);
	const data: EBookData = {
		volunteer: { name: volunteer.name, nationalId },
		book: {
			number: inUse.bookNumber,
			issuer: inUse.issuer,
			issuedOn: inUse.issuedOn,
		},
		...(photo && { photo }),
		...(cover && { cover }),
		sections,
		periods: {
			...(chosen.coreTraining && { coreTraining: period(chosen.coreTraining) }),
			...(chosen.otherTraining && { otherTraining: period(chosen.otherTraining) }),
			...(chosen.service && { service: period(chosen.service) }),
		},
	};
	const bytes = await renderEBook(data, { fonts: await loadDocumentFonts(), now: deps.clock() });
	const documentId = deps.newId();
	const key = `documents/${documentId}`;
	const fileName = `志願服務紀錄冊-${volunteer.name}.pdf`;
	// The book shows the whole ID number, so taking one is a full view of it and is logged before it can be had.
	await deps.transact([
		deps.audit.entry({
			actor,
			action: 'record-book.export',
			subject: { type: 'volunteer', id: volunteerId },
		}),
	]);
	await deps.objects.write(key, bytes, 'application/pdf');
	return { url: await deps.objects.grantDownload(key, fileName, 'application/pdf'), fileName };
}

/**
 * V-22: an approved book, which has its 發給單位 and 發冊日期 (F-16), and 紀錄冊封面; names what is missing. Without a book
 * the typed values are asked for too, so that the unit hears of everything at once.
 */
function requireExportable(
	volunteer: StandingVolunteer,
	inUse: RecordBook | undefined,
): asserts inUse is RecordBook {
	const missing = [
		!inUse && '核准的紀錄冊',
		!volunteer.bookCover && '紀錄冊封面',
		!inUse && !volunteer.recordBookIssuer && '紀錄冊發給單位',
		!inUse && !volunteer.recordBookIssuedOn && '發冊日期',
	].filter((name): name is string => Boolean(name));
	if (missing.length > 0) {
		throw new DomainError('book.not-exportable', {
			detail: `缺少${missing.join('、')}，請洽運用單位協助補齊`,
		});
	}
}

function period(range: { from: string; until: string }) {
	return { from: range.from, to: range.until };
}

/** V-21: what was not ticked stays blank. */
async function sectionsOf(
	deps: Dependencies,
	{ volunteerId, recordBookNumber }: StandingVolunteer,
	chosen: ChosenSections,
): Promise<EBookSections> {
	const hasBook = recordBookNumber !== undefined;
	const [training, service, awards] = await Promise.all([
		chosen.coreTraining || chosen.otherTraining ? deps.training.of(volunteerId) : [],
		chosen.service ? serviceHoursOf(deps, { volunteerId, hasBook }, chosen.service) : [],
		chosen.awards ? deps.members.awards.ofVolunteer(volunteerId) : [],
	]);
	const applicantOf = await deps.directory.names(awards.map((award) => award.applicantId));
	const isCore = (course: TrainingCourse) => course.courseType === 'basic' || course.courseType === 'special';
	const within = (range: { from: string; until: string }) => (course: TrainingCourse) =>
		course.endDate >= range.from && course.endDate <= range.until;
	return {
		...(chosen.coreTraining && {
			coreTraining: training.filter(isCore).filter(within(chosen.coreTraining)).map(toTrainingRow),
		}),
		...(chosen.otherTraining && {
			otherTraining: training
				.filter((course) => !isCore(course))
				.filter(within(chosen.otherTraining))
				.map(toTrainingRow),
		}),
		...(chosen.service && {
			service: service.map((row) => ({
				item: labelOfServiceItem(row.item),
				content: labelOfServiceContent(row.content),
				period: { from: row.startDate, to: row.endDate },
				hours: hourTenths(row.hours),
				effective: hourTenths(row.effectiveHours),
				unit: row.unit,
				registrar: row.registrar,
			})),
		}),
		...(chosen.awards && {
			awards: awards.map((award) => ({
				name: labelOfAward(award.award).replace('{市}', deps.cityName),
				grade: labelOfAwardGrade(award.grade),
				rocYear: award.rocYear,
				applicant: applicantOf(award.applicantId)?.name ?? '',
			})),
		}),
	};
}

function toTrainingRow(course: TrainingCourse): TrainingRow {
	return {
		courseType: labelOfCourseType(course.courseType),
		hours: hourTenths(course.hours),
		period: { from: course.startDate, to: course.endDate },
		provider: course.provider,
		courseName: course.courseName,
	};
}
