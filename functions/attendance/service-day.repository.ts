import { Entity } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';
import { putChange, type Change } from '#platform/data/transaction.ts';
import { StaleReading } from '#functions/volunteers/stale-reading.ts';
import { shiftKinds, type ShiftKind } from '#shared/codes/shift-kinds.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';

/** A shift that a person is in on a day. */
export interface DayShift {
	rosterId: string;
	positionId: string;
	kind: ShiftKind;
	seat: number;
	unitId: string;
	startTime: string;
	endTime: string;
}

/** All shifts of one person on one day, of whatever unit: one record, so that no two of them can overlap. */
export interface ServiceDay {
	volunteerId: string;
	date: IsoDate;
	shifts: DayShift[];
	/** 0 before the first shift. */
	revision: number;
}

function serviceDayEntity(table: Table) {
	return new Entity(
		{
			model: model('service-day'),
			attributes: {
				volunteerId: { type: 'string', required: true },
				date: { type: 'string', required: true },
				shifts: {
					type: 'list',
					required: true,
					items: {
						type: 'map',
						properties: {
							rosterId: { type: 'string', required: true },
							positionId: { type: 'string', required: true },
							kind: { type: shiftKinds.map(({ code }) => code) as ShiftKind[], required: true },
							seat: { type: 'number', required: true },
							unitId: { type: 'string', required: true },
							startTime: { type: 'string', required: true },
							endTime: { type: 'string', required: true },
						},
					},
				},
				revision: { type: 'number', required: true },
			},
			indexes: {
				byVolunteer: {
					pk: { field: 'pk', composite: ['volunteerId'], casing: 'none' },
					sk: { field: 'sk', composite: ['date'], casing: 'none' },
				},
			},
		},
		table,
	);
}

export function serviceDayRepository(table: Table) {
	const entity = serviceDayEntity(table);
	return {
		async get(volunteerId: string, date: IsoDate): Promise<ServiceDay> {
			const { data } = await entity.get({ volunteerId, date }).go({ consistent: true });
			return (data as ServiceDay | null) ?? { volunteerId, date, shifts: [], revision: 0 };
		},
		/** The person's days from one day on. */
		async from(volunteerId: string, date: IsoDate): Promise<ServiceDay[]> {
			const { data } = await entity.query
				.byVolunteer({ volunteerId })
				.gte({ date })
				.go({ pages: 'all', consistent: true });
			return data;
		},
		/** Writes the day anew while it is as it was read. */
		writeChange(before: ServiceDay, shifts: DayShift[]): Change {
			const next = { ...before, shifts, revision: before.revision + 1 };
			const refused = () => new StaleReading();
			if (before.revision === 0) return putChange(entity.create(next), refused);
			return putChange(
				entity.put(next).where((attribute, { eq }) => eq(attribute.revision, before.revision)),
				refused,
			);
		},
	};
}

export type ServiceDayRepository = ReturnType<typeof serviceDayRepository>;
