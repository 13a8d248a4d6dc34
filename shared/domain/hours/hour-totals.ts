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

/** The totals of a person's entries; what lists carry is always this sum. */
export function personHours(
	entries: Iterable<JudgedService & { unitId: string }>,
	standing: HourStanding,
): PersonHours {
	const byUnit = new Map<string, HourTotals>();
	let all = noHours;
	for (const entry of entries) {
		const added = { registered: entry.tenths, effective: effectiveHours(entry, standing).effective };
		byUnit.set(entry.unitId, sumOfHours(byUnit.get(entry.unitId) ?? noHours, added));
		all = sumOfHours(all, added);
	}
	return { all, byUnit };
}

/** Two totals together. */
export function sumOfHours(one: HourTotals, other: HourTotals): HourTotals {
	return {
		registered: one.registered + other.registered,
		effective: one.effective + other.effective,
	};
}
