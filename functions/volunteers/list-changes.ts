import type { StaffActor } from '#platform/access/actor.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { RouteResponse } from '#shared/contract/define-route.ts';
import type { PageQuery } from '#shared/contract/paging.ts';
import type { volunteersContract } from '#shared/contract/volunteers.ts';
import { labelOfChangeAction } from '#shared/domain/volunteers/change-actions.ts';
import type { ChangeLogRepository } from './change-log.repository.ts';
import { requirePerson, type PersonReading } from './person.ts';

/** 異動紀錄 (V-14): who changed or saw what, newest first, whichever unit did it. */
export async function listChanges(
	deps: PersonReading & { changeLog: ChangeLogRepository; directory: Directory },
	actor: StaffActor,
	volunteerId: string,
	query: PageQuery,
): Promise<RouteResponse<(typeof volunteersContract)['listChanges']>> {
	await requirePerson(deps, actor, volunteerId);
	const { items, page } = await deps.changeLog.ofVolunteer(volunteerId, query);
	const nameOf = await deps.directory.names(items.map(({ organizationId }) => organizationId));
	return {
		items: items.map(({ at, actorName, organizationId, action, changes = [] }) => {
			const organization = nameOf(organizationId)?.name;
			return {
				at,
				who: actorName ?? '系統',
				...(organization && { organization }),
				action: labelOfChangeAction(action),
				changes,
			};
		}),
		page,
	};
}
