import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actOnCover, actOnCovers } from '#functions/insurance/act-on-cover.ts';
import { pathOfCover } from '#functions/insurance/insurance-cover.repository.ts';
import { listCovers, listHistory } from '#functions/insurance/read-covers.ts';
import { listChanges } from '#functions/volunteers/list-changes.ts';
import {
	allowedActions,
	coverConfirmations,
	coverRequests,
} from '#shared/domain/insurance/allowed-actions.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { hospital, setupInsurance, thisYear, welfare, type InsuranceSetup } from './insured-people.ts';

const nextYear = { startDate: '2027-01-01', endDate: '2027-12-31' };

let setup: InsuranceSetup;
beforeAll(async () => {
	setup = await setupInsurance();
});
afterAll(() => setup.local.stop());

describe('新增加保', () => {
	it('[I-05] [I-15] gives every member a cover, which begins with 未加保', async () => {
		const volunteerId = await setup.member();
		expect(await setup.cover(volunteerId)).toMatchObject({ state: 'none', left: false });
	});

	it('[I-06] [I-07] asks, and the authority confirms with 保險期', async () => {
		const volunteerId = await setup.member();
		expect(await setup.press(hospital, volunteerId, 'enrol')).toMatchObject({
			state: 'enrolling',
			allowedActions: ['cancel-enrolment'],
		});
		const insured = await setup.press(welfare, volunteerId, 'confirm-enrolment', thisYear);
		expect(insured).toMatchObject({ state: 'insured', period: thisYear, revision: 4 });
	});

	it('[I-09] is taken back to 未加保, and to 已退保 where it came from there', async () => {
		const volunteerId = await setup.member();
		await setup.press(hospital, volunteerId, 'enrol');
		expect(await setup.press(hospital, volunteerId, 'cancel-enrolment')).toMatchObject({ state: 'none' });
		await setup.insure(volunteerId);
		await setup.press(hospital, volunteerId, 'withdraw');
		await setup.press(welfare, volunteerId, 'confirm-withdrawal');
		await setup.press(hospital, volunteerId, 'enrol');
		expect(await setup.press(hospital, volunteerId, 'cancel-enrolment')).toMatchObject({
			state: 'withdrawn',
			period: thisYear,
		});
	});

	it('[I-07] refuses a period that is over', async () => {
		const volunteerId = await setup.member();
		await setup.press(hospital, volunteerId, 'enrol');
		const over = { startDate: '2025-01-01', endDate: '2026-03-03' };
		expect(await refusalOf(setup.press(welfare, volunteerId, 'confirm-enrolment', over))).toBe(
			'insurance.period-refused',
		);
	});
});

describe('續保, 退保', () => {
	it('[I-11] renews with 續保期間, which follows 保險期', async () => {
		const volunteerId = await setup.member();
		await setup.insure(volunteerId);
		await setup.press(hospital, volunteerId, 'renew');
		const early = { startDate: '2026-12-31', endDate: '2027-12-30' };
		expect(await refusalOf(setup.press(welfare, volunteerId, 'confirm-renewal', early))).toBe(
			'insurance.period-refused',
		);
		const renewed = await setup.press(welfare, volunteerId, 'confirm-renewal', nextYear);
		expect(renewed).toMatchObject({ state: 'renewed', period: thisYear, renewalPeriod: nextYear });
		const cancelled = await setup.press(hospital, volunteerId, 'cancel-renewal');
		expect(cancelled).toMatchObject({ state: 'insured', period: thisYear });
		expect(cancelled).not.toHaveProperty('renewalPeriod');
	});

	it('[I-11] asks before a renewal that leaves days without cover, and names them', async () => {
		const volunteerId = await setup.member();
		await setup.insure(volunteerId);
		await setup.press(hospital, volunteerId, 'renew');
		const late = { startDate: '2027-03-01', endDate: '2027-12-31' };
		await expect(setup.press(welfare, volunteerId, 'confirm-renewal', late)).rejects.toMatchObject({
			code: 'insurance.period-unusual',
			detail: '116/01/01～116/02/28 共 59 天沒有保險，請於志工保險管理確認後再送出',
		});
		expect(await setup.cover(volunteerId)).toMatchObject({ state: 'renewing' });
		expect(await setup.press(welfare, volunteerId, 'confirm-renewal', late, true)).toMatchObject({
			state: 'renewed',
			renewalPeriod: late,
		});
	});

	it('[I-07] asks before a cover that is longer than a year', async () => {
		const volunteerId = await setup.member();
		await setup.press(hospital, volunteerId, 'enrol');
		const decade = { startDate: '2026-01-01', endDate: '2035-12-31' };
		expect(await refusalOf(setup.press(welfare, volunteerId, 'confirm-enrolment', decade))).toBe(
			'insurance.period-unusual',
		);
		expect(await setup.press(welfare, volunteerId, 'confirm-enrolment', decade, true)).toMatchObject({
			state: 'insured',
			period: decade,
		});
	});

	it('[I-08] [I-09] ends what was asked to end, unless it is taken back before', async () => {
		const volunteerId = await setup.member();
		await setup.insure(volunteerId);
		await setup.press(hospital, volunteerId, 'withdraw');
		expect(await setup.press(hospital, volunteerId, 'cancel-withdrawal')).toMatchObject({ state: 'insured' });
		await setup.press(hospital, volunteerId, 'withdraw');
		const ended = await setup.press(welfare, volunteerId, 'confirm-withdrawal');
		expect(ended).toMatchObject({ state: 'withdrawn', period: thisYear });
	});
});

