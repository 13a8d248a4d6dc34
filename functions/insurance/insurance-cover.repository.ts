import { createHash } from 'node:crypto';
import type { Scope } from '#platform/access/scope.ts';
import { getAll } from '#platform/data/get-all.ts';
import { pagedQuery, readRows } from '#platform/data/paged-query.ts';
import { nameOrderList, type NameOrderList } from '#platform/data/rewrite-name-order.ts';
import { queryScope, scopedCursor } from '#platform/data/scoped-indexes.ts';
import type { Table } from '#platform/data/table.ts';
import { putChange, type Change } from '#platform/data/transaction.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import { dueOn, type CoverCourse } from '#shared/domain/insurance/cover-course.ts';
import { coverStates } from '#shared/domain/insurance/cover-states.ts';
import type { OrganizationPath } from '#shared/domain/organizations/organization-path.ts';
import { addDays, type IsoDate } from '#shared/values/iso-date.ts';
import { insuranceCoverEntity, type InsuranceCoverItem } from './insurance-cover.entity.ts';

export interface InsuranceCover extends CoverCourse {
	volunteerId: string;
	governingId: string;
	purposeId: string;
	unitId: string;
	teamId?: string;
	squadId?: string;
	left: boolean;
	name: string;
	nationalIdMasked: string;
	birthDate: IsoDate;
	bookIssuerKnown: boolean;
	revision: number;
}

export interface CoverKey {
	volunteerId: string;
	unitId: string;
}

export interface CoverListing {
	/** What the places of the wanted states begin with. */
	places: string;
	/** Any part of the name. */
	name?: string | undefined;
	/** Of the whole list, from a counter. */
	total?: number | undefined;
}

/** Writes of a morning on which thousands of covers begin or end are spread over so many partitions, by unit. */
export const dueShards = Array.from({ length: 8 }, (_, shard) => String(shard));

/** Covers that are read at once by the nightly run. */
const dueBatch = 100;

interface DuePage {
	data: InsuranceCoverItem[];
	cursor: string | null;
}

/** Where the cover stands in the organisation tree, for scope checks. */
export function pathOfCover(cover: InsuranceCover): OrganizationPath {
	const { governingId, purposeId, unitId, teamId, squadId } = cover;
	return `/${[governingId, purposeId, unitId, teamId, squadId].filter(Boolean).join('/')}`;
}

/** A cover is listed while the person is a member, and longer while an open withdrawal waits for the authority (I-12). */
export function isListed({ left, state }: Pick<InsuranceCover, 'left' | 'state'>): boolean {
	return !left || state === 'leaving';
}

function toCover(item: InsuranceCoverItem): InsuranceCover {
	const { listing: _l, place: _p, dueShard: _s, dueOn: _d, ...cover } = item;
	return cover as InsuranceCover;
}

function toItem(cover: InsuranceCover) {
	const due = dueOn(cover);
	return {
		...cover,
		listing: isListed(cover) ? ('open' as const) : ('closed' as const),
		place: coverStates[cover.state].place,
		...(due !== undefined && { dueOn: due, dueShard: shardOf(cover.unitId) }),
	};
}

function shardOf(unitId: string): string {
	return String((createHash('sha256').update(unitId).digest()[0] ?? 0) % dueShards.length);
}

export function insuranceCoverRepository(table: Table) {
	const entity = insuranceCoverEntity(table);

	return {
		async ofVolunteer(volunteerId: string, consistent = false): Promise<InsuranceCover[]> {
			const { data } = await entity.query.byVolunteer({ volunteerId }).go({ pages: 'all', consistent });
			return data.map(toCover);
		},
		async get({ volunteerId, unitId }: CoverKey): Promise<InsuranceCover | undefined> {
			const { data } = await entity.get({ volunteerId, unitId }).go({ consistent: true });
			return data ? toCover(data) : undefined;
		},
		async getMany(keys: readonly CoverKey[], consistent = false): Promise<InsuranceCover[]> {
			const found = await getAll(
				entity,
				keys.map(({ volunteerId, unitId }) => ({ volunteerId, unitId })),
				{ consistent },
			);
			return found.map(toCover);
		},
		/** Covers of the scope, what waits first, then by name. */
		async list(
			scope: Scope,
			query: PageQuery,
			{ places, name, total }: CoverListing,
		): Promise<Page<InsuranceCover>> {
			const { rows, page } = await pagedQuery<InsuranceCoverItem>({
				query,
				...(total !== undefined && { total }),
				keyOf: (row) => scopedCursor(entity, scope, row),
				read: async (options) => {
					const all = queryScope(entity.query, scope, { listing: 'open' });
					const ranged = places === '' ? all : all.begins({ place: places });
					const matching = name
						? ranged.where((attribute, { contains }) => contains(attribute.name, name))
						: ranged;
					return readRows((read) => matching.go(read), options, Boolean(name));
				},
			});
			return { items: rows.map(toCover), page };
		},
		/** The covers of a shard that the platform must look at, the longest due first; those of a unit lie together. */
		async *due(dueShard: string, today: IsoDate): AsyncGenerator<InsuranceCover[]> {
			// A key of today goes on after its date, so it is greater than the date alone.
			const tomorrow = addDays(today, 1);
			let cursor: string | null = null;
			do {
				const query = entity.query.byDueDay({ dueShard }).lt({ dueOn: tomorrow });
				const page: DuePage = await query.go({ cursor, limit: dueBatch });
				if (page.data.length > 0) yield page.data.map(toCover);
				cursor = page.cursor;
			} while (cursor !== null);
		},
		/** Its lists by name in the city, for `rewriteNameOrders`. */
		listsByName(governingId: string): NameOrderList[] {
			return (['open', 'closed'] as const).map((listing) =>
				nameOrderList(entity, entity.query.byGoverning({ governingId, listing })),
			);
		},
		createChange(cover: InsuranceCover, refused?: () => Error): Change {
			return putChange(entity.create(toItem(cover)), refused);
		},
		/** Writes the cover whole if it is still in the state and revision that it was read in. */
		replaceChange(before: InsuranceCover, after: InsuranceCover, refused?: () => Error): Change {
			return putChange(
				entity
					.put(toItem({ ...after, revision: before.revision + 1 }))
					.where(
						(attribute, { eq }) =>
							`${eq(attribute.revision, before.revision)} AND ${eq(attribute.state, before.state)}`,
					),
				refused,
			);
		},
	};
}

export type InsuranceCoverRepository = ReturnType<typeof insuranceCoverRepository>;
