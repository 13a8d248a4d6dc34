import type { Scope } from '#platform/access/scope.ts';
import { pagedQuery, readRows } from '#platform/data/paged-query.ts';
import { levelIds, queryScope, scopedCursor } from '#platform/data/scoped-indexes.ts';
import type { Table } from '#platform/data/table.ts';
import { deleteChange, putChange, type Change } from '#platform/data/transaction.ts';
import type { Award, AwardGrade } from '#shared/codes/awards.ts';
import type { StoredFile } from '#shared/contract/common.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import type { OrganizationPath } from '#shared/domain/organizations/organization-path.ts';
import { awardEntity, type AwardItem } from './award.entity.ts';

export interface StoredAward {
	volunteerId: string;
	awardId: string;
	volunteerName: string;
	nationalIdMasked: string;
	award: Award;
	grade: AwardGrade;
	rocYear: number;
	evidence: StoredFile[];
	/** 申請單位. */
	applicantId: string;
	path: OrganizationPath;
	revision: number;
}

export interface AwardFilter {
	/** Any part of the name. */
	name?: string | undefined;
	award?: Award | undefined;
	grade?: AwardGrade | undefined;
	rocYear?: number | undefined;
}

function toAward(item: AwardItem): StoredAward {
	const { governingId: _g, purposeId: _p, unitId: _u, teamId: _t, squadId: _s, ...rest } = item;
	return { ...rest, path: rest.path as OrganizationPath };
}

function byYear(one: StoredAward, other: StoredAward): number {
	return other.rocYear - one.rocYear || other.awardId.localeCompare(one.awardId);
}

export function awardRepository(table: Table) {
	const entity = awardEntity(table);
	return {
		/** Newest year first; nobody has so many that they would need pages. */
		async ofVolunteer(volunteerId: string): Promise<StoredAward[]> {
			const { data } = await entity.query.byVolunteer({ volunteerId }).go({ pages: 'all', consistent: true });
			return data.map(toAward).sort(byYear);
		},
		async get(volunteerId: string, awardId: string): Promise<StoredAward | undefined> {
			const { data } = await entity.get({ volunteerId, awardId }).go({ consistent: true });
			return data ? toAward(data) : undefined;
		},
		/** Awards registered in the scope, newest year first; `total` of the unfiltered list when a counter knows it. */
		async list(
			scope: Scope,
			query: PageQuery,
			{ rocYear, ...fields }: AwardFilter,
			total?: number,
		): Promise<Page<StoredAward>> {
			const filtered = Object.values<unknown>(fields).some((value) => value !== undefined);
			const { rows, page } = await pagedQuery<AwardItem>({
				query,
				order: 'desc',
				...(total !== undefined && !filtered && rocYear === undefined && { total }),
				keyOf: (row) => scopedCursor(entity, scope, row),
				read: async (options) => {
					const all = queryScope(entity.query, scope);
					const scoped = rocYear === undefined ? all : all.between({ rocYear }, { rocYear: rocYear + 1 });
					const matching =
						filtered || rocYear !== undefined
							? scoped.where((attribute, { contains, eq }) =>
									[
										rocYear !== undefined && eq(attribute.rocYear, rocYear),
										fields.name && contains(attribute.volunteerName, fields.name),
										fields.award && eq(attribute.award, fields.award),
										fields.grade && eq(attribute.grade, fields.grade),
									]
										.filter(Boolean)
										.join(' AND '),
								)
							: scoped;
					return readRows((read) => matching.go(read), options, filtered);
				},
			});
			return { items: rows.map(toAward), page };
		},
		createChange(award: StoredAward): Change {
			return putChange(entity.create({ ...award, ...levelIds(award.path) }));
		},
		/** Writes the award whole if its revision is still that of `expected`. */
		replaceChange(award: StoredAward, expected: { revision: number }): Change {
			return putChange(
				entity
					.put({ ...award, ...levelIds(award.path), revision: expected.revision + 1 })
					.where((attribute, { eq }) => eq(attribute.revision, expected.revision)),
			);
		},
		removeChange({ volunteerId, awardId, revision }: StoredAward): Change {
			return deleteChange(
				entity
					.remove({ volunteerId, awardId })
					.where((attribute, { eq }) => eq(attribute.revision, revision)),
			);
		},
	};
}

export type AwardRepository = ReturnType<typeof awardRepository>;
