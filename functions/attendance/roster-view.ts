import { isDeepStrictEqual } from 'node:util';
import type { Counters } from '#platform/data/counters.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { ServiceCategory } from '#shared/codes/service-categories.ts';
import type { ShiftRow } from '#shared/contract/attendance.ts';
import type { Position, Roster, RosterRow } from '#shared/contract/rosters.ts';
import type { Shift, WeeklyPlan } from '#shared/domain/attendance/shift-plan.ts';
import { idAtLevel } from '#shared/domain/organizations/organization-path.ts';
import { decimalHours, hourTenths } from '#shared/values/hours.ts';
import { assignedCount, neededCount } from './roster-counts.ts';
import type { StoredRoster } from './roster.repository.ts';
import type { StoredPosition } from './service-position.repository.ts';

interface Dependencies {
	directory: Directory;
	counters: Counters;
}

/** Rosters as 排班管理 lists them, with 需求人次/排班人次 in one request. */
export async function showRosters(
	{ directory, counters }: Dependencies,
	rosters: StoredRoster[],
): Promise<RosterRow[]> {
	const [nameOf, countOf] = await Promise.all([
		directory.names(rosters.map(({ organizationId }) => organizationId)),
		counters.each(rosters.flatMap(({ rosterId }) => [neededCount(rosterId), assignedCount(rosterId)])),
	]);
	return rosters.map(({ rosterId, name, from, until, organizationId, revision }) => ({
		rosterId,
		name,
		from,
		until,
		organization: nameOf(organizationId) ?? { id: organizationId, name: organizationId },
		needed: countOf(neededCount(rosterId)),
		assigned: countOf(assignedCount(rosterId)),
		revision,
	}));
}

export async function showRoster(deps: Dependencies, roster: StoredRoster): Promise<Roster> {
	const [row] = await showRosters(deps, [roster]);
	if (!row) throw new TypeError('no roster to show');
	const { place, address, path } = roster;
	const [placement, category] = await Promise.all([
		deps.directory.placement(path),
		unitCategory(deps.directory, path),
	]);
	return { ...row, place, address, placement, ...(category && { category }) };
}

/** 服務類別 of the unit that a roster belongs to. */
export async function unitCategory(
	directory: Directory,
	path: StoredRoster['path'],
): Promise<ServiceCategory | undefined> {
	return (await directory.find(idAtLevel(path, 'unit') ?? ''))?.category;
}

export function showPosition(position: StoredPosition): Position {
	const { positionId, name, item, content, from, until, week, planned, needed, assigned, revision } =
		position;
	return {
		positionId,
		name,
		item,
		content,
		from,
		until,
		week: {
			weekdays: [...week.weekdays],
			kinds: week.kinds.map(({ tenths, ...kind }) => ({ ...kind, hours: decimalHours(tenths) })),
		},
		needed,
		assigned,
		changedSincePlanned: !isDeepStrictEqual({ from, until, week }, planned),
		revision,
	};
}

/** A weekly setting as it is stored. */
export function storedWeek({ weekdays, kinds }: Position['week']): WeeklyPlan {
	return {
		weekdays: [...weekdays],
		kinds: kinds.map(({ hours, ...kind }) => ({ ...kind, tenths: hourTenths(hours) })),
	};
}

export function showShift({ tenths, ...shift }: Shift, assigned: number): ShiftRow {
	return { ...shift, hours: decimalHours(tenths), assigned };
}
