import type { Table } from '#platform/data/table.ts';
import type { Change } from '#platform/data/transaction.ts';
import { insuranceCoverRepository } from './insurance-cover.repository.ts';

/** What leaving a unit does to the cover that the unit has taken out: 已加保 becomes 待退保(已離隊) by itself (I-12, V-32). */
export type InsuranceOnLeaving = (volunteerId: string, unitId: string) => Promise<Change[]>;

export function insuranceOnLeaving(table: Table): InsuranceOnLeaving {
	const covers = insuranceCoverRepository(table);
	return async (volunteerId, unitId) => {
		const cover = await covers.get(volunteerId, unitId);
		return cover?.status === 'insured' ? [covers.withdrawOnLeavingChange(volunteerId, unitId)] : [];
	};
}
