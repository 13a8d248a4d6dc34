import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listTasks } from '#functions/applications/list-applications.ts';
import { submitApplication } from '#functions/applications/submit-application.ts';
import { stagesFor } from '#shared/domain/applications/stages.ts';
import { people, setupReview, type ReviewSetup } from './review-setup.ts';

const page = { page: 1, size: 50 } as const;
const reviewers = [people.unit, people.purpose, people.governing];

/** [W-12] a type with the longest way, as a registry entry of its own: only its stations differ. */
async function setupLongWay(): Promise<ReviewSetup> {
	return setupReview((deps) => {
		const book = deps.types['record-book'];
		if (!book) throw new Error('no record-book type');
		return {
			...deps,
			types: {
				...deps.types,
				'record-book': { ...book, stages: (path, level) => stagesFor(path, level, ['purpose', 'governing']) },
			},
		};
	});
}

describe('[W-12] an application with three stations: unit → purpose authority → governing authority', () => {
	let review: ReviewSetup;
	beforeAll(async () => {
		review = await setupLongWay();
	});
	afterAll(() => review.stop());

	const inQueueOf = async (actor: (typeof reviewers)[number], applicationId: string) =>
		(await listTasks(review.deps, actor, page)).items.some((row) => row.applicationId === applicationId);

	async function approveUpTo(applicationId: string, station: number): Promise<void> {
		for (const reviewer of reviewers.slice(0, station)) {
			await review.decide(reviewer, applicationId, 'approve');
		}
	}

	it('[W-04] is valid only when all three have approved', async () => {
		const { applicationId, stages } = await review.sent(await review.volunteer());
		expect(stages.map(({ level }) => level)).toEqual(['unit', 'purpose', 'governing']);
		for (const reviewer of reviewers) {
			expect((await review.show(applicationId)).status).toBe('in-review');
			expect(await inQueueOf(reviewer, applicationId)).toBe(true);
			await review.decide(reviewer, applicationId, 'approve');
			expect(await inQueueOf(reviewer, applicationId)).toBe(false);
		}
		const { status, history } = await review.show(applicationId);
		expect(status).toBe('approved');
		expect(history.map(({ role }) => role).slice(1)).toEqual(['運用單位', '目的機關', '主管機關']);
	});

	it.each([
		{ station: 1, by: 'the unit' },
		{ station: 2, by: 'the purpose authority' },
		{ station: 3, by: 'the governing authority' },
	])(
		'[W-15][M-01] returned by $by, it goes to the applicant and through all stations again',
		async ({ station }) => {
			const { applicationId } = await review.sent(await review.volunteer());
			await approveUpTo(applicationId, station - 1);
			const reviewer = reviewers[station - 1] ?? people.unit;
			await review.decide(reviewer, applicationId, 'return', '請補正');
			expect(await inQueueOf(people.team, applicationId)).toBe(true);
			for (const other of reviewers) expect(await inQueueOf(other, applicationId)).toBe(false);
			const { revision, status } = await review.show(applicationId, people.team);
			expect(status).toBe('returned');
			await submitApplication(review.deps, people.team, applicationId, { revision });
			await review.settled();
			await approveUpTo(applicationId, 3);
			expect(await review.show(applicationId)).toMatchObject({ status: 'approved', round: 2 });
		},
	);

	it.each([1, 2, 3])('[W-15] rejected at station %i, it is over', async (station) => {
		const { applicationId } = await review.sent(await review.volunteer());
		await approveUpTo(applicationId, station - 1);
		await review.decide(reviewers[station - 1] ?? people.unit, applicationId, 'reject', '資格不符');
		expect(await review.show(applicationId)).toMatchObject({ status: 'rejected', allowedActions: [] });
		for (const actor of [people.team, ...reviewers])
			expect(await inQueueOf(actor, applicationId)).toBe(false);
	});
});
