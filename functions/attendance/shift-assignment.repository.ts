import { createConversions } from 'electrodb';
import { pagedQuery, readRows } from '#platform/data/paged-query.ts';
import type { Table } from '#platform/data/table.ts';
import { deleteChange, putChange, updateChange, type Change } from '#platform/data/transaction.ts';
import type { ServedShift } from '#functions/hours/ports.ts';
import { StaleReading } from '#functions/volunteers/stale-reading.ts';
import type { AttendanceStatus } from '#shared/codes/attendance-statuses.ts';
import type { ShiftKind } from '#shared/codes/shift-kinds.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import type { HourTenths } from '#shared/values/hours.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';
import { shiftAssignmentEntity, type ShiftAssignmentItem } from './shift-assignment.entity.ts';

export interface PositionKey {
	rosterId: string;
	positionId: string;
}

export interface ShiftKey extends PositionKey {
	date: IsoDate;
	kind: ShiftKind;
}

interface Seat extends ShiftKey {
	seat: number;
}

export interface ShiftAssignment extends Seat {
	assignmentId: string;
	volunteerId: string;
	unitId: string;
	volunteerName: string;
	nationalIdMasked: string;
	startTime: string;
	endTime: string;
	status: AttendanceStatus;
	/** UTC. */
	checkedInAt?: string;
	checkedOutAt?: string;
	postedTenths?: HourTenths;
}

export interface AttendanceFilter {
	from?: IsoDate | undefined;
	until: IsoDate;
	kind?: ShiftKind | undefined;
	status?: AttendanceStatus | undefined;
}

export type PunchDirection = 'in' | 'out';

const earliest = '0000';
/** Behind all kinds of one day, so that the last day of a range is part of it. */
const afterEveryKind = '~' as ShiftKind;

const stale = () => new StaleReading();

export function shiftAssignmentRepository(table: Table) {
	const entity = shiftAssignmentEntity(table);
	const { byShift } = createConversions(entity).byAccessPattern;
	const toAssignment = (item: ShiftAssignmentItem): ShiftAssignment => item as ShiftAssignment;
	const keyOf = ({ rosterId, positionId, date, kind, seat }: Seat) => ({
		rosterId,
		positionId,
		date,
		kind,
		seat,
	});

	function cursorOf(row: ShiftAssignmentItem): string {
		const cursor = byShift.fromComposite.toCursor(row) as string | null;
		if (cursor === null) throw new TypeError('the assignment lacks the fields of its index');
		return cursor;
	}

	return {
		/** Whoever is in the shifts from one day to another. */
		async between(key: PositionKey, from: IsoDate, until: IsoDate): Promise<ShiftAssignment[]> {
			const { data } = await entity.query
				.byShift(key)
				.between({ date: from }, { date: until, kind: afterEveryKind })
				.go({ pages: 'all', consistent: true });
			return data.map(toAssignment);
		},
		/** Whoever is in a shift, or in any shift of a position. */
		async of(key: PositionKey | ShiftKey): Promise<ShiftAssignment[]> {
			const { data } = await entity.query.byShift(key).go({ pages: 'all', consistent: true });
			return data.map(toAssignment);
		},
		/** 簽到退查詢: the latest day first. */
		async list(
			{ rosterId, positionId }: PositionKey,
			query: PageQuery,
			{ from = earliest, until, kind, status }: AttendanceFilter,
		): Promise<Page<ShiftAssignment>> {
			const filtered = kind !== undefined || status !== undefined;
			const { rows, page } = await pagedQuery<ShiftAssignmentItem>({
				query,
				order: 'desc',
				keyOf: cursorOf,
				read: async (options) => {
					// The table refuses ends that are the wrong way round; days to come are asked for up to today.
					if (from > until) return [];
					const all = entity.query
						.byShift({ rosterId, positionId })
						.between({ date: from }, { date: until, kind: afterEveryKind });
					const matching = filtered
						? all.where((attribute, { eq }) =>
								[kind && eq(attribute.kind, kind), status && eq(attribute.status, status)]
									.filter(Boolean)
									.join(' AND '),
							)
						: all;
					return readRows((read) => matching.go(read), options, filtered);
				},
			});
			return { items: rows.map(toAssignment), page };
		},
		/** Refused as stale when somebody else has taken the seat. */
		createChange(assignment: ShiftAssignment): Change {
			return putChange(entity.create(assignment), stale);
		},
		/** Only while nobody has come. */
		removeChange(assignment: ShiftAssignment, refused: () => Error): Change {
			return deleteChange(
				entity
					.remove(keyOf(assignment))
					.where(
						(attribute, { eq }) =>
							`${eq(attribute.assignmentId, assignment.assignmentId)} AND ${eq(attribute.status, 'assigned')}`,
					),
				refused,
			);
		},
		/** Notes a time, once. */
		punchChange(
			assignment: ShiftAssignment,
			direction: PunchDirection,
			at: string,
			refused: () => Error,
		): Change {
			const change = entity.patch(keyOf(assignment));
			const [before, after] =
				direction === 'in'
					? (['assigned', change.set({ checkedInAt: at, status: 'checked-in' })] as const)
					: (['checked-in', change.set({ checkedOutAt: at, status: 'checked-out' })] as const);
			return updateChange(
				after.where(
					(attribute, { eq }) =>
						`${eq(attribute.assignmentId, assignment.assignmentId)} AND ${eq(attribute.status, before as AttendanceStatus)}`,
				),
				refused,
			);
		},
		/** Its hours are entered, once (H-17). */
		postedChange(assignment: ShiftAssignment, postedTenths: HourTenths): Change {
			return updateChange(
				entity
					.patch(keyOf(assignment))
					.set({ postedTenths, status: 'posted' })
					.where((attribute, { eq }) => eq(attribute.status, 'checked-out')),
				stale,
			);
		},
		/** Its hours were deleted: it was served, and can be entered again. */
		reopenedChange(shift: ServedShift): Change {
			return updateChange(
				entity
					.patch(keyOf(shift))
					.set({ status: 'checked-out' })
					.remove(['postedTenths'])
					.where(
						(attribute, { eq }) =>
							`${eq(attribute.assignmentId, shift.assignmentId)} AND ${eq(attribute.status, 'posted')}`,
					),
				stale,
			);
		},
		/** Its hours were corrected where hours are kept. */
		hoursChange(shift: ServedShift, postedTenths: HourTenths): Change {
			return updateChange(
				entity
					.patch(keyOf(shift))
					.set({ postedTenths })
					.where(
						(attribute, { eq }) =>
							`${eq(attribute.assignmentId, shift.assignmentId)} AND ${eq(attribute.status, 'posted')}`,
					),
				stale,
			);
		},
	};
}

export type ShiftAssignmentRepository = ReturnType<typeof shiftAssignmentRepository>;
