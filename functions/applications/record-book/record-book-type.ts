import type { Clock } from '#platform/clock.ts';
import type { Counters } from '#platform/data/counters.ts';
import type { Sequences } from '#platform/data/sequences.ts';
import type { Uniqueness } from '#platform/data/uniqueness.ts';
import { DomainError } from '#platform/errors.ts';
import type { NewId } from '#platform/ids.ts';
import { siteMail } from '#platform/mail/site-mail.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import { bookIssuedChanges, bookSummaryChange } from '#functions/volunteers/book-issue.ts';
import type { BookSummary } from '#functions/volunteers/standing.ts';
import type { Standings } from '#functions/volunteers/standing.ts';
import { labelOfBookIssueKind } from '#shared/codes/book-issue-kinds.ts';
import { bookPrefixOf } from '#shared/codes/service-categories.ts';
import { stagesFor } from '#shared/domain/applications/stages.ts';
import { idAtLevel } from '#shared/domain/organizations/organization-path.ts';
import { formatRocDateLong } from '#shared/values/roc-date.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import type { ApplicationDependencies } from '../application-dependencies.ts';
import type { ApplicationType, Issue } from '../application-types.ts';
import type { ApplicationHead } from '../application.repository.ts';
import type { RecordBook, RecordBookRepository } from './record-book.repository.ts';

interface Dependencies {
	books: RecordBookRepository;
	standings: Standings;
	members: ApplicationDependencies['members'];
	directory: Directory;
	sequences: Sequences;
	uniqueness: Uniqueness;
	counters: Counters;
	clock: Clock;
	newId: NewId;
	cityName: string;
}

/** 「社字第00000012號」. */
export function bookNumber(prefix: string, value: number): string {
	return `${prefix}字第${String(value).padStart(8, '0')}號`;
}

/** 紀錄冊申請: reviewed by the purpose authority, after the unit when a team or squad applies (W-10). */
export function recordBookType(deps: Dependencies): ApplicationType {
	return {
		item: 'record-book',
		stages: (path, level) => stagesFor(path, level, ['purpose']),
		issue: (application) => issueBook(deps, application),
		statusChanges: async (application, judged) => {
			const key = { volunteerId: application.volunteerId, unitId: application.memberUnitId };
			const member = judged ?? (await deps.members.memberships.get(key, true));
			return [bookSummaryChange(deps.members, key, summaryOf(application, member?.book), judged)];
		},
	};
}

/**
 * F-16: draws the number, names the purpose authority as issuer and the day as issue date. A person keeps one number
 * for life (管理辦法 Art. 7): 補發 and 換發 issue the same number anew and take the old book out of use (M-08).
 */
async function issueBook(deps: Dependencies, application: ApplicationHead): Promise<Issue> {
	const { volunteerId, memberUnitId, issueKind } = application;
	const [subject, books, purpose] = await Promise.all([
		deps.standings.find(volunteerId, memberUnitId),
		deps.books.list(volunteerId),
		deps.directory.find(idAtLevel(application.membershipPath, 'purpose') ?? ''),
	]);
	const category = subject?.category;
	if (!subject || !category || !purpose) throw new DomainError('volunteer.not-found');
	const inUse = books.find((book) => book.status === 'in-use');
	const number =
		issueKind === 'first'
			? await deps.sequences.next(`record-book:${bookPrefixOf(category)}`).then(({ value, change }) => ({
					text: bookNumber(bookPrefixOf(category), value),
					changes: [change],
				}))
			: { text: requireBook(inUse).bookNumber, changes: [] };
	const now = deps.clock();
	const issuedOn = todayInTaipei(now);
	const book: RecordBook = {
		volunteerId,
		issueId: deps.newId(),
		bookNumber: number.text,
		issuer: purpose.name,
		issueKind,
		issuedOn,
		status: 'in-use',
		applicant: application.applicant,
		applicationId: application.applicationId,
		approvedAt: now.toISOString(),
	};
	const oneForLife =
		issueKind === 'first'
			? [
					deps.uniqueness.claim(
						'record-book',
						volunteerId,
						application.applicationId,
						() => new DomainError('application.book-exists'),
					),
				]
			: [deps.books.retireChange(requireBook(inUse), issueKind === 'reissue' ? 'lost' : 'used-up')];
	return {
		changes: [
			...number.changes,
			...oneForLife,
			deps.books.createChange(book),
			...(issueKind === 'first' ? [deps.counters.add('record-books', 1, memberUnitId)] : []),
			...(await bookIssuedChanges(
				deps.members,
				volunteerId,
				{ number: book.bookNumber, issuer: book.issuer, issuedOn, issueKind },
				{ unitId: memberUnitId, summary: summaryOf({ ...application, status: 'approved' }, undefined) },
			)),
		],
		head: { bookNumber: book.bookNumber },
		mails: subject.volunteer.email ? [issuedMail(deps.cityName, subject.volunteer, book)] : [],
	};
}

/** F-11: what the lists show of an application; a book that exists stays shown while another is applied for. */
function summaryOf(application: ApplicationHead, before: BookSummary | undefined): BookSummary {
	const { bookNumber, issuer } = before ?? {};
	const book = { ...(bookNumber && { bookNumber }), ...(issuer && { issuer }) };
	if (application.status === 'none') return { status: bookNumber ? 'approved' : 'none', ...book };
	return {
		status: application.status,
		applicationId: application.applicationId,
		applicantName: application.applicant,
		applicantPath: application.applicantPath,
		issueKind: application.issueKind,
		...(application.submittedAt && { submittedOn: todayInTaipei(new Date(application.submittedAt)) }),
		...book,
	};
}

function requireBook(book: RecordBook | undefined): RecordBook {
	if (!book) throw new DomainError('application.book-missing');
	return book;
}

function issuedMail(cityName: string, volunteer: { name: string; email: string }, book: RecordBook) {
	const words = {
		'zh-Hant': {
			title: '志願服務紀錄冊已核發',
			lines: [
				`${volunteer.name} 您好：`,
				'',
				`您的志願服務紀錄冊（${labelOfBookIssueKind(book.issueKind)}）已審核通過。`,
				`紀錄冊號：${book.bookNumber}`,
				`發給單位：${book.issuer}`,
				`發冊日期：${formatRocDateLong(book.issuedOn)}`,
				'',
				'您可以登入志工專區，在「服務紀錄」查看並下載電子紀錄冊。首次登入請以「忘記密碼」設定密碼。',
				'感謝您的付出。',
			],
		},
		en: {
			title: 'Your record book was issued',
			lines: [
				`Dear ${volunteer.name},`,
				'',
				`Your volunteer service record book (${labelOfBookIssueKind(book.issueKind, 'en')}) was approved.`,
				`Book number: ${book.bookNumber}`,
				`Issued by: ${book.issuer}`,
				`Issued on: ${book.issuedOn.replaceAll('-', '/')}`,
				'',
				'Sign in to the volunteer area to see and download it. The first time, set a password with “Forgot password”.',
				'Thank you for your service.',
			],
		},
	};
	return { to: volunteer.email, ...siteMail(cityName, words) };
}
