import type { Table } from '#platform/data/table.ts';
import type { ServedShifts } from '#functions/hours/ports.ts';
import { shiftAssignmentRepository } from './shift-assignment.repository.ts';

/** Lets a shift know what becomes of the hours that were made of it (H-17). */
export function servedShiftsOn(table: Table): ServedShifts {
	const assignments = shiftAssignmentRepository(table);
	return {
		reopenChange: (shift) => assignments.reopenedChange(shift),
		hoursChange: (shift, tenths) => assignments.hoursChange(shift, tenths),
	};
}
