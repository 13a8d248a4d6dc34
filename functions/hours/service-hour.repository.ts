import type { Table } from '#platform/data/table.ts';
import { putChange, type Change } from '#platform/data/transaction.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';
import { serviceHourEntity, type ServiceHourItem } from './service-hour.entity.ts';

/** Behind all ids of one day, so that the last day of a range is part of it. */
const afterEveryId = '~';

export function serviceHourRepository(table: Table) {
	const entity = serviceHourEntity(table);
	return {
		/** Entries of one person that begin in the range, newest first; all of them without one. */
		async ofVolunteer(
			volunteerId: string,
			range?: { from: IsoDate; until: IsoDate },
		): Promise<ServiceHourItem[]> {
			const all = entity.query.byVolunteer({ volunteerId });
			const query = range
				? all.between({ startDate: range.from }, { startDate: range.until, entryId: afterEveryId })
				: all;
			const { data } = await query.go({ pages: 'all', order: 'desc' });
			return data;
		},
		createChange(entry: ServiceHourItem): Change {
			return putChange(entity.create(entry));
		},
	};
}

export type ServiceHourRepository = ReturnType<typeof serviceHourRepository>;
