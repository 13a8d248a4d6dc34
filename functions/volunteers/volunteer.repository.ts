import { getAll } from '#platform/data/get-all.ts';
import type { Table } from '#platform/data/table.ts';
import { putChange, updateChange, type Change } from '#platform/data/transaction.ts';
import type { BookIssueKind } from '#shared/codes/book-issue-kinds.ts';
import { serviceCategories, type ServiceCategory } from '#shared/codes/service-categories.ts';
import type { StoredFile } from '#shared/contract/common.ts';
import type { VolunteerBase } from '#shared/contract/volunteers.ts';
import { hoursOfUnits, type PersonHours } from '#shared/domain/hours/hour-totals.ts';
import { countsForBook, trainingSums, type CountedCourse } from '#shared/domain/training/counted-hours.ts';
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
	/** Totals of the service hours; a record that has none yet is summed from its entries. */
	hours?: PersonHours;
	/** The last requests that entered hours, newest first. */
	hourBatches?: string[];
	createdAt: string;
	revision: number;
	trainingRevision: number;
	hoursRevision: number;
}

/** The state of a person that a change was worked out from. */
type Revisions = Pick<Volunteer, 'revision' | 'trainingRevision' | 'hoursRevision'>;

/** Kind of the uniqueness item by which a person exists once. */
export const nationalIdClaim = 'volunteer-national-id';

const stale = () => new StaleReading();

/** Requests that are known again: whoever sends one anew does so at once, not after so many others. */
const keptBatches = 5;

function toVolunteer(item: VolunteerItem): Volunteer {
	const sums = serviceCategories.flatMap(({ code }) => {
		const tenths = item.specialTenths[sumKey(code)];
		return tenths ? [[code, tenths] as const] : [];
	});
	const { unitHours, ...stored } = item;
	return {
		...stored,
		specialTenths: Object.fromEntries(sums),
		...(unitHours && { hours: hoursOfUnits(unitHours.map(({ unitId, ...hours }) => [unitId, hours])) }),
	} as Volunteer;
}

function toUnitHours({ byUnit }: PersonHours) {
	return [...byUnit].map(([unitId, { registered, effective }]) => ({ unitId, registered, effective }));
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
			const found = await getAll(
				entity,
				ids.map((volunteerId) => ({ volunteerId })),
			);
			return found.map(toVolunteer);
		},
		createChange({ hours, ...volunteer }: Volunteer): Change {
			const sums = Object.entries(volunteer.specialTenths) as [ServiceCategory, number][];
			const specialTenths = Object.fromEntries(sums.map(([code, tenths]) => [sumKey(code), tenths]));
			const unitHours = hours && toUnitHours(hours);
			return putChange(entity.create({ ...volunteer, specialTenths, ...(unitHours && { unitHours }) }));
		},
		/** Writes base data and given files while the revision is still `expected`; sums and book stay as they are. */
		updateChange(
			volunteer: Pick<Volunteer, 'volunteerId' | 'base'> & VolunteerFiles,
			expected: Pick<Revisions, 'revision'> & Partial<Pick<Revisions, 'trainingRevision'>>,
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
							expected.trainingRevision !== undefined &&
								eq(attribute.trainingRevision, expected.trainingRevision),
						]
							.filter(Boolean)
							.join(' AND '),
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
		 * Adds finished courses to the sums; negative hours take them out again. Parallel changes add up; only a change
		 * of the memberships since the reading is refused, because their copies of the sums go along. With `hours`, which
		 * hang on all courses and entries, nothing that was read may have changed.
		 */
		trainingChange(
			volunteer: Volunteer,
			courses: readonly CountedCourse[],
			options: { onlyWithoutBook?: boolean; hours?: PersonHours | undefined },
		) {
			const { volunteerId, revision, trainingRevision, hoursRevision } = volunteer;
			const { onlyWithoutBook, hours } = options;
			const added = trainingSums(courses);
			const operation = entity
				.patch({ volunteerId })
				.data((attribute, { add, set, subtract }) => {
					if (hours) set(attribute.unitHours, toUnitHours(hours));
					add(attribute.trainingRevision, 1);
					if (added.basicTenths !== 0) add(attribute.basicTenths, added.basicTenths);
					// `add` cannot start a sum inside a map; `subtract` takes a missing one for 0.
					for (const [category, tenths] of Object.entries(added.specialTenths))
						subtract(attribute.specialTenths[sumKey(category as ServiceCategory)], -tenths);
				})
				.where((attribute, { eq, notExists }) =>
					[
						eq(attribute.revision, revision),
						courses.some(({ courseType }) => countsForBook(courseType)) &&
							eq(attribute.hoursRevision, hoursRevision),
						hours && eq(attribute.trainingRevision, trainingRevision),
						onlyWithoutBook && notExists(attribute.recordBookNumber),
					]
						.filter(Boolean)
						.join(' AND '),
				);
			return updateChange(operation, stale);
		},
		/** Totals of service hours, after entries changed; nothing that they hang on may have changed since the reading. */
		hoursChange(volunteer: Volunteer, hours: PersonHours, batchKey?: string): Change {
			const { volunteerId, hourBatches = [] } = volunteer;
			const known = hourBatches.filter((key) => key !== batchKey);
			return updateChange(
				entity
					.patch({ volunteerId })
					.set({
						unitHours: toUnitHours(hours),
						...(batchKey !== undefined && { hourBatches: [batchKey, ...known].slice(0, keptBatches) }),
					})
					.add({ hoursRevision: 1 })
					.where((attribute, { eq }) =>
						[
							eq(attribute.revision, volunteer.revision),
							eq(attribute.trainingRevision, volunteer.trainingRevision),
							eq(attribute.hoursRevision, volunteer.hoursRevision),
						].join(' AND '),
					),
				stale,
			);
		},
		/**
		 * A book was issued: number, kind, and the base data with issuer and date (F-16). `hours` as they count with a book
		 * (H-11), absent when there are none.
		 */
		bookChange(
			volunteer: Volunteer,
			book: { number: string; issueKind: BookIssueKind; base: VolunteerBase },
			hours: PersonHours | undefined,
		): Change {
			return updateChange(
				entity
					.patch({ volunteerId: volunteer.volunteerId })
					.set({
						base: book.base,
						recordBookNumber: book.number,
						recordBookIssueKind: book.issueKind,
						...(hours && { unitHours: toUnitHours(hours) }),
					})
					.add({ revision: 1 })
					.where((attribute, { eq }) =>
						[
							eq(attribute.revision, volunteer.revision),
							eq(attribute.trainingRevision, volunteer.trainingRevision),
							eq(attribute.hoursRevision, volunteer.hoursRevision),
						].join(' AND '),
					),
				stale,
			);
		},
	};
}

export type VolunteerRepository = ReturnType<typeof volunteerRepository>;
