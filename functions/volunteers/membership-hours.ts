import { noHours, type PersonHours } from '#shared/domain/hours/hour-totals.ts';
import type { MembershipHours } from './membership.repository.ts';

/** What a membership carries of the person's hours (H-03). */
export function hoursIn({ all, byUnit }: PersonHours, unitId: string): MembershipHours {
	return { hours: byUnit.get(unitId) ?? noHours, allHours: all };
}
