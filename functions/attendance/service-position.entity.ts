import { Entity, type EntityItem } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';
import {
	serviceContents,
	serviceItems,
	type ServiceContent,
	type ServiceItem,
} from '#shared/codes/service-items.ts';
import { shiftKinds, type ShiftKind } from '#shared/codes/shift-kinds.ts';

const weekProperties = {
	weekdays: {
		type: 'list',
		required: true,
		items: { type: 'string' },
	},
	kinds: {
		type: 'list',
		required: true,
		items: {
			type: 'map',
			properties: {
				kind: { type: shiftKinds.map(({ code }) => code) as ShiftKind[], required: true },
				startTime: { type: 'string', required: true },
				endTime: { type: 'string', required: true },
				tenths: { type: 'number', required: true },
				needed: { type: 'number', required: true },
			},
		},
	},
} as const;

/**
 * A 服務位置 of a roster with its weekly setting. The shifts themselves are no records: they follow from `planned`,
 * the setting as of the last 執行排班.
 */
export function servicePositionEntity(table: Table) {
	return new Entity(
		{
			model: model('service-position'),
			attributes: {
				rosterId: { type: 'string', required: true },
				positionId: { type: 'string', required: true },
				name: { type: 'string', required: true },
				item: { type: serviceItems.map(({ code }) => code) as ServiceItem[], required: true },
				content: { type: serviceContents.map(({ code }) => code) as ServiceContent[], required: true },
				from: { type: 'string', required: true },
				until: { type: 'string', required: true },
				week: { type: 'map', required: true, properties: weekProperties },
				planned: {
					type: 'map',
					properties: {
						from: { type: 'string', required: true },
						until: { type: 'string', required: true },
						week: { type: 'map', required: true, properties: weekProperties },
					},
				},
				/** Moves with each 執行排班: whoever is assigned at that moment is assigned to the plan as it was read. */
				plannedRevision: { type: 'number', required: true },
				/** 需求人次 of `planned`. */
				needed: { type: 'number', required: true },
				/** 排班人次. */
				assigned: { type: 'number', required: true },
				revision: { type: 'number', required: true },
			},
			indexes: {
				byRoster: {
					pk: { field: 'pk', composite: ['rosterId'], casing: 'none' },
					sk: { field: 'sk', composite: ['positionId'], casing: 'none' },
				},
			},
		},
		table,
	);
}

export type ServicePositionItem = EntityItem<ReturnType<typeof servicePositionEntity>>;
