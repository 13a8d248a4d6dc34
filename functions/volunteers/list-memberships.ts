import type { FieldCipher } from '#platform/crypto/field-cipher.ts';
import { inScope, type Scope } from '#platform/access/scope.ts';
import type { Counters } from '#platform/data/counters.ts';
import { pageOfAll } from '#platform/data/paged-query.ts';
import type { Uniqueness } from '#platform/data/uniqueness.ts';
import type { MembershipStatus } from '#shared/codes/membership-statuses.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import { isWithin } from '#shared/domain/organizations/organization-path.ts';
import { searchForm } from '#shared/domain/volunteers/name-parts.ts';
import { normalizeNationalId } from '#shared/values/national-id.ts';
import { membersCount } from './membership-counts.ts';
import {
	pathOf,
	type BookFilter,
	type Membership,
	type MembershipRepository,
	type MembershipRow,
	type Outside,
} from './membership.repository.ts';
import type { NamePartRepository, WantedOf } from './name-part.repository.ts';
import { nationalIdClaim } from './volunteer.repository.ts';

export interface MembershipListing {
	memberships: MembershipRepository;
	nameParts: NamePartRepository;
	uniqueness: Uniqueness;
	cipher: FieldCipher;
	counters: Counters;
}

export interface MembershipQuery extends PageQuery {
	/** Any part of the name. */
	name?: string | undefined;
	/** The full ID number. */
	nationalId?: string | undefined;
	/** 在隊 unless told; a search by ID number finds left ones too. */
	status?: MembershipStatus | undefined;
	/** Leaves the members of a team or squad out. */
	outside?: Outside | undefined;
	/** Leaves out some people: no more than can be read beside a page. */
	without?: ReadonlySet<string> | undefined;
}

/**
 * Members of a scope, one row a person and unit: by ID number (two reads), by a part of the name (one range read), or
 * all of them by name (one page and its total).
 */
export async function listMemberships(
	deps: MembershipListing,
	scope: Scope,
	query: MembershipQuery,
): Promise<Page<MembershipRow>> {
	const { name, nationalId, status = 'active', outside, without } = query;
	if (nationalId) {
		const { rows, page } = pageOfAll(await ofNationalId(deps, scope, nationalId, query), query);
		return { items: rows, page };
	}
	const narrowed = outside !== undefined || without !== undefined;
	if (name) return deps.nameParts.search(scope, status, name, query, narrowed ? wantedOf(query) : undefined);
	if (narrowed) return deps.memberships.list(scope, query, { status, outside, without });
	const counting = deps.counters.total(membersCount(scope.organizationId, status));
	return deps.memberships.list(scope, query, { status, total: await counting });
}

function wantedOf({ outside, without }: MembershipQuery): WantedOf {
	return async () => (row) => isWanted(row, { outside, without });
}

function isWanted(
	row: MembershipRow,
	{ outside, without }: Pick<MembershipQuery, 'outside' | 'without'>,
): boolean {
	return (
		(outside === undefined || row[outside.field] !== outside.id) && without?.has(row.volunteerId) !== true
	);
}

/** The same with all that a membership carries, and by the state of the book (F-10, F-11). */
export async function listFullMemberships(
	deps: MembershipListing,
	scope: Scope,
	query: MembershipQuery & { book?: BookFilter },
): Promise<Page<Membership>> {
	const { book, ...plain } = query;
	const { name, nationalId, status = 'active' } = plain;
	if (!book || Object.values(book).every((value) => value === undefined)) {
		const { items, page } = await listMemberships(deps, scope, plain);
		return { items: await fullRows(deps, items), page };
	}
	if (nationalId) {
		const found = await ofNationalId(deps, scope, nationalId, plain);
		const { rows, page } = pageOfAll(
			found.filter((membership) => matches(membership, book)),
			plain,
		);
		return { items: rows, page };
	}
	if (!name) return deps.memberships.list(scope, plain, { status, book });
	// What a name finds knows nothing of books: they are read with each batch that the search looks at.
	const full = new Map<string, Membership>();
	const { items, page } = await deps.nameParts.search(scope, status, name, plain, async (rows) => {
		for (const membership of await fullRows(deps, rows)) full.set(keyOf(membership), membership);
		return (row) => {
			const membership = full.get(keyOf(row));
			return membership !== undefined && matches(membership, book);
		};
	});
	return { items: items.map((row) => full.get(keyOf(row))).filter((one) => one !== undefined), page };
}

async function ofNationalId(
	deps: MembershipListing,
	scope: Scope,
	nationalId: string,
	{ name, status, outside, without }: MembershipQuery,
): Promise<Membership[]> {
	const found = await findMemberships(deps, scope, nationalId);
	return found.filter(
		(membership) =>
			isWanted(membership, { outside, without }) &&
			(status === undefined || membership.status === status) &&
			(!name || searchForm(membership.name).includes(searchForm(name))),
	);
}

async function fullRows(deps: MembershipListing, rows: MembershipRow[]): Promise<Membership[]> {
	const known = rows.filter((row): row is Membership => 'book' in row);
	if (known.length === rows.length) return known;
	const found = await deps.memberships.getMany(rows);
	const byKey = new Map(found.map((membership) => [keyOf(membership), membership]));
	return rows.map((row) => byKey.get(keyOf(row))).filter((membership) => membership !== undefined);
}

function keyOf({ volunteerId, unitId }: MembershipRow): string {
	return `${volunteerId}/${unitId}`;
}

function matches({ book }: Membership, { status, from, until, applicantPath }: BookFilter): boolean {
	const { submittedOn } = book;
	if (applicantPath !== undefined && !(book.applicantPath && isWithin(book.applicantPath, applicantPath)))
		return false;
	if (status !== undefined && book.status !== status) return false;
	if (from !== undefined && (submittedOn === undefined || submittedOn < from)) return false;
	return until === undefined || (submittedOn !== undefined && submittedOn <= until);
}

async function findMemberships(
	deps: MembershipListing,
	scope: Scope,
	nationalId: string,
): Promise<Membership[]> {
	const hash = deps.cipher.lookupHash(normalizeNationalId(nationalId));
	const volunteerId = await deps.uniqueness.find(nationalIdClaim, hash);
	if (volunteerId === undefined) return [];
	const memberships = await deps.memberships.ofVolunteer(volunteerId);
	return memberships.filter((membership) => inScope(scope, pathOf(membership)));
}
