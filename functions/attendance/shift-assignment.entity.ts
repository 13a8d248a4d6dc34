import { Entity, type EntityItem } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';
import { attendanceStatuses, type AttendanceStatus } from '#shared/codes/attendance-statuses.ts';
import { shiftKinds, type ShiftKind } from '#shared/codes/shift-kinds.ts';

/**
 * One volunteer in one shift, with when they came and went. The seat is part of the key: a shift has as
 * many as people are needed, so that nobody can be assigned beyond them.
 */
export function shiftAssignmentEntity(table: Table) {
	return new Entity(
		{
			model: model('shift-assignment'),
			attributes: {
				rosterId: { type: 'string', required: true },
				positionId: { type: 'string', required: true },
				date: { type: 'string', required: true },
				kind: { type: shiftKinds.map(({ code }) => code) as ShiftKind[], required: true },
				/** From 1; with leading zeros in keys. */
				seat: { type: 'number', required: true, padding: { length: 3, char: '0' } },
				/** Names the entry of hours that is made of it (H-17). */
				assignmentId: { type: 'string', required: true },
				volunteerId: { type: 'string', required: true },
				unitId: { type: 'string', required: true },
				/** As when assigned. */
				volunteerName: { type: 'string', required: true },
				nationalIdMasked: { type: 'string', required: true },
				startTime: { type: 'string', required: true },
				endTime: { type: 'string', required: true },
				status: { type: attendanceStatuses.map(({ code }) => code) as AttendanceStatus[], required: true },
				/** Written once. */
				checkedInAt: { type: 'string' },
				checkedOutAt: { type: 'string' },
				/** Hours of service that were entered for it (H-17). */
				postedTenths: { type: 'number' },
			},
			indexes: {
				byShift: {
					pk: { field: 'pk', composite: ['rosterId'], casing: 'none' },
					sk: { field: 'sk', composite: ['positionId', 'date', 'kind', 'seat'], casing: 'none' },
				},
			},
		},
		table,
	);
}

export type ShiftAssignmentItem = EntityItem<ReturnType<typeof shiftAssignmentEntity>>;
