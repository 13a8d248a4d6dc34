import { shiftKinds, type ShiftKind } from '../../codes/shift-kinds.ts';
import { weekdays, type Weekday } from '../../codes/time-slots.ts';
import type { HourTenths } from '../../values/hours.ts';
import { addDays, partsOfIsoDate, type IsoDate } from '../../values/iso-date.ts';

/** One 班別 of a weekly setting. Times are `HH:mm` of one day in Taiwan. */
export interface PlannedKind {
	kind: ShiftKind;
	startTime: string;
	endTime: string;
	/** 標準時數, what H-17 proposes as hours of service. */
	tenths: HourTenths;
	/** 需求人數 of each shift. */
	needed: number;
}

/** One week, set once, which holds for every week of the period. */
export interface WeeklyPlan {
	weekdays: readonly Weekday[];
	kinds: readonly PlannedKind[];
}

export interface Period {
	from: IsoDate;
	until: IsoDate;
}

/** One shift of one day. A plan has each 班別 once a day, so that day and 班別 name it. */
export interface Shift extends PlannedKind {
	date: IsoDate;
}

export function weekdayOf(date: IsoDate): Weekday {
	const [year, month, day] = partsOfIsoDate(date);
	return (weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? weekdays[0]).code;
}

/** Every shift of the period, day by day and through the day. */
export function shiftsOf({ weekdays: days, kinds }: WeeklyPlan, { from, until }: Period): Shift[] {
	const inOrder = kinds.toSorted((one, other) => place(one.kind) - place(other.kind));
	const shifts: Shift[] = [];
	for (let date = from; date <= until; date = addDays(date, 1)) {
		if (days.includes(weekdayOf(date))) shifts.push(...inOrder.map((kind) => ({ ...kind, date })));
	}
	return shifts;
}

function place(kind: ShiftKind): number {
	return shiftKinds.findIndex(({ code }) => code === kind);
}

/** 需求人次 of the period. */
export function totalNeeded(plan: WeeklyPlan, period: Period): number {
	return shiftsOf(plan, period).reduce((sum, { needed }) => sum + needed, 0);
}

type Times = Pick<PlannedKind, 'startTime' | 'endTime'>;

/** Whether one person could not be in both on the same day; one may end when the other begins. */
export function overlaps(one: Times, other: Times): boolean {
	return one.startTime < other.endTime && other.startTime < one.endTime;
}

interface AssignedShift extends Times {
	date: IsoDate;
	kind: ShiftKind;
}

/**
 * The assigned shifts that a new plan would drop, move to another time or leave with fewer places than people, one for each
 * person; none when everybody keeps their place.
 */
export function lostShifts<Assigned extends AssignedShift>(
	assigned: readonly Assigned[],
	plan: WeeklyPlan,
	period: Period,
): Assigned[] {
	const shifts = new Map(shiftsOf(plan, period).map((shift) => [keyOf(shift), shift]));
	const taken = new Map<string, number>();
	return assigned.filter((one) => {
		const key = keyOf(one);
		const people = (taken.get(key) ?? 0) + 1;
		taken.set(key, people);
		const shift = shifts.get(key);
		return (
			shift === undefined ||
			shift.startTime !== one.startTime ||
			shift.endTime !== one.endTime ||
			shift.needed < people
		);
	});
}

function keyOf({ date, kind }: { date: IsoDate; kind: ShiftKind }): string {
	return `${date}-${kind}`;
}
