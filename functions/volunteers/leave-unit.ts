import type { StaffActor } from '#platform/access/actor.ts';
import { inScope, scopeOf } from '#platform/access/scope.ts';
import type { Audit } from '#platform/audit/audit.ts';
import type { Clock } from '#platform/clock.ts';
import type { Counters } from '#platform/data/counters.ts';
import type { Transact } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { ShiftsToCome } from '#functions/attendance/shifts-to-come.ts';
import type { FollowMember } from '#functions/insurance/follow-member.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import { addDays } from '#shared/values/iso-date.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import { memberCountChanges } from './membership-counts.ts';
import { pathOf, type Membership } from './membership.repository.ts';
import type { NamePartRepository } from './name-part.repository.ts';
import { requirePerson, type PersonReading } from './person.ts';
import { fromFreshReading } from './stale-reading.ts';

interface Dependencies extends PersonReading {
	nameParts: NamePartRepository;
	directory: Directory;
	followMember: FollowMember;
	shiftsToCome: ShiftsToCome;
	counters: Counters;
	audit: Audit;
	transact: Transact;
	clock: Clock;
}

/**
 * 退出運單: data and hours stay, the person moves to the list of those who left (V-29 to V-32). Squad and team come
 * first (M-11), and an application under review and shifts to come hold the person.
 */
export async function leaveUnit(
	deps: Dependencies,
	actor: StaffActor,
	input: { volunteerId: string; unitId: string },
): Promise<{ volunteerId: string }> {
	const { volunteerId, unitId } = input;
	return fromFreshReading(async () => {
		const { volunteer, memberships } = await requirePerson(deps, actor, volunteerId);
		const membership = memberships.find((candidate) => candidate.unitId === unitId);
		if (!membership || !inScope(scopeOf(actor), pathOf(membership)))
			throw new DomainError('volunteer.not-found');
		checkMayLeave(membership);
		await checkNoShifts(deps, membership);
		const left: Membership = { ...membership, status: 'left', leftOn: todayInTaipei(deps.clock()) };
		const nameOf = await deps.directory.names([unitId]);
		await deps.transact([
			deps.volunteers.touchChange(volunteerId, volunteer),
			deps.memberships.replaceChange(left),
			...deps.nameParts.writeChanges(left, membership),
			...memberCountChanges(deps.counters, membership, 'active', -1),
			...memberCountChanges(deps.counters, membership, 'left', 1),
			...(await deps.followMember(actor, volunteer, [left])),
			deps.audit.entry({
				actor,
				action: 'volunteer.leave',
				subject: { type: 'volunteer', id: volunteerId },
				changes: [{ label: '運用單位', before: nameOf(unitId)?.name ?? unitId }],
			}),
		]);
		return { volunteerId };
	});
}

function checkMayLeave({ status, teamId, squadId, book }: Membership): void {
	if (status === 'left') throw new DomainError('request.conflict', { detail: '志工已退出此運用單位' });
	if (teamId !== undefined || squadId !== undefined) throw new DomainError('volunteer.in-team');
	if (book.status === 'in-review') throw new DomainError('volunteer.application-open');
}

/** Somebody counts on who is in a shift: they are taken out of it first, and their place is free again. */
async function checkNoShifts(deps: Dependencies, { volunteerId, unitId }: Membership): Promise<void> {
	const tomorrow = addDays(todayInTaipei(deps.clock()), 1);
	const shifts = await deps.shiftsToCome(volunteerId, unitId, tomorrow);
	if (shifts === 0) return;
	throw new DomainError('volunteer.in-shifts', {
		detail: `志工尚有 ${shifts} 個明日以後的排班，請先取消排班再退出運單`,
	});
}
