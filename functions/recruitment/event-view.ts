import type { StaffActor } from '#platform/access/actor.ts';
import { inScope, scopeOf } from '#platform/access/scope.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { LargeEvent } from '#shared/contract/recruitment.ts';
import type { StoredEvent } from './large-event.repository.ts';

/** Whether the actor's authority hosts the event, or stands above the one that does. */
export function isHost(actor: StaffActor, { hostPath }: StoredEvent): boolean {
	return actor.functions.includes('recruitment.large-events') && inScope(scopeOf(actor), hostPath);
}

/** Events as the API shows them. */
export async function showEvents(
	deps: { directory: Directory },
	actor: StaffActor,
	events: StoredEvent[],
): Promise<LargeEvent[]> {
	const nameOf = await deps.directory.names(events.map(({ hostId }) => hostId));
	return events.map((event) => {
		const { hostPath: _path, hostId, period: _period, ...shown } = event;
		return {
			...shown,
			host: nameOf(hostId) ?? { id: hostId, name: hostId },
			editable: isHost(actor, event),
		};
	});
}

export async function showEvent(
	deps: { directory: Directory },
	actor: StaffActor,
	event: StoredEvent,
): Promise<LargeEvent> {
	const [shown] = await showEvents(deps, actor, [event]);
	if (!shown) throw new TypeError('no event to show');
	return shown;
}
