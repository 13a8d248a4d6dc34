import type { Scope } from '#platform/access/scope.ts';
import { getAll } from '#platform/data/get-all.ts';
import { pagedQuery, readRows, upTo } from '#platform/data/paged-query.ts';
import { nameOrderList, type NameOrderList } from '#platform/data/rewrite-name-order.ts';
import { queryScope, scopedCursor } from '#platform/data/scoped-indexes.ts';
import type { Table } from '#platform/data/table.ts';
import { putChange, updateChange, type Change } from '#platform/data/transaction.ts';
import type { ApplicationStatus } from '#shared/codes/application-statuses.ts';
import type { BookIssueKind } from '#shared/codes/book-issue-kinds.ts';
import type { MembershipStatus } from '#shared/codes/membership-statuses.ts';
import type { ServiceCategory } from '#shared/codes/service-categories.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import type { OrganizationPath } from '#shared/domain/organizations/organization-path.ts';
import { membershipEntity, type MembershipItem } from './membership.entity.ts';
import { StaleReading } from './stale-reading.ts';

/** State of the book and its application, as 紀錄冊申請 lists it (F-11). */
export interface BookSummary {
	status: ApplicationStatus;
	applicationId?: string;
	/** 申請單位. */
	applicantName?: string;
	/** Where 申請單位 stands, so that a list can be narrowed to it and what lies below (F-10). */
	applicantPath?: OrganizationPath;
	submittedOn?: string;
	issueKind?: BookIssueKind;
	bookNumber?: string;
	/** 發給單位. */
	issuer?: string;
}

export interface Place {
	governingId: string;
	purposeId: string;
	unitId: string;
	teamId?: string;
	squadId?: string;
}

export interface MembershipKey {
	volunteerId: string;
	unitId: string;
}

/** What a list of people shows; a search by name reads no more. */
export interface MembershipRow extends Place {
	volunteerId: string;
	name: string;
	nationalIdMasked: string;
	status: MembershipStatus;
}

/** From joining to leaving, ISO dates. */
interface Stay {
	joinedOn: string;
	leftOn: string;
}

export interface Membership extends MembershipRow {
	joinedOn: string;
	leftOn?: string;
	/** Earlier stays in the unit, of who came back, oldest first. */
	earlier?: Stay[];
	category?: ServiceCategory;
	basicTenths: number;
	specialTenths: number;
	book: BookSummary;
	revision: number;
}

export interface BookFilter {
	status?: ApplicationStatus | undefined;
	/** Range of 申請日期. */
	from?: string | undefined;
	until?: string | undefined;
	/** 申請單位: this node or one below it. */
	applicantPath?: OrganizationPath | undefined;
}

/** A team or squad whose members a list leaves out. */
export interface Outside {
	field: 'teamId' | 'squadId';
	id: string;
}

/** Where the person stands in the organisation tree, for scope checks. */
export function pathOf({ governingId, purposeId, unitId, teamId, squadId }: Place): OrganizationPath {
	return `/${[governingId, purposeId, unitId, teamId, squadId].filter(Boolean).join('/')}`;
}

const stale = () => new StaleReading();

