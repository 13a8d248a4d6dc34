import type { StaffActor } from '#platform/access/actor.ts';
import type { Audit } from '#platform/audit/audit.ts';
import type { Counters } from '#platform/data/counters.ts';
import type { Change, Transact } from '#platform/data/transaction.ts';
import type { Uniqueness } from '#platform/data/uniqueness.ts';
import { DomainError } from '#platform/errors.ts';
import type { NewId } from '#platform/ids.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import { bookIssuedChanges } from '#functions/volunteers/book-issue.ts';
import { fromFreshReading } from '#functions/volunteers/stale-reading.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';
import { formatRocDate } from '#shared/values/roc-date.ts';
import type { ApplicationDependencies } from '../application-dependencies.ts';
import { openApplicationClaim } from './open-application.ts';
import type { RecordBook, RecordBookRepository } from './record-book.repository.ts';

interface Dependencies {
	books: RecordBookRepository;
	members: ApplicationDependencies['members'];
	directory: Directory;
	uniqueness: Uniqueness;
	counters: Counters;
	audit: Audit;
	transact: Transact;
	newId: NewId;
}

/** A book that was issued on paper, before the system numbered books itself. */
export interface PaperBook {
	bookNumber: string;
	issuer: string;
	issuedOn: IsoDate;
}

/** Whose it is, and the unit that it was issued for. */
export interface BookHolder {
	volunteerId: string;
	unitId: string;
}

/** Kind of the uniqueness item against two people with one number; numbers that the system draws need none. */
const paperNumberClaim = 'paper-book-number';

function numberTaken(): DomainError {
	return new DomainError('application.book-number-taken');
}

/** Throws what speaks against taking the book over, without doing it: the rows of a file are all looked at first. */
export async function checkPaperBook(
	{ books, uniqueness }: Pick<Dependencies, 'books' | 'uniqueness'>,
	{ volunteerId }: BookHolder,
	{ bookNumber }: PaperBook,
): Promise<void> {
	const [issued, open, owner] = await Promise.all([
		books.list(volunteerId),
		uniqueness.find(openApplicationClaim, volunteerId),
		uniqueness.find(paperNumberClaim, bookNumber),
	]);
	if (issued.length > 0) throw new DomainError('application.book-exists');
	if (open !== undefined) throw new DomainError('application.already-open');
	if (owner !== undefined) throw numberTaken();
}

/**
 * Takes a paper book over (N-08): the person keeps its number for life (管理辦法 Art. 7), hours begin to count (H-11) and
 * insurance has its issuer (I-04), all as if it had been approved here.
 */
export async function takeOverPaperBook(
	deps: Dependencies,
	actor: StaffActor,
	holder: BookHolder,
	{ bookNumber, issuer, issuedOn }: PaperBook,
	/** Written in the same transaction. */
	also: readonly Change[],
): Promise<void> {
	const { volunteerId, unitId } = holder;
	const unit = await deps.directory.find(unitId);
	if (!unit) throw new DomainError('volunteer.not-found');
	const issueKind = 'first';
	const book: RecordBook = {
		volunteerId,
		issueId: deps.newId(),
		bookNumber,
		issuer,
		issueKind,
		issuedOn,
		status: 'in-use',
		applicant: unit.name,
		approvedAt: new Date(`${issuedOn}T00:00:00+08:00`).toISOString(),
	};
	await fromFreshReading(async () => {
		await checkPaperBook(deps, holder, book);
		await deps.transact([
			deps.books.createChange(book),
			deps.uniqueness.claim(
				'record-book',
				volunteerId,
				book.issueId,
				() => new DomainError('application.book-exists'),
			),
			deps.uniqueness.claim(paperNumberClaim, bookNumber, volunteerId, numberTaken),
			deps.counters.add('record-books', 1, unitId),
			...(await bookIssuedChanges(
				deps.members,
				volunteerId,
				{ number: bookNumber, issuer, issuedOn, issueKind },
				{ unitId, summary: { status: 'approved' } },
			)),
			deps.audit.entry({
				actor,
				action: 'record-book.take-over',
				subject: { type: 'volunteer', id: volunteerId },
				changes: [
					{ label: '紀錄冊號', after: bookNumber },
					{ label: '發給單位', after: issuer },
					{ label: '發冊日期', after: formatRocDate(issuedOn) },
				],
			}),
			...also,
		]);
	});
}
