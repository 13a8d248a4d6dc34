import type { StoredEntry } from '#functions/hours/service-hour.repository.ts';
import { effectiveHours, type HourStanding } from '#shared/domain/hours/effective-hours.ts';
import { personHours, type PersonHours } from '#shared/domain/hours/hour-totals.ts';
import { completionDays } from '#shared/domain/training/completion-days.ts';
import { decimalHours } from '#shared/values/hours.ts';
import { addDays } from '#shared/values/iso-date.ts';
import { largeEventId } from '../city/large-events.ts';
import type { Member } from '../city/member.ts';
import { demoAsOf } from '../city/person.ts';
import type { PlannedAccount } from '../city/staff-plan.ts';
import { chanceOf, demoId, officeTime } from '../random.ts';

/** Service hours of a member as the unit has entered them, some days after each month. */
export function memberEntries(
	{ index, volunteerId, career, places, leftOn }: Member,
	registrarOf: (organizationId: string) => PlannedAccount,
): StoredEntry[] {
	const { unit } = places;
	const { accountId, name } = registrarOf(unit.id);
	return career.service
		.filter(({ endDate }) => !leftOn || endDate <= leftOn)
		.map(({ largeEvent, ...entry }, place) => {
			const chance = chanceOf('hours entered', index, place);
			const day = addDays(entry.endDate, chance.int(1, 10));
			return {
				...entry,
				volunteerId,
				entryId: demoId(entry.startDate, 'hours', index, place),
				unitId: unit.id,
				category: unit.category,
				...(largeEvent
					? { hourType: 'large-event', largeEventId: largeEventId(largeEvent) }
					: { hourType: 'regular' }),
				registrar: name,
				registrarId: accountId,
				createdAt: officeTime(day > demoAsOf ? demoAsOf : day, chance).toISOString(),
				revision: 1,
			};
		});
}

/** What the entries come to, by the rules themselves. */
export function memberHours(member: Member, entries: readonly StoredEntry[]): PersonHours {
	return personHours(entries, hourStanding(member));
}

/** The entries that count. */
export function effectiveEntries(member: Member, entries: readonly StoredEntry[]): StoredEntry[] {
	const standing = hourStanding(member);
	return entries.filter((entry) => effectiveHours(entry, standing).effective > 0);
}

function hourStanding({ career }: Member): HourStanding {
	const courses = career.courses.map((course) => ({ ...course, hours: decimalHours(course.tenths) }));
	return { hasBook: career.book.length > 0, completed: completionDays(courses) };
}
