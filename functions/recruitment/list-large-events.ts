import type { StaffActor } from '#platform/access/actor.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import type { LargeEvent } from '#shared/contract/recruitment.ts';
import { showEvents } from './event-view.ts';
import type { LargeEventFilter, LargeEventRepository } from './large-event.repository.ts';

/** 大型活動管理, and the choice in 新增服務時數 (H-10): all events of the city, newest first. */
export async function listLargeEvents(
	deps: { events: LargeEventRepository; directory: Directory },
	actor: StaffActor,
	{ name, from, until, ...paging }: PageQuery & LargeEventFilter,
): Promise<Page<LargeEvent>> {
	const { items, page } = await deps.events.list(paging, { name: name || undefined, from, until });
	return { items: await showEvents(deps, actor, items), page };
}
