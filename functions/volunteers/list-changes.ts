import type { StaffActor } from '#platform/access/actor.ts';
import type { ChangeLog } from '#platform/audit/change-log.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import { recordChanges } from '#functions/organizations/record-changes.ts';
import type { RecordChange } from '#shared/contract/common.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import { labelOfChangeAction } from '#shared/domain/volunteers/change-actions.ts';
import { requirePerson, type PersonReading } from './person.ts';

/** 異動紀錄 (V-14): who changed or saw what, newest first, whichever unit did it. */
export async function listChanges(
	deps: PersonReading & { changeLog: ChangeLog; directory: Directory },
	actor: StaffActor,
	volunteerId: string,
	query: PageQuery,
): Promise<Page<RecordChange>> {
	await requirePerson(deps, actor, volunteerId);
	const entries = await deps.changeLog.of({ type: 'volunteer', id: volunteerId }, query);
	return recordChanges(deps.directory, entries, labelOfChangeAction);
}
