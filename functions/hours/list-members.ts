import type { StaffActor } from '#platform/access/actor.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { TrainingHistory } from '#functions/training/training-history.ts';
import {
	listFullMemberships,
	type MembershipListing,
	type MembershipQuery,
} from '#functions/volunteers/list-memberships.ts';
import { hoursIn } from '#functions/volunteers/membership-hours.ts';
import type { Membership } from '#functions/volunteers/standing.ts';
import type { HourMemberRow } from '#shared/contract/hours.ts';
import type { Page } from '#shared/contract/paging.ts';
import { personHours } from '#shared/domain/hours/hour-totals.ts';
import { completionDays } from '#shared/domain/training/completion-days.ts';
import { decimalTotals } from './decimal-totals.ts';
import type { EntryRange, ServiceHourRepository } from './service-hour.repository.ts';

interface Dependencies extends MembershipListing {
	directory: Directory;
	serviceHours: ServiceHourRepository;
	training: TrainingHistory;
}

/**
 * 志工服務時數管理 (H-01, H-03). The totals stand in the row, so a page costs one query. 服務起訖 leaves the rows as they are
 * and adds up only what begins in the period: who has nothing yet in a month shows 0.0, and is whom the unit looks for.
 * Then the entries of the page's people are read too.
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
	const ranged = from !== undefined || until !== undefined;
	const hours = ranged
		? await Promise.all(items.map((member) => hoursWithin(deps, member, { from, until })))
		: items;
	const rows = items.map((member, place): HourMemberRow => {
		const { hours: unitHours, allHours } = hours[place] ?? member;
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

async function hoursWithin(
	deps: Dependencies,
	{ volunteerId, unitId, book }: Membership,
	range: EntryRange,
): Promise<ReturnType<typeof hoursIn>> {
	const entries = await deps.serviceHours.ofVolunteer(volunteerId, range);
	const courses = entries.length === 0 ? [] : await deps.training.of(volunteerId);
	const standing = { hasBook: book.bookNumber !== undefined, completed: completionDays(courses) };
	return hoursIn(personHours(entries, standing), unitId);
}
