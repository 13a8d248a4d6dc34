import type { Change } from '#platform/data/transaction.ts';
import type { ShiftKind } from '#shared/codes/shift-kinds.ts';
import type { HourTenths } from '#shared/values/hours.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';

/** The shift of somebody that an entry was made of (H-17). */
export interface ServedShift {
	rosterId: string;
	positionId: string;
	date: IsoDate;
	kind: ShiftKind;
	seat: number;
	assignmentId: string;
}

/** What attendance is told when an entry that came from a shift changes; refused as stale when the shift is another. */
export interface ServedShifts {
	/** The entry is gone: the shift can be entered again. */
	reopenChange(shift: ServedShift): Change;
	/** The entry holds other hours now. */
	hoursChange(shift: ServedShift, tenths: HourTenths): Change;
}
