import type { Table } from '#platform/data/table.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';
import { serviceDayRepository } from './service-day.repository.ts';

/** How many shifts of one unit a person is in from a day on (V-31). */
export type ShiftsToCome = (volunteerId: string, unitId: string, from: IsoDate) => Promise<number>;

export function shiftsToComeOn(table: Table): ShiftsToCome {
	const serviceDays = serviceDayRepository(table);
	return async (volunteerId, unitId, from) => {
		const days = await serviceDays.from(volunteerId, from);
		return days.flatMap(({ shifts }) => shifts).filter((shift) => shift.unitId === unitId).length;
	};
}
