import type { Table } from '#platform/data/table.ts';
import { putChange, type Change } from '#platform/data/transaction.ts';
import { coverHistoryEntity, type CoverHistoryItem } from './cover-history.entity.ts';
import type { CoverKey } from './insurance-cover.repository.ts';

export function coverHistoryRepository(table: Table) {
	const entity = coverHistoryEntity(table);
	return {
		/** The whole history of one cover, newest first. */
		async ofCover({ volunteerId, unitId }: CoverKey): Promise<CoverHistoryItem[]> {
			const { data } = await entity.query
				.byCover({ volunteerId, unitId })
				.go({ pages: 'all', order: 'desc', consistent: true });
			return data;
		},
		createChange(entry: CoverHistoryItem): Change {
			return putChange(entity.create(entry));
		},
	};
}

export type CoverHistoryRepository = ReturnType<typeof coverHistoryRepository>;
