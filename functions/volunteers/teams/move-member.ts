import type { StaffActor } from '#platform/access/actor.ts';
import { inScope, scopeOf } from '#platform/access/scope.ts';
import type { Audit } from '#platform/audit/audit.ts';
import type { Counters } from '#platform/data/counters.ts';
import type { Transact } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { FollowMember } from '#functions/insurance/follow-member.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import { idAtLevel } from '#shared/domain/organizations/organization-path.ts';
import { organizationLevelLabels } from '#shared/domain/organizations/level.ts';
import type { TeamLevel } from '#shared/domain/organizations/team-levels.ts';
import { membersCount } from '../membership-counts.ts';
import { pathOf, type Membership } from '../membership.repository.ts';
import type { NamePartRepository } from '../name-part.repository.ts';
import { requirePerson, type PersonReading } from '../person.ts';
import { fromFreshReading } from '../stale-reading.ts';
import type { Volunteer } from '../volunteer.repository.ts';
import { requireTeam, type TeamNode } from './require-team.ts';
import { teamField } from './team-field.ts';

interface Dependencies extends PersonReading {
	nameParts: NamePartRepository;
	directory: Directory;
	followMember: FollowMember;
	counters: Counters;
	audit: Audit;
	transact: Transact;
}

/** Somebody of the unit that the team belongs to. */
interface Member {
	volunteer: Volunteer;
	membership: Membership;
}

interface Move {
	id: string;
	volunteerId: string;
}

/** 加入 (T-04, T-10): a person of the unit into a team, or of the team into a squad; one of each at most (ADR 0006). */
export async function joinTeam(
	deps: Dependencies,
	actor: StaffActor,
	level: TeamLevel,
	{ id, volunteerId }: Move,
): Promise<Record<string, never>> {
	const node = await requireTeam(deps.directory, actor, level, id);
	if (node.status === 'disabled') throw new DomainError('organization.disabled');
	return fromFreshReading(async () => {
		const member = await requireMember(deps, actor, node, volunteerId);
		await checkMayJoin(deps.directory, node, member.membership);
		const joined: Membership = { ...member.membership, [teamField[level]]: id };
		await writeMove(deps, { actor, node, member, after: joined, delta: 1 });
		return {};
	});
}

/** 離隊 (T-04, T-10): the person stays in the unit (M-11); a squad is left before its team (T-13). */
export async function leaveTeam(
	deps: Dependencies,
	actor: StaffActor,
	level: TeamLevel,
	{ id, volunteerId }: Move,
): Promise<Record<string, never>> {
	const node = await requireTeam(deps.directory, actor, level, id);
	return fromFreshReading(async () => {
		const member = await requireMember(deps, actor, node, volunteerId);
		await checkMayLeave(deps.directory, node, member.membership);
		const { [teamField[level]]: _left, ...rest } = member.membership;
		await writeMove(deps, { actor, node, member, after: rest, delta: -1 });
		return {};
	});
}

/** The person's membership of the unit of the team, in the actor's scope; anything else looks missing (S-02). */
async function requireMember(
	deps: Dependencies,
	actor: StaffActor,
	node: TeamNode,
	volunteerId: string,
): Promise<Member> {
	const { volunteer, memberships } = await requirePerson(deps, actor, volunteerId);
	const unitId = idAtLevel(node.path, 'unit');
	const membership = memberships.find((candidate) => candidate.unitId === unitId);
	if (membership?.status !== 'active' || !inScope(scopeOf(actor), pathOf(membership)))
		throw new DomainError('volunteer.not-found');
	return { volunteer, membership };
}

async function checkMayJoin(
	directory: Directory,
	{ id, level, parentId, name }: TeamNode,
	member: Membership,
) {
	const current = member[teamField[level]];
	if (current === id)
		throw new DomainError('request.conflict', { detail: `${member.name} 已在「${name}」中` });
	if (current !== undefined) {
		const other = (await directory.names([current]))(current)?.name ?? '';
		const detail = `${member.name} 已加入「${other}」，請先離開「${other}」再加入「${name}」`;
		throw new DomainError('volunteer.in-other-team', { detail });
	}
	if (level === 'squad' && member.teamId !== parentId) throw new DomainError('volunteer.not-in-team');
}

async function checkMayLeave(directory: Directory, { id, level, name }: TeamNode, member: Membership) {
	if (member[teamField[level]] !== id)
		throw new DomainError('request.conflict', { detail: `${member.name} 不在「${name}」中` });
	if (level === 'team' && member.squadId !== undefined) {
		const squad = (await directory.names([member.squadId]))(member.squadId)?.name ?? '';
		const detail = `${member.name} 尚在志工小隊「${squad}」中，請先離開志工小隊`;
		throw new DomainError('volunteer.in-squad', { detail });
	}
	if (member.book.status === 'in-review') {
		const detail = `${member.name} 尚有審核中的申請表，請待審核完成後再離隊`;
		throw new DomainError('volunteer.application-open', { detail });
	}
}

interface Write {
	actor: StaffActor;
	node: TeamNode;
	member: Member;
	after: Membership;
	delta: 1 | -1;
}

/** One transaction: the membership in its new lists, its name parts and cover, the count, and the line in 異動紀錄. */
async function writeMove(deps: Dependencies, { actor, node, member, after, delta }: Write) {
	const { id, level, name } = node;
	const { volunteer, membership: before } = member;
	const { volunteerId } = before;
	await deps.transact([
		deps.memberships.replaceChange(after),
		...deps.nameParts.writeChanges(after, before),
		...(await deps.followMember(actor, volunteer, [after])),
		deps.counters.add(membersCount(id, 'active'), delta),
		deps.audit.entry({
			actor,
			action: `volunteer.${delta === 1 ? 'join' : 'leave'}-${level}`,
			subject: { type: 'volunteer', id: volunteerId },
			changes: [
				{ label: organizationLevelLabels[level], ...(delta === 1 ? { after: name } : { before: name }) },
			],
		}),
	]);
}
