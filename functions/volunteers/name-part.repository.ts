import type { Scope } from '#platform/access/scope.ts';
import {
	pagedQuery,
	pageOfAll,
	readRows,
	upTo,
	type Found,
	type ReadRows,
} from '#platform/data/paged-query.ts';
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

/** Tells of some rows which are wanted; it may read what decides it. */
export type WantedOf = (rows: MembershipRow[]) => Promise<(row: MembershipRow) => boolean>;

function toRow({ index: _index, part: _part, ...row }: NamePartItem): MembershipRow {
	return row as MembershipRow;
}

export function namePartRepository(table: Table) {
	const entity = namePartEntity(table);

	/**
	 * Reads matches in order, one row a membership however often the name holds what is searched. Whatever else is asked of
	 * them is asked batch by batch, and of a bounded number.
	 */
	function reader(
		scope: Scope,
		status: MembershipStatus,
		searched: string,
		wantedOf: WantedOf | undefined,
	): ReadRows<NamePartItem> {
		return (options) =>
			readRows(
				async (read) => {
					const query = queryScope(entity.query, scope, { status }).begins({ part: searched });
					const { data, cursor } = await query.go(read);
					const found = data.filter((row) => isAnsweringPart(row.name, row.part, searched));
					if (wantedOf === undefined) return { data: found, cursor };
					const isWanted = await wantedOf(found.map(toRow));
					return { data: found.filter((row) => isWanted(toRow(row))), cursor };
				},
				options,
				true,
				wantedOf === undefined ? options.limit : undefined,
			);
	}

	return {
		/** Memberships of the scope whose name has `name` in it, ordered from the found part on. */
		async search(
			scope: Scope,
			status: MembershipStatus,
			name: string,
			query: PageQuery,
			wantedOf?: WantedOf,
		): Promise<Page<MembershipRow>> {
			const read = reader(scope, status, searchForm(name), wantedOf);
			const numbered = query.cursor === undefined || query.cursor.startsWith('p');
			let first: Found<NamePartItem> = { rows: [] };
			if (numbered) {
				first = await read({ limit: Math.max(countedMatches, query.size) + 1, order: 'asc' });
				if (first.rows.length <= countedMatches && first.stoppedAt === undefined) {
					const { rows, page } = pageOfAll(first.rows, query);
					return { items: rows.map(toRow), page };
				}
			}
			const { rows, page } = await pagedQuery({
				query: { ...query, ...(numbered && { cursor: undefined, page: 1 }) },
				read: numbered ? async ({ limit }) => upTo(first, limit) : read,
				keyOf: (row) => scopedCursor(entity, scope, row),
			});
			// Without a further filter only a search of more than that is paged by cursor.
			const proved = numbered ? first.rows.length : wantedOf === undefined ? countedMatches + 1 : 0;
			const atLeast = Math.max(page.atLeast ?? 0, proved);
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