export function membershipRepository(table: Table) {
	const entity = membershipEntity(table);
	const toMembership = (item: MembershipItem): Membership => item as Membership;

	return {
		async ofVolunteer(volunteerId: string, consistent = false): Promise<Membership[]> {
			const { data } = await entity.query.byVolunteer({ volunteerId }).go({ pages: 'all', consistent });
			return data.map(toMembership);
		},
		async get(key: MembershipKey, consistent = false): Promise<Membership | undefined> {
			const { data } = await entity.get(key).go({ consistent });
			return data ? toMembership(data) : undefined;
		},
		async getMany(keys: MembershipKey[]): Promise<Membership[]> {
			const found = await getAll(
				entity,
				keys.map(({ volunteerId, unitId }) => ({ volunteerId, unitId })),
			);
			return found.map(toMembership);
		},
		/** People of the scope by name. `total` when a counter knows it; only of an unfiltered list. */
		async list(
			scope: Scope,
			query: PageQuery,
			options: {
				status: MembershipStatus;
				book?: BookFilter;
				outside?: Outside | undefined;
				/** People to leave out, few enough to be read beside the page. */
				without?: ReadonlySet<string> | undefined;
				total?: number;
			},
		): Promise<Page<Membership>> {
			const { status, book = {}, outside, without = new Set(), total } = options;
			const filtered = outside !== undefined || Object.values(book).some((value) => value !== undefined);
			const applicantPath: string | undefined = book.applicantPath;
			const { rows, page } = await pagedQuery<MembershipItem>({
				query,
				...(total !== undefined && !filtered && { total }),
				keyOf: (row) => scopedCursor(entity, scope, row),
				read: async (options) => {
					const scoped = queryScope(entity.query, scope, { status });
					const matching = filtered
						? scoped.where((attribute, { begins, eq, gte, lte, ne }) =>
								[
									outside && ne(attribute[outside.field], outside.id),
									book.status && eq(attribute.book.status, book.status),
									book.from && gte(attribute.book.submittedOn, book.from),
									book.until && lte(attribute.book.submittedOn, book.until),
									applicantPath &&
										`(${eq(attribute.book.applicantPath, applicantPath)} OR ${begins(attribute.book.applicantPath, `${applicantPath}/`)})`,
								]
									.filter(Boolean)
									.join(' AND '),
							)
						: scoped;
					const limit = options.limit + without.size;
					const found = await readRows((read) => matching.go(read), { ...options, limit }, filtered);
					const rows = found.rows.filter(({ volunteerId }) => !without.has(volunteerId));
					return upTo({ ...found, rows }, options.limit);
				},
			});
			return { items: rows.map(toMembership), page };
		},
		/** Members of the scope behind one of them in the order of the list, or from its beginning: for lists of what members have. */
		async behind(
			scope: Scope,
			member: Membership | undefined,
			{ status, ...reading }: { status: MembershipStatus; order: 'asc' | 'desc'; limit: number },
		): Promise<Membership[]> {
			const cursor = member === undefined ? null : scopedCursor(entity, scope, member);
			const { data } = await queryScope(entity.query, scope, { status }).go({ ...reading, cursor });
			return data.map(toMembership);
		},
		/** Its lists by name in the city, for `rewriteNameOrders`. */
		listsByName(governingId: string): NameOrderList[] {
			return (['active', 'left'] as const).map((status) =>
				nameOrderList(entity, entity.query.byGoverning({ governingId, status })),
			);
		},
		createChange(membership: Membership, refused: () => Error = stale): Change {
			return putChange(entity.create(membership), refused);
		},
		/** Writes the membership whole if nobody has touched it since it was read. */
		replaceChange(membership: Membership, refused: () => Error = stale): Change {
			const expected = membership.revision;
			return putChange(
				entity
					.put({ ...membership, revision: expected + 1 })
					.where((attribute, { eq }) => eq(attribute.revision, expected)),
				refused,
			);
		},
		/** Adds to the sums; parallel changes add up. */
		trainingChange(
			{ volunteerId, unitId }: MembershipKey,
			added: { basicTenths: number; specialTenths: number },
			options: { unlessInReview?: boolean },
		): Change {
			const operation = entity.patch({ volunteerId, unitId }).add({ ...added, revision: 1 });
			return updateChange(
				options.unlessInReview
					? operation.where((attribute, { ne }) => ne(attribute.book.status, 'in-review'))
					: operation,
				stale,
			);
		},
		/** Writes the state of book and application; `expected` refuses when the membership was touched since. */
		bookChange(
			{ volunteerId, unitId }: MembershipKey,
			book: BookSummary,
			expected: { revision: number } | undefined,
			refused: () => Error = stale,
		): Change {
			const operation = entity.patch({ volunteerId, unitId }).set({ book }).add({ revision: 1 });
			return updateChange(
				expected === undefined
					? operation
					: operation.where((attribute, { eq }) => eq(attribute.revision, expected.revision)),
				refused,
			);
		},
	};
}

export type MembershipRepository = ReturnType<typeof membershipRepository>;
