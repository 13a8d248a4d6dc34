import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeApplication } from '#functions/applications/close-application.ts';
import { exportBook, exportOwnBook } from '#functions/applications/e-book/export-e-book.ts';
import { deleteDraft } from '#functions/applications/edit-application.ts';
import { listBooks, listOwnBooks } from '#functions/applications/record-book/list-books.ts';
import { listCandidates } from '#functions/applications/record-book/list-candidates.ts';
import { volunteerRepository } from '#functions/volunteers/volunteer.repository.ts';
import { DomainError } from '#platform/errors.ts';
import { volunteerActor } from '#tests/support/actors.ts';
import { countedPauses } from '#tests/support/aws-faults.ts';
import { tinyPng } from '#tests/support/memory-object-store.ts';
import { readPdf } from '#tests/support/pdf-text.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { people, setupReview, type ReviewSetup } from './review-setup.ts';

const page = { page: 1, size: 50 } as const;
const noSections = { awards: false };

describe('record books', () => {
	let review: ReviewSetup;
	beforeAll(async () => {
		review = await setupReview();
	});
	afterAll(() => review.stop());

	const candidate = async (volunteerId: string, actor: typeof people.unit = people.unit) =>
		(await listCandidates(review.deps, actor, page)).items.find((row) => row.volunteerId === volunteerId);

	/** A person's record with a cover, as the unit uploads it. */
	async function giveCover(volunteerId: string): Promise<void> {
		const volunteers = volunteerRepository(review.platform.table);
		const volunteer = await volunteers.get(volunteerId, true);
		if (!volunteer) throw new Error('no volunteer');
		const bookCover = {
			fileId: `cover-${volunteerId}`,
			name: 'cover.png',
			size: 70,
			contentType: 'image/png',
		};
		review.objects.objects.set(`files/${bookCover.fileId}`, tinyPng);
		const change = volunteers.updateChange(
			{ ...volunteer, bookCover },
			volunteer,
			() => new Error('changed'),
		);
		await review.platform.transact([change]);
	}

	it('[F-16][F-17][V-18] an approval draws the next number of the field and names issuer, kind and day', async () => {
		const [one, two] = [await review.volunteer(), await review.volunteer()];
		const numbers = [await review.approved(one), await review.approved(two)].map(
			({ bookNumber }) => bookNumber,
		);
		const [first = 0, second = 0] = numbers.map((number) => Number(/\d+/.exec(number ?? '')?.[0]));
		expect(numbers[0]).toMatch(/^社字第\d{8}號$/);
		expect(second).toBe(first + 1);
		const { items } = await listBooks(review.deps, people.unit, one);
		expect(items).toEqual([
			expect.objectContaining({
				...{ volunteerName: '王小明', applicant: expect.stringContaining('組織 hospital') },
				nationalId: expect.stringMatching(/^.{5}\*{5}$/),
				bookNumber: numbers[0],
				issuer: '組織 welfare',
				issueKind: 'first',
				issuedOn: '2026-03-04',
				status: 'in-use',
			}),
		]);
		expect(await listOwnBooks(review.deps, volunteerActor(one))).toEqual({ items });
		const standing = await review.deps.standings.findVolunteer(one);
		expect(standing).toMatchObject({ recordBookNumber: numbers[0], recordBookIssuer: '組織 welfare' });
	});

	it('[F-16] many approvals at once draw different numbers without a gap', async () => {
		const sent = [];
		for (let index = 0; index < 5; index += 1)
			sent.push(await review.sent(await review.volunteer(), people.unit));
		const { decideStage } = await import('#functions/applications/decide-stage.ts');
		await Promise.all(
			sent.map(({ applicationId, revision }) =>
				decideStage(review.deps, people.purpose, applicationId, { revision, result: 'approve' }),
			),
		);
		await review.settled();
		const shown = await Promise.all(sent.map(({ applicationId }) => review.show(applicationId)));
		const values = shown
			.map(({ bookNumber }) => Number(/\d+/.exec(bookNumber ?? '')?.[0]))
			.sort((one, other) => one - other);
		expect(values).toEqual(values.map((_value, index) => (values[0] ?? 0) + index));
	});

	it('[F-16] an approval that others outrun pauses before each try, and is left to the state machine after twelve', async () => {
		const { applicationId } = await review.sent(await review.volunteer(), people.unit);
		const { pause, attempts } = countedPauses();
		const outrun = async () => {
			throw new DomainError('request.conflict');
		};
		const input = { applicationId, round: 1, outcome: 'approved' } as const;
		const close = closeApplication({ ...review.deps, transact: outrun }, input, pause);
		expect(await refusalOf(close)).toBe('request.conflict');
		expect(attempts).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
		expect(await review.show(applicationId)).toMatchObject({ status: 'in-review' });
	});

	it('[F-15] 初次 is refused with a book, 補發 and 換發 without one', async () => {
		const [holder, newcomer] = [await review.volunteer(), await review.volunteer()];
		await review.approved(holder);
		expect(await refusalOf(review.draft(holder, people.unit, 'first'))).toBe('application.book-exists');
		for (const kind of ['reissue', 'renewal'] as const) {
			expect(await refusalOf(review.draft(newcomer, people.unit, kind))).toBe('application.book-missing');
		}
	});

	it.each([
		{ kind: 'reissue', label: '補發', retired: 'lost' },
		{ kind: 'renewal', label: '換發', retired: 'used-up' },
	] as const)(
		'[F-12][M-08][X-10] $label keeps the number and takes the old issue out of use',
		async ({ kind, retired }) => {
			const volunteerId = await review.volunteer();
			const { bookNumber } = await review.approved(volunteerId);
			expect((await review.approved(volunteerId, kind)).bookNumber).toBe(bookNumber);
			const { items } = await listBooks(review.deps, people.unit, volunteerId);
			expect(items.map((book) => [book.issueKind, book.status, book.bookNumber])).toEqual([
				[kind, 'in-use', bookNumber],
				['first', retired, bookNumber],
			]);
			await review.approved(volunteerId, 'renewal');
			const again = await listBooks(review.deps, people.unit, volunteerId);
			expect(again.items.filter((book) => book.status === 'in-use')).toHaveLength(1);
			expect(again.items).toHaveLength(3);
		},
	);

	it('[M-08] a rejected 補發 leaves the book in use', async () => {
		const volunteerId = await review.volunteer();
		const { bookNumber } = await review.approved(volunteerId);
		const { applicationId } = await review.sent(volunteerId, people.unit, 'reissue');
		await review.decide(people.purpose, applicationId, 'reject');
		const { items } = await listBooks(review.deps, people.unit, volunteerId);
		expect(items.map((book) => [book.bookNumber, book.status])).toEqual([[bookNumber, 'in-use']]);
		expect(await candidate(volunteerId)).toMatchObject({ status: 'rejected', bookNumber });
	});

	it('[F-11] the row of a person follows every state, with the buttons that it allows', async () => {
		const volunteerId = await review.volunteer();
		const states: [string, string[] | undefined, string[] | undefined][] = [];
		const look = async () => {
			const [row, seen] = [await candidate(volunteerId), await candidate(volunteerId, people.purpose)];
			states.push([row?.status ?? 'missing', row?.actions, seen?.actions]);
		};
		await look();
		const draft = await review.draft(volunteerId, people.unit);
		await look();
		await deleteDraft(review.deps, people.unit, draft.applicationId);
		await look();
		const { applicationId } = await review.sent(volunteerId, people.unit);
		await look();
		await review.decide(people.purpose, applicationId, 'return');
		await look();
		const { revision } = await review.show(applicationId);
		const { submitApplication } = await import('#functions/applications/submit-application.ts');
		await submitApplication(review.deps, people.unit, applicationId, { revision });
		await review.settled();
		await review.decide(people.purpose, applicationId, 'approve');
		await look();
		expect(states).toEqual([
			['none', ['first'], []],
			['draft', ['edit'], ['view']],
			['none', ['first'], []],
			['in-review', ['view'], ['view']],
			['returned', ['edit'], ['view']],
			['approved', ['reissue', 'renewal', 'view'], ['view']],
		]);
		expect(await candidate(volunteerId)).toMatchObject({
			basicHours: 6,
			specialHours: 6,
			unit: { id: 'hospital', name: '組織 hospital' },
			issuer: '組織 welfare',
			submittedOn: '2026-03-04',
		});
	});

	it('[F-10] the list is narrowed by state and by the days of application', async () => {
		const volunteerId = await review.volunteer();
		await review.sent(volunteerId, people.unit);
		const find = async (filter: object) =>
			(await listCandidates(review.deps, people.unit, { ...page, ...filter })).items.map(
				(row) => row.volunteerId,
			);
		expect(await find({ status: 'in-review' })).toContain(volunteerId);
		expect(await find({ status: 'draft' })).not.toContain(volunteerId);
		expect(await find({ from: '2026-03-04', until: '2026-03-04' })).toContain(volunteerId);
		expect(await find({ from: '2026-03-05' })).toEqual([]);
		expect(
			await refusalOf(listCandidates(review.deps, people.unit, { ...page, organizationId: 'museum' })),
		).toBe('organization.not-found');
	});

	it('[F-10] and by 申請單位, with all that lies below it', async () => {
		const ofUnit = await review.volunteer();
		await review.sent(ofUnit, people.unit);
		const ofTeam = await review.volunteer();
		await review.sent(ofTeam, people.team);
		const never = await review.volunteer();
		const find = async (query: object) => {
			const { items } = await listCandidates(review.deps, people.unit, { ...page, size: 100, ...query });
			return items.map((row) => row.volunteerId);
		};
		const byTeam = await find({ applicantId: people.team.organizationId });
		expect(byTeam).toContain(ofTeam);
		expect(byTeam).not.toContain(ofUnit);
		const byUnit = await find({ applicantId: people.unit.organizationId });
		expect(byUnit).toEqual(expect.arrayContaining([ofTeam, ofUnit]));
		expect(byUnit).not.toContain(never);
		expect(await refusalOf(find({ applicantId: 'museum' }))).toBe('organization.not-found');
	});

	it('[V-22] an export names what is missing, and whom to ask', async () => {
		const missing = async (volunteerId: string) => {
			const error = await exportBook(review.deps, people.unit, volunteerId, noSections).catch(
				(thrown: unknown) => thrown as DomainError,
			);
			expect(error).toMatchObject({ code: 'book.not-exportable' });
			return (error as DomainError).detail;
		};
		const volunteerId = await review.volunteer();
		expect(await missing(volunteerId)).toBe(
			'缺少核准的紀錄冊、紀錄冊封面、紀錄冊發給單位、發冊日期，請洽運用單位協助補齊',
		);
		await review.approved(volunteerId);
		expect(await missing(volunteerId)).toBe('缺少紀錄冊封面，請洽運用單位協助補齊');
		await giveCover(volunteerId);
		const { fileName } = await exportBook(review.deps, people.unit, volunteerId, noSections);
		expect(fileName).toBe('志願服務紀錄冊-王小明.pdf');
		expect(await refusalOf(exportBook(review.deps, people.otherUnit, volunteerId, noSections))).toBe(
			'volunteer.not-found',
		);
	});

	it('[V-19][V-21] prints the ticked sections within their days, and leaves the others blank', async () => {
		const volunteerId = await review.volunteer();
		await review.approved(volunteerId);
		await giveCover(volunteerId);
		const textOf = async (sections: Parameters<typeof exportOwnBook>[2]) => {
			const { url } = await exportOwnBook(review.deps, volunteerActor(volunteerId), sections);
			const bytes = review.objects.objects.get(url.replace('https://objects.test/', ''));
			const { pages } = await readPdf(bytes ?? new Uint8Array());
			return pages.map(({ text }) => text).join('\n');
		};
		const course = '志願服務內涵及倫理';
		const year = { from: '2024-01-01', until: '2024-12-31' };
		expect(await textOf({ ...noSections, coreTraining: year })).toContain(course);
		expect(
			await textOf({ ...noSections, coreTraining: { from: '2025-01-01', until: '2025-12-31' } }),
		).not.toContain(course);
		expect(await textOf(noSections)).not.toContain(course);
		const cover = await textOf(noSections);
		expect(cover).toContain('組織 welfare');
		expect(cover).toContain('社字第');
	});
});
