import type { Scope } from '#platform/access/scope.ts';
import { pagedQuery, readRows } from '#platform/data/paged-query.ts';
import { levelIds, queryScope, scopedCursor } from '#platform/data/scoped-indexes.ts';
import type { Table } from '#platform/data/table.ts';
import { deleteChange, putChange, updateChange, type Change } from '#platform/data/transaction.ts';
import { StaleReading } from '#functions/volunteers/stale-reading.ts';
import type { Address } from '#shared/contract/common.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import type { OrganizationPath } from '#shared/domain/organizations/organization-path.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';
import { rosterEntity, type RosterItem } from './roster.entity.ts';

export interface StoredRoster {
	rosterId: string;
	organizationId: string;
	path: OrganizationPath;
	name: string;
	from: IsoDate;
	until: IsoDate;
	place: string;
	address: Address;
	revision: number;
}

export interface RosterFilter {
	/** Any part of 排班名稱. */
	name?: string | undefined;
	/** Rosters that reach into these days. */
	from?: IsoDate | undefined;
	until?: IsoDate | undefined;
}

function toRoster(item: RosterItem): StoredRoster {
	const { governingId: _g, purposeId: _p, unitId: _u, teamId: _t, squadId: _s, ...rest } = item;
	return { ...rest, path: rest.path as OrganizationPath };
}

const stale = () => new StaleReading();

export function rosterRepository(table: Table) {
	const entity = rosterEntity(table);
	return {
		async get(rosterId: string): Promise<StoredRoster | undefined> {
			const { data } = await entity.get({ rosterId }).go({ consistent: true });
			return data ? toRoster(data) : undefined;
		},
		/** Rosters of the scope, the latest first day first; `total` of the unfiltered list. */
		async list(
			scope: Scope,
			query: PageQuery,
			filter: RosterFilter,
			total: number,
		): Promise<Page<StoredRoster>> {
			const filtered = Object.values<unknown>({ ...filter }).some((value) => value !== undefined);
			const { rows, page } = await pagedQuery<RosterItem>({
				query,
				order: 'desc',
				...(!filtered && { total }),
				keyOf: (row) => scopedCursor(entity, scope, row),
				read: async (options) => {
					const scoped = queryScope(entity.query, scope);
					const matching = filtered
						? scoped.where((attribute, { contains, gte, lte }) =>
								[
									filter.name !== undefined && contains(attribute.name, filter.name),
									filter.from !== undefined && gte(attribute.until, filter.from),
									filter.until !== undefined && lte(attribute.from, filter.until),
								]
									.filter(Boolean)
									.join(' AND '),
							)
						: scoped;
					return readRows((read) => matching.go(read), options, filtered);
				},
			});
			return { items: rows.map(toRoster), page };
		},
		createChange(roster: StoredRoster): Change {
			return putChange(entity.create({ ...roster, ...levelIds(roster.path) }));
		},
		/** Writes the roster whole if nothing in it has changed since `expected`. */
		replaceChange(roster: StoredRoster, expected: { revision: number }): Change {
			return putChange(
				entity
					.put({ ...roster, ...levelIds(roster.path), revision: expected.revision + 1 })
					.where((attribute, { eq }) => eq(attribute.revision, expected.revision)),
			);
		},
		/** Moves the revision on: something in the roster changes that its dates depend on. */
		touchChange({ rosterId, revision }: StoredRoster): Change {
			return updateChange(
				entity
					.patch({ rosterId })
					.set({ revision: revision + 1 })
					.where((attribute, { eq }) => eq(attribute.revision, revision)),
				stale,
			);
		},
		removeChange({ rosterId, revision }: StoredRoster): Change {
			return deleteChange(
				entity.remove({ rosterId }).where((attribute, { eq }) => eq(attribute.revision, revision)),
			);
		},
	};
}

export type RosterRepository = ReturnType<typeof rosterRepository>;
