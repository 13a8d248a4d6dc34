import type { Scope } from '#platform/access/scope.ts';
import { pagedQuery, pageOfAll, type ReadRows } from '#platform/data/paged-query.ts';
import { queryScope, scopedCursor } from '#platform/data/scoped-indexes.ts';
import type { Table } from '#platform/data/table.ts';
import { deleteChange, putChange, type Change } from '#platform/data/transaction.ts';
import type { MembershipStatus } from '#shared/codes/membership-statuses.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import { isAnsweringPart, nameParts, searchForm } from '#shared/domain/volunteers/name-parts.ts';
import type { MembershipRow } from './membership.repository.ts';
import { namePartEntity, type NamePartItem } from './name-part.entity.ts';

/**
 * Up to this many matches are read at once, counted exactly and paged by number: 5 read units of the 6 that a search
 * may cost. More matches are paged by cursor and shown as 「N 筆以上」.
 */
const countedMatches = 30;

function toRow({ index: _index, part: _part, ...row }: NamePartItem): MembershipRow {
	return row as MembershipRow;
}

export function namePartRepository(table: Table) {
	const entity = namePartEntity(table);

	/** Reads matches in order, one row a membership however often the name holds what is searched. */
	function reader(
		scope: Scope,
		status: MembershipStatus,
		searched: string,
		isWanted: (row: MembershipRow) => boolean,
	): ReadRows<NamePartItem> {
		return async ({ limit, order, after }) => {
			const rows: NamePartItem[] = [];
			let cursor = after ?? null;
			do {
				const { data, cursor: next } = await queryScope(entity.query, scope, { status })
					.begins({ part: searched })
					.go({ order, cursor, limit: limit - rows.length });
				rows.push(
					...data.filter((row) => isAnsweringPart(row.name, row.part, searched) && isWanted(toRow(row))),
				);
				cursor = next;
			} while (cursor !== null && rows.length < limit);
			return rows;
		};
	}

	return {
		/** Memberships of the scope whose name has `name` in it, ordered from the found part on. */
		async search(
			scope: Scope,
			status: MembershipStatus,
			name: string,
			query: PageQuery,
			isWanted: (row: MembershipRow) => boolean = () => true,
		): Promise<Page<MembershipRow>> {
			const read = reader(scope, status, searchForm(name), isWanted);
			const numbered = query.cursor === undefined || query.cursor.startsWith('p');
			let first: NamePartItem[] = [];
			if (numbered) {
				first = await read({ limit: Math.max(countedMatches, query.size) + 1, order: 'asc' });
				if (first.length <= countedMatches) {
					const { rows, page } = pageOfAll(first, query);
					return { items: rows.map(toRow), page };
				}
			}
			const { rows, page } = await pagedQuery({
				query: { ...query, ...(numbered && { cursor: undefined, page: 1 }) },
				read: numbered ? async ({ limit }) => first.slice(0, limit) : read,
				keyOf: (row) => scopedCursor(entity, scope, row),
			});
			const atLeast = Math.max(page.atLeast ?? 0, countedMatches + 1);
			return { items: rows.map(toRow), page: page.total === undefined ? { ...page, atLeast } : page };
		},
		/** The parts of a membership that is new or changed; `before` names the stored one. */
		writeChanges(membership: MembershipRow, before?: { name: string }): Change[] {
			const { volunteerId, governingId, purposeId, unitId, teamId, squadId, name, nationalIdMasked, status } =
				membership;
			const parts = nameParts(name);
			const row = {
				volunteerId,
				governingId,
				purposeId,
				unitId,
				...(teamId && { teamId }),
				...(squadId && { squadId }),
				name,
				nationalIdMasked,
				status,
			};
			const outdated = before === undefined ? [] : nameParts(before.name).slice(parts.length);
			return [
				...parts.map((part, place) => putChange(entity.put({ ...row, part, index: indexOf(place) }))),
				...outdated.map((_part, place) =>
					deleteChange(entity.delete({ volunteerId, unitId, index: indexOf(parts.length + place) })),
				),
			];
		},
	};
}

function indexOf(place: number): string {
	return String(place).padStart(2, '0');
}

export type NamePartRepository = ReturnType<typeof namePartRepository>;
