import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideBatch, decideStage } from '#functions/applications/decide-stage.ts';
import { saveDraft } from '#functions/applications/edit-application.ts';
import { listTasks, searchApplications } from '#functions/applications/list-applications.ts';
import { submitApplication } from '#functions/applications/submit-application.ts';
import { applicationsContract } from '#shared/contract/applications.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { people, setupReview, type ReviewSetup } from './review-setup.ts';

const page = { page: 1, size: 50 } as const;

describe('reviewing', () => {
	let review: ReviewSetup;
	beforeAll(async () => {
		review = await setupReview();
	});
	afterAll(() => review.stop());

	const queue = async (actor: typeof people.unit) => {
		const { items, page: info } = await listTasks(review.deps, actor, page);
		expect(info.total).toBe(items.length);
		return items.map(({ applicationId, task, status }) => ({ applicationId, task, status }));
	};

	it("[W-10][S-10] a team's form goes to its unit, then to the purpose authority; queues follow each step", async () => {
		const { applicationId } = await review.sent(await review.volunteer());
		const row = { applicationId, task: 'review', status: 'in-review' };
		expect(await queue(people.unit)).toContainEqual(row);
		expect(await queue(people.purpose)).not.toContainEqual(row);
		await review.decide(people.unit, applicationId, 'approve', '資料齊全');
		expect(await queue(people.unit)).not.toContainEqual(row);
		expect(await queue(people.purpose)).toContainEqual(row);
		const open = await review.show(applicationId, people.purpose);
		expect(open.history.at(-1)).toEqual({ station: 2, round: 1, role: '目的機關', result: '審核中' });
		await review.decide(people.purpose, applicationId, 'approve');
		expect(await queue(people.purpose)).not.toContainEqual(row);
		expect((await review.show(applicationId)).status).toBe('approved');
	});

	it("[W-10] a unit's own form goes straight to the purpose authority", async () => {
		const { stages } = await review.sent(await review.volunteer(), people.unit);
		expect(stages.map(({ level }) => level)).toEqual(['purpose']);
	});

	it('[L][W-05] where nobody at the station can decide, the governing authority does, and the history says for whom', async () => {
		const { applicationId } = await review.sent(await review.volunteer(), people.unit);
		expect((await review.show(applicationId, people.governing)).allowedActions).toEqual(['review']);
		await review.decide(people.governing, applicationId, 'approve');
		const { status, history } = await review.show(applicationId, people.unit);
		expect(status).toBe('approved');
		const decision = history.find(({ station }) => station === 1);
		expect(decision).toMatchObject({ role: '主管機關', actedFor: '組織 welfare', result: '核准' });
		expect(history.find(({ station }) => station === 0)).not.toHaveProperty('actedFor');
	});

	it('[L] another purpose authority does not stand in', async () => {
		const { applicationId, revision } = await review.sent(await review.volunteer(), people.unit);
		const attempt = decideStage(review.deps, people.otherPurpose, applicationId, {
			revision,
			result: 'approve',
		});
		expect(await refusalOf(attempt)).toBe('application.not-found');
	});

	it('[W-16] of two reviewers at once one decides; the other is told', async () => {
		const { applicationId, revision } = await review.sent(await review.volunteer(), people.unit);
		const decisions = await Promise.all([
			refusalOf(decideStage(review.deps, people.purpose, applicationId, { revision, result: 'approve' })),
			refusalOf(
				decideStage(review.deps, people.purposeColleague, applicationId, {
					revision,
					result: 'reject',
					opinion: '資格不符',
				}),
			),
		]);
		expect(decisions.sort()).toEqual(['application.already-decided', 'not refused']);
		await review.settled();
		const { history, status } = await review.show(applicationId);
		expect(history.filter(({ station }) => station === 1)).toHaveLength(1);
		expect(['approved', 'rejected']).toContain(status);
	});

	it('[W-16] who is overtaken between two readings is told the same', async () => {
		const { applicationId, revision } = await review.sent(await review.volunteer(), people.unit);
		const { openStages } = review.deps;
		const overtaken = {
			...review.deps,
			openStages: {
				...openStages,
				get: async (id: string) => {
					await decideStage(review.deps, people.purposeColleague, id, { revision, result: 'approve' });
					return openStages.get(id);
				},
			},
		};
		const late = decideStage(overtaken, people.purpose, applicationId, { revision, result: 'approve' });
		expect(await refusalOf(late)).toBe('application.already-decided');
		await review.settled();
	});

	it('[W-16] who decides later is told as well, and changes nothing', async () => {
		const { applicationId, revision } = await review.sent(await review.volunteer(), people.unit);
		await review.decide(people.purpose, applicationId, 'approve');
		const late = decideStage(review.deps, people.purposeColleague, applicationId, {
			revision,
			result: 'approve',
		});
		expect(await refusalOf(late)).toBe('application.already-decided');
	});

	it('[W-16] nobody approves what they sent themselves; a colleague at the same desk does', async () => {
		const { applicationId, revision } = await review.draft(await review.volunteer(), people.team);
		// The unit's manager sends the team's form, and is the first reviewer as well.
		await submitApplication(review.deps, people.unit, applicationId, { revision });
		await review.settled();
		const { allowedActions } = await review.show(applicationId, people.unit);
		expect(allowedActions).toEqual(['withdraw']);
		expect(await refusalOf(review.decide(people.unit, applicationId, 'approve'))).toBe(
			'application.own-submission',
		);
		const colleague = { ...people.unit, accountId: 'unit-colleague' };
		await review.decide(colleague, applicationId, 'approve');
		expect((await review.show(applicationId)).stageIndex).toBe(1);
	});

	it('[W-16][S-02] another organisation neither sees nor decides; a purpose authority above sees only', async () => {
		const { applicationId } = await review.sent(await review.volunteer());
		for (const stranger of [people.otherUnit, people.otherPurpose]) {
			expect(await refusalOf(review.decide(stranger, applicationId, 'approve'))).toBe(
				'application.not-found',
			);
		}
		expect((await review.show(applicationId, people.purpose)).allowedActions).toEqual([]);
		expect(await refusalOf(review.decide(people.purpose, applicationId, 'approve'))).toBe(
			'application.already-decided',
		);
	});

	it('[W-16] a station cannot decide before its turn', async () => {
		const { applicationId } = await review.sent(await review.volunteer(), people.team);
		expect(await refusalOf(review.decide(people.purpose, applicationId, 'approve'))).toBe(
			'application.already-decided',
		);
	});

	it('[W-03] a decision on an older version of the form is refused', async () => {
		const { applicationId, revision } = await review.sent(await review.volunteer(), people.unit);
		const attempt = decideStage(review.deps, people.purpose, applicationId, {
			revision: revision - 1,
			result: 'approve',
		});
		expect(await refusalOf(attempt)).toBe('application.already-decided');
	});

	it('[W-03] 否決 and 退回 need an opinion', () => {
		const { body } = applicationsContract.decide;
		const parse = (result: string, opinion?: string) => body.safeParse({ revision: 1, result, opinion });
		for (const result of ['reject', 'return']) {
			expect(parse(result).error?.issues[0]?.path).toEqual(['opinion']);
			expect(parse(result, '   ').success).toBe(false);
			expect(parse(result, '請補正').success).toBe(true);
		}
		expect(parse('approve').success).toBe(true);
	});

	it('[W-15][S-10] 退回 puts the same form into the applicant 待辦事項; sent again it starts at the first station', async () => {
		const { applicationId, number } = await review.sent(await review.volunteer(), people.team);
		await review.decide(people.unit, applicationId, 'approve');
		await review.decide(people.purpose, applicationId, 'return', '請補正照片');
		expect(await queue(people.team)).toEqual([{ applicationId, task: 'returned', status: 'returned' }]);
		const returned = await review.show(applicationId, people.team);
		expect(returned).toMatchObject({ status: 'returned', allowedActions: ['edit', 'submit', 'withdraw'] });
		const form = { ...(await review.completeForm(people.team)), remark: '已補正' };
		const { revision } = await saveDraft(review.deps, people.team, applicationId, {
			revision: returned.revision,
			form,
		});
		const again = await submitApplication(review.deps, people.team, applicationId, { revision });
		await review.settled();
		expect(again).toMatchObject({ number, round: 2, stageIndex: 0 });
		expect(await queue(people.team)).toEqual([]);
		await review.decide(people.unit, applicationId, 'approve');
		await review.decide(people.purpose, applicationId, 'approve', '准予發給');
		const { status, history } = await review.show(applicationId);
		expect(status).toBe('approved');
		expect(history.map(({ round, station, result }) => `${round}.${station} ${result}`)).toEqual([
			'1.0 送審',
			'1.1 核准',
			'1.2 退回申請人',
			'2.0 送審',
			'2.1 核准',
			'2.2 核准',
		]);
	});

	it('[W-05] a line of the history names role, person, opinion, time and result', async () => {
		const { applicationId } = await review.sent(await review.volunteer(), people.unit);
		await review.decide(people.purpose, applicationId, 'return', '請補正照片');
		const { history } = await review.show(applicationId);
		expect(history).toEqual([
			expect.objectContaining({
				station: 0,
				round: 1,
				role: '申請人（運用單位）',
				person: people.unit.name,
				result: '送審',
			}),
			expect.objectContaining({
				station: 1,
				round: 1,
				role: '目的機關',
				person: people.purpose.name,
				opinion: '請補正照片',
				result: '退回申請人',
			}),
		]);
		for (const line of history) expect(line.at).toMatch(/^2026-03-04T\d\d:\d\d:\d\d\.\d{3}Z$/);
	});

	it('[W-15][W-04] 否決 ends the form and issues nothing; a new one may be filed', async () => {
		const volunteerId = await review.volunteer();
		const { applicationId } = await review.sent(volunteerId, people.unit);
		await review.decide(people.purpose, applicationId, 'reject', '資格不符');
		const rejected = await review.show(applicationId);
		expect(rejected).toMatchObject({ status: 'rejected', allowedActions: [] });
		expect(rejected.bookNumber).toBeUndefined();
		expect(await review.deps.books.list(volunteerId)).toEqual([]);
		const { revision } = rejected;
		expect(await refusalOf(submitApplication(review.deps, people.unit, applicationId, { revision }))).toBe(
			'application.not-editable',
		);
		expect((await review.draft(volunteerId, people.unit)).status).toBe('draft');
	});

	it('[F-18] the contact of the form is told the result by mail', async () => {
		const { applicationId, number } = await review.sent(await review.volunteer(), people.unit);
		review.mails.length = 0;
		await review.decide(people.purpose, applicationId, 'return', '請補正照片');
		expect(review.mails).toHaveLength(1);
		const [mail] = review.mails;
		expect(mail?.to).toBe('contact@example.com');
		const page = `https://admin.example/reviews/${applicationId}`;
		for (const part of [number, '退回申請人', '請補正照片', '審核單位：組織 welfare', page]) {
			expect(mail?.text).toContain(part);
		}
	});

	it('[F-16] the volunteer is told of the book in both languages: which one they read, nobody knows', async () => {
		const { applicationId } = await review.sent(await review.volunteer(), people.unit);
		review.mails.length = 0;
		await review.decide(people.purpose, applicationId, 'approve');
		const { bookNumber = '' } = await review.show(applicationId);
		const told = review.mails.find(({ to }) => to.startsWith('volunteer'));
		expect(told?.subject).toContain('志願服務紀錄冊已核發 / Your record book was issued');
		expect(told?.text).toContain(`紀錄冊號：${bookNumber}`);
		expect(told?.text).toContain(`Book number: ${bookNumber}`);
	});

	it('[S-10] a form that was sent earlier stands before one that reached the reviewer earlier', async () => {
		const first = await review.sent(await review.volunteer(), people.team);
		const second = await review.sent(await review.volunteer(), people.unit);
		await review.decide(people.unit, first.applicationId, 'approve');
		const waiting = (await queue(people.purpose)).map(({ applicationId }) => applicationId);
		expect(waiting.indexOf(first.applicationId)).toBeLessThan(waiting.indexOf(second.applicationId));
		const { items } = await listTasks(review.deps, people.purpose, page);
		const sentAt = items.map(({ submittedAt }) => submittedAt);
		expect(sentAt).toEqual([...sentAt].sort());
	});

	it('[W-01] 批次審核 decides each ticked row by itself and says why one was not', async () => {
		const first = await review.sent(await review.volunteer(), people.unit);
		const second = await review.sent(await review.volunteer(), people.unit);
		const taken = await review.sent(await review.volunteer(), people.unit);
		await review.decide(people.purposeColleague, taken.applicationId, 'approve');
		const { items } = await decideBatch(review.deps, people.purpose, {
			items: [
				...[first, taken, second].map(({ applicationId, revision }) => ({ applicationId, revision })),
				{ applicationId: 'none', revision: 1 },
			],
			result: 'approve',
		});
		expect(items).toEqual([
			{ applicationId: first.applicationId, done: true },
			{ applicationId: taken.applicationId, done: false, message: '此申請單已由其他人審核' },
			{ applicationId: second.applicationId, done: true },
			{ applicationId: 'none', done: false, message: '查無此申請單' },
		]);
		await review.settled();
		for (const { applicationId } of [first, second]) {
			expect((await review.show(applicationId)).status).toBe('approved');
		}
	});

	it('[W-06][W-07] 審核單查詢 shows the scope, newest first, by item, state, summary and applicant', async () => {
		const volunteerId = await review.volunteer(true, '葉查詢');
		const { applicationId, number } = await review.sent(volunteerId, people.team);
		const all = await searchApplications(review.deps, people.purpose, page);
		expect(all.items[0]).toMatchObject({ applicationId, number, item: 'record-book', status: 'in-review' });
		expect(all.page.total).toBe(all.items.length);
		const times = all.items.map(({ submittedAt }) => submittedAt);
		expect(times).toEqual([...times].sort().reverse());
		const find = async (filter: object) =>
			(await searchApplications(review.deps, people.purpose, { ...page, ...filter })).items.map(
				(row) => row.applicationId,
			);
		expect(await find({ summary: '葉查詢' })).toEqual([applicationId]);
		expect(await find({ applicant: 'hteam 承辦人', status: 'in-review' })).toContain(applicationId);
		expect(await find({ summary: '葉查詢', status: 'approved' })).toEqual([]);
		expect(await find({ item: 'honour-card' })).toEqual([]);
		expect((await searchApplications(review.deps, people.otherPurpose, page)).items).toEqual([]);
	});

	it('[S-10][W-01] 待審核申請單 is narrowed by kind, summary and applicant', async () => {
		const { applicationId } = await review.sent(await review.volunteer(true, '葉待審'), people.unit);
		const find = async (filter: object) =>
			(await listTasks(review.deps, people.purpose, { ...page, ...filter })).items.map(
				(row) => row.applicationId,
			);
		expect(await find({ task: 'review', summary: '葉待審' })).toEqual([applicationId]);
		expect(await find({ task: 'returned', summary: '葉待審' })).toEqual([]);
		expect(await find({ item: 'record-book', summary: '葉待審' })).toEqual([applicationId]);
		expect(await find({ applicant: '沒有這個人' })).toEqual([]);
	});
});
