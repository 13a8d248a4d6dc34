import type { Table } from '#platform/data/table.ts';
import { putChange, updateChange, type Change } from '#platform/data/transaction.ts';
import { insuranceCoverEntity, type InsuranceCover } from './insurance-cover.entity.ts';

export function insuranceCoverRepository(table: Table) {
	const entity = insuranceCoverEntity(table);
	return {
		async ofVolunteer(volunteerId: string): Promise<InsuranceCover[]> {
			const { data } = await entity.query.byVolunteer({ volunteerId }).go({ pages: 'all' });
			return data;
		},
		async get(volunteerId: string, unitId: string): Promise<InsuranceCover | undefined> {
			const { data } = await entity.get({ volunteerId, unitId }).go({ consistent: true });
			return data ?? undefined;
		},
		createChange(cover: InsuranceCover): Change {
			return putChange(entity.create(cover));
		},
		/** 已加保 → 待退保(已離隊). */
		withdrawOnLeavingChange(volunteerId: string, unitId: string): Change {
			return updateChange(
				entity
					.patch({ volunteerId, unitId })
					.set({ status: 'withdrawing', withdrawalCause: 'left' })
					.where((attribute, { eq }) => eq(attribute.status, 'insured')),
			);
		},
	};
}

export type InsuranceCoverRepository = ReturnType<typeof insuranceCoverRepository>;
