import type { StaffActor } from '#platform/access/actor.ts';
import { inScope, scopeOf } from '#platform/access/scope.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { TrainingRecord } from '#shared/contract/training.ts';
import { decimalHours } from '#shared/values/hours.ts';
import type { StoredTraining } from './training-record.repository.ts';

/** Whether the actor registered the record, or stands above who did. */
export function isRegistrar(actor: StaffActor, record: StoredTraining): boolean {
	return inScope(scopeOf(actor), record.path);
}

/** Records as the API shows them. */
export async function showRecords(
	deps: { directory: Directory },
	records: StoredTraining[],
	isDeletable: (record: StoredTraining) => boolean,
): Promise<TrainingRecord[]> {
	const nameOf = await deps.directory.names(records.map(({ organizationId }) => organizationId));
	return records.map((record) => {
		const { path: _path, organizationId, tenths, nationalIdMasked, ...shown } = record;
		return {
			...shown,
			nationalId: nationalIdMasked,
			hours: decimalHours(tenths),
			registeredBy: nameOf(organizationId)?.name ?? organizationId,
			deletable: isDeletable(record),
		};
	});
}