describe('what is refused', () => {
	it('[I-04] [I-14] blocks every button while 紀錄冊發給單位 is empty', async () => {
		const volunteerId = await setup.member({ recordBookIssuer: '' });
		expect(await refusalOf(setup.press(hospital, volunteerId, 'enrol'))).toBe(
			'insurance.record-book-issuer-missing',
		);
		expect(await setup.cover(volunteerId)).toMatchObject({ state: 'none', bookIssuerKnown: false });
	});

	it('[I-04] [I-14] blocks each button of each state for whoever shows it', async () => {
		const volunteerId = await setup.member();
		const key = { volunteerId, unitId: 'hospital' };
		const { covers } = setup.insurance;
		const withoutBook = {
			...setup.insurance,
			covers: {
				...covers,
				get: async (wanted: typeof key) => {
					const found = await covers.get(wanted);
					return found && { ...found, bookIssuerKnown: false };
				},
			},
		};
		const pressed = new Set<string>();
		async function expectBlocked() {
			const cover = await setup.cover(volunteerId);
			const { revision, state, left } = cover;
			for (const actor of [hospital, welfare]) {
				for (const action of allowedActions({ state, left, path: pathOfCover(cover) }, actor)) {
					const act = { action, revision, period: nextYear };
					const refusal = await refusalOf(actOnCover(withoutBook, actor, key, act));
					expect([state, action, refusal]).toEqual([state, action, 'insurance.record-book-issuer-missing']);
					pressed.add(action);
				}
			}
		}
		await expectBlocked();
		for (const [actor, action, period] of [
			[hospital, 'enrol'],
			[welfare, 'confirm-enrolment', thisYear],
			[hospital, 'renew'],
			[welfare, 'confirm-renewal', nextYear],
			[hospital, 'cancel-renewal'],
			[hospital, 'withdraw'],
			[welfare, 'confirm-withdrawal'],
		] as const) {
			await setup.press(actor, volunteerId, action, period);
			await expectBlocked();
		}
		expect([...pressed].sort()).toEqual([...coverRequests, ...coverConfirmations].sort());
	});

	it('[I-10] takes no button that the state does not show, nor one of another level', async () => {
		const volunteerId = await setup.member();
		expect(await refusalOf(setup.press(hospital, volunteerId, 'renew'))).toBe('insurance.not-allowed');
		await setup.press(hospital, volunteerId, 'enrol');
		expect(await refusalOf(setup.press(hospital, volunteerId, 'confirm-enrolment', thisYear))).toBe(
			'insurance.not-allowed',
		);
	});

	it('lets one of two who press at once win', async () => {
		const volunteerId = await setup.member();
		await setup.press(hospital, volunteerId, 'enrol');
		// Both look at the same state, however late the second one presses.
		const { unitId, revision } = await setup.cover(volunteerId);
		const key = { volunteerId, unitId };
		const answers = await Promise.all([
			refusalOf(actOnCover(setup.insurance, hospital, key, { action: 'cancel-enrolment', revision })),
			refusalOf(
				actOnCover(setup.insurance, welfare, key, {
					action: 'confirm-enrolment',
					revision,
					period: thisYear,
				}),
			),
		]);
		expect(answers.sort()).toEqual(['not refused', 'request.conflict']);
		const history = await setup.insurance.histories.ofCover({ volunteerId, unitId: 'hospital' });
		expect(history).toHaveLength(2);
	});

	it('[S-02] looks like a missing cover from elsewhere', async () => {
		const volunteerId = await setup.member();
		for (const outsider of [city.shelter, city.museum, city.culture, city.hospitalTeam].map((path) =>
			staffAt(path),
		)) {
			expect(await refusalOf(setup.press(outsider, volunteerId, 'enrol'))).toBe('insurance.cover-not-found');
		}
		const nobody = { volunteerId: 'nobody', unitId: 'hospital' };
		expect(
			await refusalOf(actOnCover(setup.insurance, hospital, nobody, { action: 'enrol', revision: 1 })),
		).toBe('insurance.cover-not-found');
	});
});

