import type { Table } from '#platform/data/table.ts';
import { putChange, type Change } from '#platform/data/transaction.ts';
import { consentActEntity, type ConsentActItem } from './consent-act.entity.ts';

export function consentActRepository(table: Table) {
	const entity = consentActEntity(table);
	return {
		/** Newest first, as of now: what comes next is decided by the last one. */
		async ofVolunteer(volunteerId: string): Promise<ConsentActItem[]> {
			const { data } = await entity.query
				.byVolunteer({ volunteerId })
				.go({ pages: 'all', order: 'desc', consistent: true });
			return data;
		},
		/** Refused as `request.conflict` when another act has taken the place. */
		createChange(act: ConsentActItem): Change {
			return putChange(entity.create(act));
		},
	};
}

export type ConsentActRepository = ReturnType<typeof consentActRepository>;
export type { ConsentActItem };
