import type { StaffActor } from '#platform/access/actor.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { TrainingHistory } from '#functions/training/training-history.ts';
import {
	listFullMemberships,
	type MembershipListing,
	type MembershipQuery,
} from '#functions/volunteers/list-memberships.ts';
import { hoursIn } from '#functions/volunteers/membership-hours.ts';
import type { PersonReading } from '#functions/volunteers/person.ts';
import type { Membership } from '#functions/volunteers/standing.ts';
import type { HourMemberRow } from '#shared/contract/hours.ts';
import type { Page } from '#shared/contract/paging.ts';
import { noPersonHours, personHours, type PersonHours } from '#shared/domain/hours/hour-totals.ts';
import { completionDays } from '#shared/domain/training/completion-days.ts';
import { decimalTotals } from './decimal-totals.ts';
import type { EntryRange, ServiceHourRepository } from './service-hour.repository.ts';

interface Dependencies extends MembershipListing, Pick<PersonReading, 'volunteers'> {
	directory: Directory;
	serviceHours: ServiceHourRepository;
	training: TrainingHistory;
}

/**
 * 志工服務時數管理 (H-01, H-03). The totals stand with the people, whom one batch reads for the rows of the page. 服務起訖
 * leaves the rows as they are and adds up only what begins in the period: who has nothing yet in a month shows 0.0, and
 * is whom the unit looks for. Then the entries of the page's people are read instead.
 */
export async function listMembers(
	deps: Dependencies,
	actor: StaffActor,
	query: MembershipQuery & EntryRange & { organizationId?: string | undefined },
): Promise<Page<HourMemberRow>> {
	const { organizationId, from, until, ...listing } = query;
	const scope = await deps.directory.scopeFor(actor, organizationId);
	const { items, page } = await listFullMemberships(deps, scope, listing);
	const nameOf = await deps.directory.names(
		items.flatMap(({ unitId, teamId, squadId }) => [unitId, teamId, squadId]),
	);
	const hoursOf = await memberHours(deps, items, { from, until });
	const rows = items.map((member): HourMemberRow => {
		const { hours: unitHours, allHours } = hoursIn(hoursOf(member), member.unitId);
		const [team, squad] = [nameOf(member.teamId), nameOf(member.squadId)];
		const { issuer, bookNumber } = member.book;
		return {
			volunteerId: member.volunteerId,
			unit: nameOf(member.unitId) ?? { id: member.unitId, name: member.unitId },
			...(member.category && { category: member.category }),
			...(team && { team }),
			...(squad && { squad }),
			name: member.name,
			status: member.status,
			...(issuer && { bookIssuer: issuer }),
			...(bookNumber && { bookNumber }),
			unitHours: decimalTotals(unitHours),
			allHours: decimalTotals(allHours),
		};
	});
	return { items: rows, page };
}

/** Hours of the people of a page. */
async function memberHours(
	deps: Dependencies,
	members: readonly Membership[],
	range: EntryRange,
): Promise<(member: Membership) => PersonHours> {
	const ranged = range.from !== undefined || range.until !== undefined;
	const people = ranged ? [] : await deps.volunteers.getMany(members.map(({ volunteerId }) => volunteerId));
	const known = new Map(people.map(({ volunteerId, hours }) => [volunteerId, hours]));
	const summed = members.filter(({ volunteerId }) => known.get(volunteerId) === undefined);
	await Promise.all(
		summed.map(async (member) => known.set(member.volunteerId, await summedHours(deps, member, range))),
	);
	return ({ volunteerId }) => known.get(volunteerId) ?? noPersonHours;
}

async function summedHours(
	deps: Dependencies,
	{ volunteerId, book }: Membership,
	range: EntryRange,
): Promise<PersonHours> {
	const entries = await deps.serviceHours.ofVolunteer(volunteerId, range);
	const courses = entries.length === 0 ? [] : await deps.training.of(volunteerId);
	const standing = { hasBook: book.bookNumber !== undefined, completed: completionDays(courses) };
	return personHours(entries, standing);
}
