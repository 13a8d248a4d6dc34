import type { HourTenths } from '../../values/hours.ts';
import { effectiveHours, type HourStanding, type JudgedService } from './effective-hours.ts';

/** 登錄時數, and how much of it counts. */
export interface HourTotals {
	registered: HourTenths;
	effective: HourTenths;
}

/** A person's totals: over all units, and in each unit where there are entries. */
export interface PersonHours {
	all: HourTotals;
	byUnit: ReadonlyMap<string, HourTotals>;
}

export const noHours: HourTotals = { registered: 0, effective: 0 };

export const noPersonHours: PersonHours = { all: noHours, byUnit: new Map() };

/** The totals of a person's entries; what is stored is always this sum. */
export function personHours(
	entries: Iterable<JudgedService & { unitId: string }>,
	standing: HourStanding,
): PersonHours {
	const byUnit = new Map<string, HourTotals>();
	for (const entry of entries) {
		const added = { registered: entry.tenths, effective: effectiveHours(entry, standing).effective };
		byUnit.set(entry.unitId, sumOf(byUnit.get(entry.unitId) ?? noHours, added));
	}
	return hoursOfUnits(byUnit);
}

/** The totals of a person from those of each unit. */
export function hoursOfUnits(byUnit: Iterable<readonly [string, HourTotals]>): PersonHours {
	// No entry is of no hours, so there is none where they come to nothing.
	const served = [...byUnit].filter(([, { registered }]) => registered !== 0);
	return { all: served.reduce((sum, [, hours]) => sumOf(sum, hours), noHours), byUnit: new Map(served) };
}

/** The totals once `removed` has gone out of them and `added` has come in: all other entries stay as they are. */
export function changedHours(
	hours: PersonHours,
	{ removed, added }: { removed: PersonHours; added: PersonHours },
): PersonHours {
	const byUnit = new Map(hours.byUnit);
	for (const [unitId, { registered, effective }] of removed.byUnit) {
		const gone = { registered: -registered, effective: -effective };
		byUnit.set(unitId, sumOf(byUnit.get(unitId) ?? noHours, gone));
	}
	for (const [unitId, come] of added.byUnit) {
		byUnit.set(unitId, sumOf(byUnit.get(unitId) ?? noHours, come));
	}
	return hoursOfUnits(byUnit);
}

function sumOf(one: HourTotals, other: HourTotals): HourTotals {
	return {
		registered: one.registered + other.registered,
		effective: one.effective + other.effective,
	};
}
