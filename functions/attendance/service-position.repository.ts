import type { Table } from '#platform/data/table.ts';
import { deleteChange, putChange, updateChange, type Change } from '#platform/data/transaction.ts';
import { StaleReading } from '#functions/volunteers/stale-reading.ts';
import type { ServiceContent, ServiceItem } from '#shared/codes/service-items.ts';
import type { ShiftKind } from '#shared/codes/shift-kinds.ts';
import { shiftsOf, type Period, type Shift, type WeeklyPlan } from '#shared/domain/attendance/shift-plan.ts';
import type { HourTenths } from '#shared/values/hours.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';
import { servicePositionEntity, type ServicePositionItem } from './service-position.entity.ts';

/** A weekly setting with the days that it holds for. */
export interface PlannedWeek extends Period {
	week: WeeklyPlan;
}

export interface StoredPosition extends PlannedWeek {
	rosterId: string;
	positionId: string;
	name: string;
	item: ServiceItem;
	content: ServiceContent;
	from: IsoDate;
	until: IsoDate;
	planned?: PlannedWeek;
	plannedRevision: number;
	needed: number;
	assigned: number;
	revision: number;
}

/** The shifts that exist; none before the first 執行排班. */
export function existingShifts({ planned }: StoredPosition): Shift[] {
	return planned ? shiftsOf(planned.week, planned) : [];
}

/** 標準時數 of a shift of the plan. */
export function standardTenths({ planned }: StoredPosition, kind: ShiftKind): HourTenths {
	return planned?.week.kinds.find((one) => one.kind === kind)?.tenths ?? 0;
}

const stale = () => new StaleReading();

export function servicePositionRepository(table: Table) {
	const entity = servicePositionEntity(table);
	const toPosition = (item: ServicePositionItem): StoredPosition => item as StoredPosition;
	// ElectroDB types lists as mutable.
	const toItem = (position: StoredPosition) => position as ServicePositionItem;

	return {
		/** All of a roster, in the order in which they were made. */
		async ofRoster(rosterId: string): Promise<StoredPosition[]> {
			const { data } = await entity.query.byRoster({ rosterId }).go({ pages: 'all', consistent: true });
			return data.map(toPosition);
		},
		async get(rosterId: string, positionId: string): Promise<StoredPosition | undefined> {
			const { data } = await entity.get({ rosterId, positionId }).go({ consistent: true });
			return data ? toPosition(data) : undefined;
		},
		createChange(position: StoredPosition): Change {
			return putChange(entity.create(toItem(position)));
		},
		/** Writes the position whole while neither its setting nor the number of people in it is another than was read. */
		replaceChange(before: StoredPosition, after: StoredPosition): Change {
			return putChange(
				entity
					.put(toItem({ ...after, revision: before.revision + 1 }))
					.where(
						(attribute, { eq }) =>
							`${eq(attribute.revision, before.revision)} AND ${eq(attribute.assigned, before.assigned)}`,
					),
				stale,
			);
		},
		/** Counts a person in while the plan is as it was read, or out. */
		assignedChange({ rosterId, positionId, plannedRevision }: StoredPosition, delta: 1 | -1): Change {
			return updateChange(
				entity
					.patch({ rosterId, positionId })
					.add({ assigned: delta })
					.where((attribute, { eq }) => eq(attribute.plannedRevision, plannedRevision)),
				stale,
			);
		},
		/** Only while nobody is in it. */
		removeChange({ rosterId, positionId }: StoredPosition, refused: () => Error): Change {
			return deleteChange(
				entity.remove({ rosterId, positionId }).where((attribute, { eq }) => eq(attribute.assigned, 0)),
				refused,
			);
		},
	};
}

export type ServicePositionRepository = ReturnType<typeof servicePositionRepository>;
