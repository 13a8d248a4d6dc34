import type { StaffActor, VolunteerActor } from '#platform/access/actor.ts';
import type { BookRow } from '#shared/contract/applications.ts';
import type { ApplicationDependencies } from '../application-dependencies.ts';
import type { RecordBook } from './record-book.repository.ts';

type Dependencies = Pick<ApplicationDependencies, 'books' | 'standings'>;

function toRow(book: RecordBook, person: { name: string; maskedNationalId: string }): BookRow {
	const { applicant, bookNumber, issuer, issueKind, issuedOn, status, approvedAt } = book;
	return {
		volunteerName: person.name,
		nationalId: person.maskedNationalId,
		applicant,
		bookNumber,
		issuer,
		issueKind,
		issuedOn,
		status,
		approvedAt,
	};
}

/** V-18: every issue of a person's book, newest first. */
export async function listBooks(
	deps: Dependencies,
	actor: StaffActor,
	volunteerId: string,
): Promise<{ items: BookRow[] }> {
	const volunteer = await deps.standings.requireVolunteer(actor, volunteerId);
	const books = await deps.books.list(volunteerId);
	return { items: books.map((book) => toRow(book, volunteer)) };
}

/** The volunteer's own books, on the portal. */
export async function listOwnBooks(deps: Dependencies, actor: VolunteerActor): Promise<{ items: BookRow[] }> {
	const volunteer = await deps.standings.findVolunteer(actor.volunteerId);
	if (!volunteer) return { items: [] };
	const books = await deps.books.list(actor.volunteerId);
	return { items: books.map((book) => toRow(book, volunteer)) };
}
