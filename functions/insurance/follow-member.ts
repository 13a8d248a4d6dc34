import type { Actor } from '#platform/access/actor.ts';
import type { Change } from '#platform/data/transaction.ts';
import type { Membership } from '#functions/volunteers/standing.ts';
import { StaleReading } from '#functions/volunteers/stale-reading.ts';
import { mayHappen, type CoverEvent } from '#shared/domain/insurance/cover-states.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';
import { coverCountChanges } from './cover-counts.ts';
import { coverWriting } from './cover-writing.ts';
import { coverAfter, historyChange, type CoverWriting } from './event-changes.ts';
import type { InsuranceCover } from './insurance-cover.repository.ts';

/** What a cover copies from the person. */
interface PersonFacts {
	base: { birthDate: IsoDate };
	/** Of the book that was issued or taken over; a typed 發給單位 is none (I-14). */
	recordBookNumber?: string | undefined;
}

/**
 * Keeps the covers of a person true to their memberships: part of every transaction that makes, moves, renames, ends or
 * takes up a membership, or changes 生日 or issues a book. `memberships` are as they will be; those that nothing changed
 * cost nothing. Reads first and states what it read, so build and write it inside `fromFreshReading`.
 */
export type FollowMember = (
	actor: Actor,
	person: PersonFacts,
	memberships: readonly Membership[],
) => Promise<Change[]>;

const stale = () => new StaleReading();

export function followMember(platform: Parameters<typeof coverWriting>[0]): FollowMember {
	const deps = coverWriting(platform);
	return async (actor, person, memberships) => {
		const [first] = memberships;
		if (!first) return [];
		const covers = await deps.covers.ofVolunteer(first.volunteerId, true);
		return memberships.flatMap((membership) => {
			const cover = covers.find(({ unitId }) => unitId === membership.unitId);
			return cover ? followed(deps, actor, cover, { membership, person }) : begun(deps, membership, person);
		});
	};
}

/** A new member is 未加保 (I-05). */
function begun(deps: CoverWriting, membership: Membership, person: PersonFacts): Change[] {
	const cover = newCover(membership, person);
	return [deps.covers.createChange(cover, stale), ...coverCountChanges(deps.counters, undefined, cover)];
}

export function newCover(membership: Membership, person: PersonFacts): InsuranceCover {
	return { ...copied(membership, person), state: 'none', revision: 1 };
}

function followed(
	deps: CoverWriting,
	actor: Actor,
	before: InsuranceCover,
	{ membership, person }: { membership: Membership; person: PersonFacts },
): Change[] {
	const { teamId: _team, squadId: _squad, ...kept } = before;
	const moved: InsuranceCover = { ...kept, ...copied(membership, person) };
	const event = eventOf(before, moved);
	const after = event ? coverAfter(moved, event) : moved;
	if (!event && isSame(before, after)) return [];
	return [
		deps.covers.replaceChange(before, after, stale),
		...(event ? [historyChange(deps, [before, after], { event, actor })] : []),
		...coverCountChanges(deps.counters, before, after),
	];
}

/**
 * What leaving and coming back do to the cover (I-12). A request that the authority has not confirmed is taken back;
 * whoever is insured waits for withdrawal. Somebody who comes back before that stays on the way out, since the insurer
 * may know already, but the unit may take it back.
 */
function eventOf(before: InsuranceCover, { left }: InsuranceCover): CoverEvent | undefined {
	if (left === before.left) return undefined;
	const events = left ? (['leave', 'leave-unconfirmed'] as const) : (['rejoin'] as const);
	return events.find((event) => mayHappen(event, before.state));
}

function copied(membership: Membership, { base, recordBookNumber }: PersonFacts) {
	const { volunteerId, governingId, purposeId, unitId, teamId, squadId, name, nationalIdMasked } = membership;
	return {
		volunteerId,
		governingId,
		purposeId,
		unitId,
		...(teamId && { teamId }),
		...(squadId && { squadId }),
		left: membership.status === 'left',
		name,
		nationalIdMasked,
		birthDate: base.birthDate,
		bookIssuerKnown: recordBookNumber !== undefined,
	};
}

const copies = [
	'teamId',
	'squadId',
	'left',
	'name',
	'nationalIdMasked',
	'birthDate',
	'bookIssuerKnown',
] as const;

function isSame(one: InsuranceCover, other: InsuranceCover): boolean {
	return copies.every((copy) => one[copy] === other[copy]);
}
