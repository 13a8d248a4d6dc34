import type { StoredEntry } from '#functions/hours/service-hour.repository.ts';
import { personHours, type PersonHours } from '#shared/domain/hours/hour-totals.ts';
import { completionDays } from '#shared/domain/training/completion-days.ts';
import { decimalHours } from '#shared/values/hours.ts';
import { addDays } from '#shared/values/iso-date.ts';
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
		.map((entry, place) => {
			const chance = chanceOf('hours entered', index, place);
			const day = addDays(entry.endDate, chance.int(1, 10));
			return {
				...entry,
				volunteerId,
				entryId: demoId(entry.startDate, 'hours', index, place),
				unitId: unit.id,
				category: unit.category,
				hourType: 'regular',
				registrar: name,
				registrarId: accountId,
				createdAt: officeTime(day > demoAsOf ? demoAsOf : day, chance).toISOString(),
				revision: 1,
			};
		});
}

/** What the entries come to, by the rules themselves. */
export function memberHours({ career }: Member, entries: readonly StoredEntry[]): PersonHours {
	const courses = career.courses.map((course) => ({ ...course, hours: decimalHours(course.tenths) }));
	return personHours(entries, { hasBook: career.book.length > 0, completed: completionDays(courses) });
}
