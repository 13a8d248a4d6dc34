import { Entity } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';
import { hourTypes, type HourType } from '#shared/codes/hour-types.ts';
import { serviceCategories, type ServiceCategory } from '#shared/codes/service-categories.ts';
import {
	serviceContents,
	serviceItems,
	type ServiceContent,
	type ServiceItem,
} from '#shared/codes/service-items.ts';
import { shiftKinds, type ShiftKind } from '#shared/codes/shift-kinds.ts';

/**
 * One entry of actual service, which may span a period (H-08). It lies with the person and belongs to a unit; whether it
 * counts is worked out when it is read, so that training or a book that comes later changes no entry. Only the totals
 * are stored, with the volunteer, in the transaction of each change.
 */
export function serviceHourEntity(table: Table) {
	return new Entity(
		{
			model: model('service-hour'),
			attributes: {
				volunteerId: { type: 'string', required: true },
				entryId: { type: 'string', required: true },
				/** 時數歸屬單位 (H-10), and its category when the hours were entered (H-14). */
				unitId: { type: 'string', required: true },
				category: { type: serviceCategories.map(({ code }) => code) as ServiceCategory[], required: true },
				/** 大型活動 names its event (H-10). */
				hourType: { type: hourTypes.map(({ code }) => code) as HourType[], required: true },
				largeEventId: { type: 'string' },
				startDate: { type: 'string', required: true },
				endDate: { type: 'string', required: true },
				item: { type: serviceItems.map(({ code }) => code) as ServiceItem[], required: true },
				content: { type: serviceContents.map(({ code }) => code) as ServiceContent[], required: true },
				tenths: { type: 'number', required: true },
				note: { type: 'string' },
				/** 登錄人, printed in the book (H-16). */
				registrar: { type: 'string', required: true },
				registrarId: { type: 'string', required: true },
				/** Certificate or book was misused: noted, and not counted (管理辦法 Art. 6). */
				withdrawnReason: { type: 'string' },
				/** The shift that it was made of (H-17): whatever becomes of the entry, the shift is told. */
				shift: {
					type: 'map',
					properties: {
						rosterId: { type: 'string', required: true },
						positionId: { type: 'string', required: true },
						date: { type: 'string', required: true },
						kind: { type: shiftKinds.map(({ code }) => code) as ShiftKind[], required: true },
						seat: { type: 'number', required: true },
						assignmentId: { type: 'string', required: true },
					},
				},
				/** Of the request that wrote it: the same request sent again finds its work done. */
				batchKey: { type: 'string' },
				createdAt: { type: 'string', required: true },
				revision: { type: 'number', required: true },
			},
			indexes: {
				byVolunteer: {
					pk: { field: 'pk', composite: ['volunteerId'], casing: 'none' },
					sk: { field: 'sk', composite: ['startDate', 'entryId'], casing: 'none' },
				},
			},
		},
		table,
	);
}