describe('顯示歷程', () => {
	it('[I-13] tells who did what and when, from which state to which, with the period', async () => {
		const volunteerId = await setup.member();
		await setup.insure(volunteerId);
		const key = { volunteerId, unitId: 'hospital' };
		const { items } = await listHistory(setup.insurance, hospital, key);
		const at = '2026-03-04T04:00:00.000Z';
		const byEvent = new Map(items.map((entry) => [entry.event, entry]));
		expect(byEvent.get('enrol')).toEqual({
			at,
			event: 'enrol',
			from: 'none',
			to: 'enrolling',
			who: 'hospital 承辦人',
			organization: '組織 hospital',
		});
		expect(byEvent.get('confirm-enrolment')).toEqual({
			at,
			event: 'confirm-enrolment',
			from: 'enrolling',
			to: 'insured',
			who: 'welfare 承辦人',
			organization: '組織 welfare',
			period: thisYear,
		});
		expect(await refusalOf(listHistory(setup.insurance, staffAt(city.museum), key))).toBe(
			'insurance.cover-not-found',
		);
	});

	it('[V-14] stands in the change log of the person too', async () => {
		const volunteerId = await setup.member();
		await setup.insure(volunteerId);
		const { items } = await listChanges(setup.deps, hospital, volunteerId, { page: 1, size: 10 });
		expect(items.find(({ action }) => action === '確認加保')?.changes).toEqual([
			{ label: '投保狀態', before: '待加保', after: '已加保' },
			{ label: '保險期', after: '115/01/01～115/12/31' },
		]);
	});
});

describe('ticked rows', () => {
	it('[I-07] confirms all that can be, and says of each other why not', async () => {
		const people = [await setup.member(), await setup.member(), await setup.member({ recordBookIssuer: '' })];
		const [asked = '', idle = '', bookless = ''] = people;
		await setup.press(hospital, asked, 'enrol');
		const rows = await Promise.all(
			people.map(async (volunteerId) => {
				const { revision } = await setup.cover(volunteerId);
				return { volunteerId, unitId: 'hospital', revision };
			}),
		);
		const { items } = await actOnCovers(setup.insurance, welfare, {
			items: rows,
			action: 'confirm-enrolment',
			period: thisYear,
		});
		const { items: shown } = await listCovers(setup.insurance, welfare, { page: 1, size: 100 });
		const cover = shown.find(({ volunteerId }) => volunteerId === asked);
		expect(cover).toMatchObject({ state: 'insured' });
		expect(items).toEqual([
			{ volunteerId: asked, unitId: 'hospital', done: true, cover },
			{ volunteerId: idle, unitId: 'hospital', done: false, message: '目前為「未加保」，不能確認加保' },
			{ volunteerId: bookless, unitId: 'hospital', done: false, message: '目前為「未加保」，不能確認加保' },
		]);
		expect(await setup.cover(asked)).toMatchObject({ state: 'insured' });
	});
});
