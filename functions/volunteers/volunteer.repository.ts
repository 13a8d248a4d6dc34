import type { Table } from '#platform/data/table.ts';
import { putChange, updateChange, type Change } from '#platform/data/transaction.ts';
import type { BookIssueKind } from '#shared/codes/book-issue-kinds.ts';
import { serviceCategories, type ServiceCategory } from '#shared/codes/service-categories.ts';
import type { StoredFile } from '#shared/contract/common.ts';
import type { VolunteerBase } from '#shared/contract/volunteers.ts';
import type { CountedCourse } from '#shared/domain/training/counted-hours.ts';
import { StaleReading } from './stale-reading.ts';
import { sumKey, volunteerEntity, type VolunteerItem } from './volunteer.entity.ts';

export interface VolunteerFiles {
	photo?: StoredFile;
	bookCover?: StoredFile;
	parentalConsent?: StoredFile;
}

export interface Volunteer extends VolunteerFiles {
	volunteerId: string;
	nationalIdSealed: string;
	nationalIdHash: string;
	nationalIdMasked: string;
	base: VolunteerBase;
	recordBookNumber?: string;
	recordBookIssueKind?: BookIssueKind;
	basicTenths: number;
	specialTenths: Partial<Record<ServiceCategory, number>>;
	createdAt: string;
	revision: number;
	trainingRevision: number;
}

/** Kind of the uniqueness item by which a person exists once. */
export const nationalIdClaim = 'volunteer-national-id';

const stale = () => new StaleReading();

function toVolunteer(item: VolunteerItem): Volunteer {
	const sums = serviceCategories.flatMap(({ code }) => {
		const tenths = item.specialTenths[sumKey(code)];
		return tenths ? [[code, tenths] as const] : [];
	});
	return { ...item, specialTenths: Object.fromEntries(sums) } as Volunteer;
}

export function volunteerRepository(table: Table) {
	const entity = volunteerEntity(table);

	return {
		/** @param consistent for decisions: sees every write that was answered before. */
		async get(volunteerId: string, consistent = false): Promise<Volunteer | undefined> {
			const { data } = await entity.get({ volunteerId }).go({ consistent });
			return data ? toVolunteer(data) : undefined;
		},
		async getMany(ids: string[]): Promise<Volunteer[]> {
			if (ids.length === 0) return [];
			const found: Volunteer[] = [];
			let wanted = [...new Set(ids)].map((volunteerId) => ({ volunteerId }));
			while (wanted.length > 0) {
				// A large answer comes in pieces: what was left out is asked for again.
				const { data, unprocessed } = await entity.get(wanted).go();
				found.push(...data.map(toVolunteer));
				wanted = unprocessed;
			}
			return found;
		},
		createChange(volunteer: Volunteer): Change {
			const sums = Object.entries(volunteer.specialTenths) as [ServiceCategory, number][];
			const specialTenths = Object.fromEntries(sums.map(([code, tenths]) => [sumKey(code), tenths]));
			return putChange(entity.create({ ...volunteer, specialTenths }));
		},
		/** Writes base data and given files while the revision is still `expected`; sums and book stay as they are. */
		updateChange(
			volunteer: Pick<Volunteer, 'volunteerId' | 'base'> & VolunteerFiles,
			expected: { revision: number; trainingRevision?: number },
			refused: () => Error,
		): Change {
			const { volunteerId, base, photo, bookCover, parentalConsent } = volunteer;
			return updateChange(
				entity
					.patch({ volunteerId })
					.set({
						base,
						...(photo && { photo }),
						...(bookCover && { bookCover }),
						...(parentalConsent && { parentalConsent }),
					})
					.add({ revision: 1 })
					.where((attribute, { eq }) =>
						[
							eq(attribute.revision, expected.revision),
							...(expected.trainingRevision === undefined
								? []
								: [eq(attribute.trainingRevision, expected.trainingRevision)]),
						].join(' AND '),
					),
				refused,
			);
		},
		/** Counts a change of the memberships, so that nobody goes on with an older reading of them. */
		touchChange(volunteerId: string, expected: { revision: number }): Change {
			return updateChange(
				entity
					.patch({ volunteerId })
					.add({ revision: 1 })
					.where((attribute, { eq }) => eq(attribute.revision, expected.revision)),
				stale,
			);
		},
		/**
		 * Adds a finished course to the sums, or takes it out again (`sign` -1). Parallel changes add up; only a change
		 * of the memberships since the reading is refused, because their copies of the sums go along.
		 */
		trainingChange(
			volunteer: Volunteer,
			course: CountedCourse,
			sign: 1 | -1,
			options: { onlyWithoutBook?: boolean },
		) {
			const { volunteerId, revision } = volunteer;
			const tenths = sign * course.tenths;
			const operation = entity
				.patch({ volunteerId })
				.data((attribute, { add, subtract }) => {
					add(attribute.trainingRevision, 1);
					if (course.courseType === 'basic') add(attribute.basicTenths, tenths);
					// `add` cannot start a sum inside a map; `subtract` takes a missing one for 0.
					if (course.courseType === 'special')
						subtract(attribute.specialTenths[sumKey(course.category)], -tenths);
				})
				.where((attribute, { eq, notExists }) =>
					[
						eq(attribute.revision, revision),
						...(options.onlyWithoutBook ? [notExists(attribute.recordBookNumber)] : []),
					].join(' AND '),
				);
			return updateChange(operation, stale);
		},
		/** A book was issued: number, kind, and the base data with issuer and date (F-16). */
		bookChange(
			volunteer: Volunteer,
			book: { number: string; issueKind: BookIssueKind; base: VolunteerBase },
		): Change {
			return updateChange(
				entity
					.patch({ volunteerId: volunteer.volunteerId })
					.set({ base: book.base, recordBookNumber: book.number, recordBookIssueKind: book.issueKind })
					.add({ revision: 1 })
					.where((attribute, { eq }) => eq(attribute.revision, volunteer.revision)),
				stale,
			);
		},
	};
}

export type VolunteerRepository = ReturnType<typeof volunteerRepository>;
