import type { Scope } from '#platform/access/scope.ts';
import { pagedQuery, readRows } from '#platform/data/paged-query.ts';
import { levelIds, queryScope, scopedCursor } from '#platform/data/scoped-indexes.ts';
import type { Table } from '#platform/data/table.ts';
import { deleteChange, putChange, type Change } from '#platform/data/transaction.ts';
import type { CourseType } from '#shared/codes/course-types.ts';
import type { ServiceCategory } from '#shared/codes/service-categories.ts';
import type { StoredFile } from '#shared/contract/common.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import type { OrganizationPath } from '#shared/domain/organizations/organization-path.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';
import { StaleReading } from '#functions/volunteers/stale-reading.ts';
import { trainingRecordEntity, type TrainingRecordItem } from './training-record.entity.ts';

export interface StoredTraining {
	volunteerId: string;
	recordId: string;
	volunteerName: string;
	nationalIdMasked: string;
	courseName: string;
	courseType: CourseType;
	category: ServiceCategory;
	provider: string;
	tenths: number;
	startDate: IsoDate;
	endDate: IsoDate;
	approvedOn?: IsoDate;
	approvalNumber?: string;
	certificates: StoredFile[];
	/** 登錄單位. */
	organizationId: string;
	path: OrganizationPath;
	createdAt: string;
	createdBy?: string;
	updatedAt?: string;
	updatedBy?: string;
	note?: string;
	replacedCertificates?: ReplacedCertificate[];
	/** Taken over from a paper book (N-08). */
	source?: 'paper-book';
	revision: number;
}

interface ReplacedCertificate extends StoredFile {
	replacedAt: string;
	replacedBy: string;
}

export interface TrainingFilter {
	/** Any part of the name. */
	name?: string | undefined;
	courseType?: CourseType | undefined;
	category?: ServiceCategory | undefined;
	courseName?: string | undefined;
	provider?: string | undefined;
	from?: IsoDate | undefined;
	until?: IsoDate | undefined;
	hasCertificate?: boolean | undefined;
}

const earliest = '0000';
const latest = '9999';
/** Behind all ids of one day, so that the last day of a range is part of it. */
const afterEveryId = '~';

function toTraining(item: TrainingRecordItem): StoredTraining {
	const {
		governingId: _g,
		purposeId: _p,
		unitId: _u,
		teamId: _t,
		squadId: _s,
		certificateCount: _c,
		...rest
	} = item;
	return { ...rest, path: rest.path as OrganizationPath };
}

/** Newest first. */
function byEndDate(one: StoredTraining, other: StoredTraining): number {
	return other.endDate.localeCompare(one.endDate) || other.recordId.localeCompare(one.recordId);
}

export function trainingRecordRepository(table: Table) {
	const entity = trainingRecordEntity(table);
	return {
		async get(volunteerId: string, recordId: string): Promise<StoredTraining | undefined> {
			const { data } = await entity.get({ volunteerId, recordId }).go({ consistent: true });
			return data ? toTraining(data) : undefined;
		},
		/** The whole history of one person, newest first. */
		async ofVolunteer(volunteerId: string, consistent = false): Promise<StoredTraining[]> {
			const { data } = await entity.query.byVolunteer({ volunteerId }).go({ pages: 'all', consistent });
			return data.map(toTraining).sort(byEndDate);
		},
		/**
		 * Records registered in the scope, newest first; `total` of the unfiltered list when a counter knows it;
		 * `keep` looks at the rows that were read.
		 */
		async list(
			scope: Scope,
			query: PageQuery,
			filter: TrainingFilter,
			{
				total,
				keep,
			}: { total?: number; keep?: (rows: TrainingRecordItem[]) => Promise<TrainingRecordItem[]> },
		): Promise<Page<StoredTraining>> {
			const { from, until, ...fields } = filter;
			const filtered =
				keep !== undefined ||
				Object.values<unknown>(fields).some((value) => value !== undefined) ||
				from !== undefined;
			const ranged = from !== undefined || until !== undefined;
			const { rows, page } = await pagedQuery<TrainingRecordItem>({
				query,
				order: 'desc',
				...(total !== undefined && !filtered && !ranged && { total }),
				keyOf: (row) => scopedCursor(entity, scope, row),
				read: async (options) => {
					const all = queryScope(entity.query, scope);
					const scoped = ranged
						? all.between({ endDate: from ?? earliest }, { endDate: until ?? latest, recordId: afterEveryId })
						: all;
					const matching = filtered
						? scoped.where((attribute, { contains, eq, gt, gte }) =>
								[
									from && gte(attribute.startDate, from),
									fields.name && contains(attribute.volunteerName, fields.name),
									fields.courseName && contains(attribute.courseName, fields.courseName),
									fields.provider && contains(attribute.provider, fields.provider),
									fields.courseType && eq(attribute.courseType, fields.courseType),
									fields.category && eq(attribute.category, fields.category),
									fields.hasCertificate === true && gt(attribute.certificateCount, 0),
									fields.hasCertificate === false && eq(attribute.certificateCount, 0),
								]
									.filter(Boolean)
									.join(' AND '),
							)
						: scoped;
					return readRows(
						async (read) => {
							const { data, cursor } = await matching.go(read);
							return { data: keep ? await keep(data) : data, cursor };
						},
						options,
						filtered,
					);
				},
			});
			return { items: rows.map(toTraining), page };
		},
		createChange(record: StoredTraining): Change {
			return putChange(
				entity.create({ ...record, certificateCount: record.certificates.length, ...levelIds(record.path) }),
			);
		},
		/** Writes a record whole if nobody has touched it since it was read. */
		replaceChange(record: StoredTraining): Change {
			const expected = record.revision;
			return putChange(
				entity
					.put({
						...record,
						certificateCount: record.certificates.length,
						...levelIds(record.path),
						revision: expected + 1,
					})
					.where((attribute, { eq }) => eq(attribute.revision, expected)),
				() => new StaleReading(),
			);
		},
		/** Takes a record out as it was read, once: the sums lose the hours that stand in it. */
		removeChange({ volunteerId, recordId, revision }: StoredTraining): Change {
			return deleteChange(
				entity
					.remove({ volunteerId, recordId })
					.where((attribute, { eq }) => eq(attribute.revision, revision)),
				() => new StaleReading(),
			);
		},
	};
}

export type TrainingRecordRepository = ReturnType<typeof trainingRecordRepository>;
