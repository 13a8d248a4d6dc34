import { noHours, type HourTotals, type PersonHours } from '#shared/domain/hours/hour-totals.ts';

/** 本單位 and 所有單位服務時數 (H-03). */
interface MembershipHours {
	hours: HourTotals;
	allHours: HourTotals;
}

/** What a list shows of the person's hours beside a membership. */
export function hoursIn({ all, byUnit }: PersonHours, unitId: string): MembershipHours {
	return { hours: byUnit.get(unitId) ?? noHours, allHours: all };
}
