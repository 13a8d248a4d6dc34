import { systemActor } from '#platform/access/actor.ts';
import type { Change } from '#platform/data/transaction.ts';
import type { HoursWithBook } from '#functions/hours/recount.ts';
import type { FollowMember } from '#functions/insurance/follow-member.ts';
import type { BookIssueKind } from '#shared/codes/book-issue-kinds.ts';
import type { BookSummary, MembershipKey } from './membership.repository.ts';
import { readPerson, type PersonReading } from './person.ts';

export interface IssuedBook {
	number: string;
	/** 發給單位: the purpose authority (F-16). */
	issuer: string;
	/** ISO date of the approval. */
	issuedOn: string;
	issueKind: BookIssueKind;
}

/**
 * The state of an application in the lists of 紀錄冊申請 (F-11), for the transaction of the application.
 *
 * @param expected the membership as read; `refused` (a `StaleReading` unless told) is thrown when anything of it, the
 * training sums included, has changed since
 */
export function bookSummaryChange(
	deps: Pick<PersonReading, 'memberships'>,
	membership: MembershipKey,
	book: BookSummary,
	expected?: { revision: number },
	refused?: () => Error,
): Change {
	return deps.memberships.bookChange(membership, book, expected, refused);
}

/**
 * A book was approved: number, issuer and date become the person's (F-16), every unit's list shows the book, and hours
 * that were entered without one begin to count (H-11).
 * `applied` is the membership whose application it was, with its new state: no item may be written twice in one
 * transaction. Reads first, so build and write it inside `fromFreshReading`.
 */
export async function bookIssuedChanges(
	deps: PersonReading & { followMember: FollowMember; hoursWithBook: HoursWithBook },
	volunteerId: string,
	book: IssuedBook,
	applied: { unitId: string; summary: BookSummary },
): Promise<Change[]> {
	const person = await readPerson(deps, volunteerId);
	if (!person) throw new TypeError(`no volunteer ${volunteerId}`);
	const { volunteer, memberships } = person;
	const { number, issuer, issuedOn, issueKind } = book;
	const base = { ...volunteer.base, recordBookIssuer: issuer, recordBookIssuedOn: issuedOn };
	const shown = { bookNumber: number, issuer, issueKind };
	return [
		deps.volunteers.bookChange(volunteer, { number, issueKind, base }, await deps.hoursWithBook(volunteer)),
		...memberships.map((membership) => {
			const summary = membership.unitId === applied.unitId ? applied.summary : membership.book;
			return deps.memberships.replaceChange({ ...membership, book: { ...summary, ...shown } });
		}),
		// The book is what insurance waits for (I-04, I-14).
		...(await deps.followMember(systemActor('approval'), { base, recordBookNumber: number }, memberships)),
	];
}
