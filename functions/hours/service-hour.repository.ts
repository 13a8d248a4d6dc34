import type { Table } from '#platform/data/table.ts';
import { deleteChange, putChange, type Change } from '#platform/data/transaction.ts';
import { StaleReading } from '#functions/volunteers/stale-reading.ts';
import type { HourType } from '#shared/codes/hour-types.ts';
import type { ServiceCategory } from '#shared/codes/service-categories.ts';
import type { ServiceContent, ServiceItem } from '#shared/codes/service-items.ts';
import type { HourTenths } from '#shared/values/hours.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';
import type { ServedShift } from './ports.ts';
import { serviceHourEntity } from './service-hour.entity.ts';

export interface StoredEntry {
	volunteerId: string;
	entryId: string;
	unitId: string;
	category: ServiceCategory;
	hourType: HourType;
	/** Of hours of the type 大型活動. */
	largeEventId?: string;
	startDate: IsoDate;
	endDate: IsoDate;
	item: ServiceItem;
	content: ServiceContent;
	tenths: HourTenths;
	note?: string;
	registrar: string;
	registrarId: string;
	withdrawnReason?: string;
	shift?: ServedShift;
	batchKey?: string;
	createdAt: string;
	revision: number;
}

/** Behind all ids of one day, so that the last day of a range is part of it. */
const afterEveryId = '~';
const earliest = '0000';
const latest = '9999';

export interface EntryRange {
	from?: IsoDate | undefined;
	until?: IsoDate | undefined;
}

const stale = () => new StaleReading();

export function serviceHourRepository(table: Table) {
	const entity = serviceHourEntity(table);

	function remove(entry: StoredEntry): Change {
		const { volunteerId, startDate, entryId } = entry;
		return deleteChange(
			entity
				.delete({ volunteerId, startDate, entryId })
				.where((attribute, { eq }) => eq(attribute.revision, entry.revision)),
			stale,
		);
	}

	return {
		/** Entries of one person that begin in the range, newest first; all of them without one. */
		async ofVolunteer(
			volunteerId: string,
			{ from, until, consistent = false }: EntryRange & { consistent?: boolean } = {},
		): Promise<StoredEntry[]> {
			const all = entity.query.byVolunteer({ volunteerId });
			const query =
				from === undefined && until === undefined
					? all
					: all.between(
							{ startDate: from ?? earliest },
							{ startDate: until ?? latest, entryId: afterEveryId },
						);
			const { data } = await query.go({ pages: 'all', order: 'desc', consistent });
			return data as StoredEntry[];
		},
		createChange(entry: StoredEntry): Change {
			return putChange(entity.create(entry), stale);
		},
		/** Writes an entry anew while it is as it was read. The day it begins is part of its key, so it may have to move. */
		replaceChanges(before: StoredEntry, after: StoredEntry): Change[] {
			const next = { ...after, revision: before.revision + 1 };
			if (before.startDate !== after.startDate)
				return [remove(before), putChange(entity.create(next), stale)];
			return [
				putChange(
					entity.put(next).where((attribute, { eq }) => eq(attribute.revision, before.revision)),
					stale,
				),
			];
		},
		removeChange: remove,
	};
}

export type ServiceHourRepository = ReturnType<typeof serviceHourRepository>;
