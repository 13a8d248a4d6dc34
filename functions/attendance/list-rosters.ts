import type { StaffActor } from '#platform/access/actor.ts';
import type { Counters } from '#platform/data/counters.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import type { Position, RosterRow } from '#shared/contract/rosters.ts';
import { requirePosition, requireRoster, type RosterReading } from './require-roster.ts';
import { rostersCount } from './roster-counts.ts';
import { showPosition, showRosters } from './roster-view.ts';
import type { RosterFilter } from './roster.repository.ts';
import type { PositionKey } from './shift-assignment.repository.ts';

interface Dependencies extends RosterReading {
	directory: Directory;
	counters: Counters;
}

/** 排班管理: rosters of the scope, the latest first day first. */
export async function listRosters(
	deps: Dependencies,
	actor: StaffActor,
	query: PageQuery & RosterFilter & { organizationId?: string | undefined },
): Promise<Page<RosterRow>> {
	const { organizationId, name, from, until, ...paging } = query;
	const scope = await deps.directory.scopeFor(actor, organizationId);
	const total = await deps.counters.total(rostersCount(scope.organizationId));
	const filter = { name: name || undefined, from, until };
	const { items, page } = await deps.rosters.list(scope, paging, filter, total);
	return { items: await showRosters(deps, items), page };
}

/** 班表設定. */
export async function listPositions(
	deps: RosterReading,
	actor: StaffActor,
	rosterId: string,
): Promise<{ items: Position[] }> {
	await requireRoster(deps, actor, rosterId);
	return { items: (await deps.positions.ofRoster(rosterId)).map(showPosition) };
}

export async function getPosition(
	deps: RosterReading,
	actor: StaffActor,
	key: PositionKey,
): Promise<Position> {
	return showPosition((await requirePosition(deps, actor, key)).position);
}
