import type { Change } from '#platform/data/transaction.ts';
import { coverCountChanges } from '#functions/insurance/cover-counts.ts';
import { coverHistoryRepository } from '#functions/insurance/cover-history.repository.ts';
import { newCover } from '#functions/insurance/follow-member.ts';
import { insuranceCoverRepository } from '#functions/insurance/insurance-cover.repository.ts';
import type { Membership } from '#functions/volunteers/membership.repository.ts';
import type { Volunteer } from '#functions/volunteers/volunteer.repository.ts';
import { coverTransitions } from '#shared/domain/insurance/cover-states.ts';
import { courses, replayed, untilLeaving, type CoverStep } from '../city/insurance.ts';
import type { Member } from '../city/member.ts';
import { chanceOf, demoId, officeTime } from '../random.ts';
import type { PeopleSurroundings } from './stored-people.ts';

/** The covers of a member, as the use cases would have left them. */
export function coverRecords({ platform: { table, counters }, registrarOf }: PeopleSurroundings) {
	const covers = insuranceCoverRepository(table);
	const histories = coverHistoryRepository(table);

	function coverChanges(membership: Membership, volunteer: Volunteer, steps: readonly CoverStep[]): Change[] {
		const cover = { ...newCover(membership, volunteer), ...replayed(steps), revision: 1 + steps.length };
		return [covers.createChange(cover), ...coverCountChanges(counters, undefined, cover)];
	}

	function historyOf(member: Member, steps: readonly CoverStep[]): Change[] {
		const { index, volunteerId, places } = member;
		const stages = courses(steps);
		return steps.map(({ event, on, given }, place) => {
			const { by } = coverTransitions[event];
			const organization = by === 'authority' ? places.purpose : places.unit;
			const [from, to] = [stages[place]?.state ?? 'none', stages[place + 1]?.state ?? 'none'];
			return histories.createChange({
				volunteerId,
				unitId: places.unit.id,
				at: officeTime(on, chanceOf('cover', index, place)).toISOString(),
				entryId: demoId(on, 'cover', index, place),
				event,
				from,
				to,
				who: event === 'expire' ? '系統' : registrarOf(organization.id).name,
				...(event !== 'expire' && { organizationId: organization.id }),
				...(given && { period: given }),
			});
		});
	}

	return {
		insuranceChanges: (member: Member, membership: Membership, volunteer: Volunteer): Change[] => {
			const { career, leftOn } = member;
			const steps = leftOn ? untilLeaving(career.insurance, leftOn) : career.insurance;
			return [...coverChanges(membership, volunteer, steps), ...historyOf(member, steps)];
		},
		/** The cover in a second unit. */
		uninsuredChanges: (membership: Membership, volunteer: Volunteer): Change[] =>
			coverChanges(membership, volunteer, []),
	};
}
