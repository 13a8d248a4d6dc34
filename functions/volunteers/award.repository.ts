import type { Table } from '#platform/data/table.ts';
import { putChange, type Change } from '#platform/data/transaction.ts';
import { awardEntity, type AwardItem } from './award.entity.ts';

export function awardRepository(table: Table) {
	const entity = awardEntity(table);
	return {
		/** Newest year first; nobody has so many that they would need pages. */
		async ofVolunteer(volunteerId: string): Promise<AwardItem[]> {
			const { data } = await entity.query.byVolunteer({ volunteerId }).go({ pages: 'all' });
			return data.sort((one, other) => other.rocYear - one.rocYear);
		},
		createChange(award: AwardItem): Change {
			return putChange(entity.create(award));
		},
	};
}

export type AwardRepository = ReturnType<typeof awardRepository>;
