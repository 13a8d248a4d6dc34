import { shiftKinds, type ShiftKind } from '#shared/codes/shift-kinds.ts';
import type { Weekday } from '#shared/codes/time-slots.ts';
import { longestRoster, type Position } from '#shared/contract/rosters.ts';
import { overlaps, shiftsOf, totalNeeded } from '#shared/domain/attendance/shift-plan.ts';
import { spanTenths } from '#shared/domain/attendance/punch-window.ts';
import { decimalHours, hourTenths } from '#shared/values/hours.ts';
import { addDays, isIsoDate } from '#shared/values/iso-date.ts';

/** What the fields of a 班別 are bound to. */
export interface PlannedKindValues {
	kind: ShiftKind;
	startTime: string;
	endTime: string;
	hours: number | null;
	needed: number | null;
}

/** What the fields of a 服務位置 are bound to; in the shape of the request, so that errors find their fields. */
export interface PositionValues {
	name: string;
	item: string;
	content: string;
	from: string;
	until: string;
	week: { weekdays: string[]; kinds: PlannedKindValues[] };
}

const usualTimes: Record<ShiftKind, { startTime: string; endTime: string }> = {
	morning: { startTime: '09:00', endTime: '12:00' },
	noon: { startTime: '13:30', endTime: '16:30' },
	evening: { startTime: '18:00', endTime: '21:00' },
};

/** A 班別 that has just been ticked. */
export function newKind(kind: ShiftKind): PlannedKindValues {
	const times = usualTimes[kind];
	return { kind, ...times, hours: spanOf(times), needed: 1 };
}

/** A new 服務位置 serves as long as its roster, until told otherwise. */
export function newPositionValues({ from, until }: { from: string; until: string }): PositionValues {
	return { name: '', item: '', content: '', from, until, week: { weekdays: [], kinds: [] } };
}

export function positionValuesOf(position: Position): PositionValues {
	const { name, item, content, from, until, week } = position;
	return {
		...{ name, item, content, from, until },
		week: { weekdays: [...week.weekdays], kinds: inOrder(week.kinds.map((kind) => ({ ...kind }))) },
	};
}

/** Through the day, however they were ticked. */
export function inOrder(kinds: readonly PlannedKindValues[]): PlannedKindValues[] {
	return shiftKinds.flatMap(({ code }) => kinds.filter(({ kind }) => kind === code));
}

/** From start to end in hours with one decimal; null while either is missing or they are reversed. */
export function spanOf({ startTime, endTime }: { startTime: string; endTime: string }): number | null {
	const span = spanTenths({ startTime, endTime });
	return span === undefined ? null : decimalHours(span);
}

/** Other times; 標準時數 goes with them unless it was set by hand. While the times are reversed it stays. */
export function withTimes(
	kind: PlannedKindValues,
	times: { startTime?: string; endTime?: string },
	options: { byHand: boolean },
): PlannedKindValues {
	const next = { ...kind, ...times };
	return options.byHand ? next : { ...next, hours: spanOf(next) ?? kind.hours };
}

/** What the settings come to; nothing while the period cannot be counted. */
export function totalsOf({ from, until, week }: PositionValues) {
	if (!isIsoDate(from) || !isIsoDate(until) || until < from || until >= addDays(from, longestRoster))
		return undefined;
	const plan = {
		weekdays: week.weekdays as Weekday[],
		kinds: week.kinds.map((kind) => ({
			...kind,
			tenths: hourTenths(kind.hours ?? 0),
			needed: kind.needed || 0,
		})),
	};
	return { shifts: shiftsOf(plan, { from, until }).length, needed: totalNeeded(plan, { from, until }) };
}

/** The first two 班別 whose times overlap: nobody can be in both. */
export function overlappingKinds(
	kinds: readonly PlannedKindValues[],
): readonly [ShiftKind, ShiftKind] | undefined {
	const timed = kinds.filter((kind) => spanOf(kind) !== null);
	for (const [index, one] of timed.entries()) {
		const other = timed.slice(index + 1).find((later) => overlaps(one, later));
		if (other) return [one.kind, other.kind];
	}
	return undefined;
}
