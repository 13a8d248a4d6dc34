import type { StaffActor } from '#platform/access/actor.ts';
import { inScope, scopeOf, type Scope } from '#platform/access/scope.ts';
import type { Clock } from '#platform/clock.ts';
import type { Counters } from '#platform/data/counters.ts';
import { pageOfAll } from '#platform/data/paged-query.ts';
import { DomainError } from '#platform/errors.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { MemberSearch } from '#functions/volunteers/member-search.ts';
import type { RouteResponse } from '#shared/contract/define-route.ts';
import type { Cover, insuranceContract } from '#shared/contract/insurance.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import { coverStates, placesOf, type CoverFilter } from '#shared/domain/insurance/cover-states.ts';
import { coversCount } from './cover-counts.ts';
import type { CoverHistoryRepository } from './cover-history.repository.ts';
import { showCovers } from './cover-view.ts';
import {
	isListed,
	pathOfCover,
	type CoverKey,
	type InsuranceCover,
	type InsuranceCoverRepository,
} from './insurance-cover.repository.ts';

export interface CoverListing {
	covers: InsuranceCoverRepository;
	search: MemberSearch;
	directory: Directory;
	counters: Counters;
}

interface Dependencies extends CoverListing {
	clock: Clock;
}

export type CoversQuery = PageQuery &
	CoverFilter & {
		organizationId?: string | undefined;
		name?: string | undefined;
		nationalId?: string | undefined;
	};

/** 志工保險管理 (I-01, I-03): every member once for each unit, and those who left while a withdrawal is open. */
export async function listCovers(
	deps: Dependencies,
	actor: StaffActor,
	query: CoversQuery,
): Promise<Page<Cover>> {
	const { items, page } = await findCovers(deps, actor, query);
	return { items: await showCovers(deps, actor, items), page };
}

/** The covers of the list as they are stored. */
export async function findCovers(
	deps: CoverListing,
	actor: StaffActor,
	query: CoversQuery,
): Promise<Page<InsuranceCover>> {
	const { name, nationalId, organizationId } = query;
	const scope = await deps.directory.scopeFor(actor, organizationId);
	const places = placesOf(query);
	if (places === undefined) return pageOf([], query);
	if (nationalId) return pageOf(await ofNationalId(deps, scope, { nationalId, name, places }), query);
	// A state with a name looks through that state; a name alone is found by its parts, like anywhere else.
	if (name && places === '') return byName(deps, scope, name, query);
	const total = places === '' ? await deps.counters.total(coversCount(scope.organizationId)) : undefined;
	return deps.covers.list(scope, query, { places, name, total });
}

function pageOf(covers: InsuranceCover[], query: PageQuery): Page<InsuranceCover> {
	const { rows, page } = pageOfAll(covers, query);
	return { items: rows, page };
}

async function ofNationalId(
	deps: CoverListing,
	scope: Scope,
	{ nationalId, name, places }: { nationalId: string; name: string | undefined; places: string },
): Promise<InsuranceCover[]> {
	const volunteerId = await deps.search.idOf(nationalId);
	if (volunteerId === undefined) return [];
	const covers = await deps.covers.ofVolunteer(volunteerId);
	return covers.filter(
		(cover) =>
			isListed(cover) &&
			inScope(scope, pathOfCover(cover)) &&
			coverStates[cover.state].place.startsWith(places) &&
			(!name || cover.name.includes(name)),
	);
}

async function byName(
	deps: CoverListing,
	scope: Scope,
	name: string,
	query: PageQuery,
): Promise<Page<InsuranceCover>> {
	const { items, page } = await deps.search.byName(scope, name, query);
	const covers = new Map((await deps.covers.getMany(items)).map((cover) => [keyOf(cover), cover]));
	return { items: items.map((row) => covers.get(keyOf(row))).filter((cover) => cover !== undefined), page };
}

export function keyOf({ volunteerId, unitId }: CoverKey): string {
	return `${volunteerId}/${unitId}`;
}

/** Tab 保險 and header of a person's record (V-23, V-36): the covers in the actor's scope. */
export async function listOfVolunteer(
	deps: Pick<Dependencies, 'covers' | 'directory' | 'clock'>,
	actor: StaffActor,
	volunteerId: string,
): Promise<{ items: Cover[] }> {
	const scope = scopeOf(actor);
	const covers = await deps.covers.ofVolunteer(volunteerId, true);
	const visible = covers.filter((cover) => inScope(scope, pathOfCover(cover)));
	if (visible.length === 0) throw new DomainError('volunteer.not-found');
	return { items: await showCovers(deps, actor, visible) };
}

/** The cover, when it lies in the actor's scope; anything else looks missing (S-02). */
export async function requireCover(
	deps: Pick<Dependencies, 'covers'>,
	actor: StaffActor,
	key: CoverKey,
): Promise<InsuranceCover> {
	const cover = await deps.covers.get(key);
	if (!cover || !inScope(scopeOf(actor), pathOfCover(cover)))
		throw new DomainError('insurance.cover-not-found');
	return cover;
}

/** 顯示歷程 (I-13). */
export async function listHistory(
	deps: Pick<Dependencies, 'covers' | 'directory'> & { histories: CoverHistoryRepository },
	actor: StaffActor,
	key: CoverKey,
): Promise<RouteResponse<(typeof insuranceContract)['listHistory']>> {
	await requireCover(deps, actor, key);
	const entries = await deps.histories.ofCover(key);
	const nameOf = await deps.directory.names(entries.map(({ organizationId }) => organizationId));
	return {
		items: entries.map(({ at, event, from, to, who, organizationId, period }) => {
			const organization = nameOf(organizationId)?.name;
			return { at, event, from, to, who, ...(organization && { organization }), ...(period && { period }) };
		}),
	};
}
