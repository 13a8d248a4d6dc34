import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEntries } from '#functions/hours/create-entries.ts';
import { leaveUnit } from '#functions/volunteers/leave-unit.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { entryForm, governing, hospital, museum, setupHours, type HoursSetup } from './hours-setup.ts';

let setup: HoursSetup;
beforeAll(async () => {
	setup = await setupHours();
});
afterAll(() => setup.local.stop());

const unit = 'hospital';

describe('批次新增時數', () => {
	it('[H-04] [H-07] [H-08] writes the same entry for every ticked person, and says who was refused and why', async () => {
		const trained = [await setup.addTrained(), await setup.addTrained()];
		const { volunteerId: untrained } = await setup.add();
		const { items } = await createEntries(setup.hours, hospital, {
			batchKey: 'everybody',
			members: [...trained, untrained, 'nobody'].map((volunteerId) => ({ volunteerId, unitId: unit })),
			entry: entryForm({ hours: 1.1, note: '春季' }),
		});
		expect(items).toEqual([
			...trained.map((volunteerId) => ({ volunteerId, unitId: unit, done: true })),
			{ volunteerId: untrained, unitId: unit, done: false, message: '尚未上傳基礎訓練證書，無法登錄時數' },
			{ volunteerId: 'nobody', unitId: unit, done: false, message: '查無此志工' },
		]);
		for (const volunteerId of trained) {
			expect((await setup.entriesOf(volunteerId)).items).toMatchObject([
				{
					startDate: '2025-05-01',
					endDate: '2025-05-31',
					item: '51',
					content: '07',
					hours: 1.1,
					effectiveHours: 1.1,
					note: '春季',
					hourType: 'regular',
					category: '01',
				},
			]);
		}
	});

	it('[H-04] writes nothing twice when the request is sent again, also at once', async () => {
		const volunteerId = await setup.addTrained();
		const again = { batchKey: 'impatient' };
		const answers = await Promise.all(Array.from({ length: 3 }, () => setup.enter(volunteerId, {}, again)));
		expect([...answers, await setup.enter(volunteerId, {}, again)]).toEqual(
			Array.from({ length: 4 }, () => undefined),
		);
		// Not the same request any more: to call it done would be untrue.
		expect(await setup.enter(volunteerId, { startDate: '2025-05-02' }, again)).toContain('登錄過不同的內容');
		expect((await setup.entriesOf(volunteerId)).items).toHaveLength(1);
		await setup.enter(volunteerId, {}, { batchKey: 'another' });
		expect((await setup.entriesOf(volunteerId)).items).toHaveLength(2);
	});

	it('[H-04] costs the same for somebody who has served every day for twenty years', async () => {
		const [newcomer, daily] = [await setup.addTrained(), await setup.addTrained()];
		await setup.enter(daily);
		await setup.serveDaily(daily, 2000);
		const costOf = (volunteerId: string) => setup.local.measure(() => setup.enter(volunteerId));
		const [usual, longest] = [await costOf(newcomer), await costOf(daily)];
		expect(longest.readUnits).toBeLessThanOrEqual(usual.readUnits + 1);
		expect(longest.requests).toBe(usual.requests);
	});

	it('[H-16] keeps who entered the hours, and tells the change log', async () => {
		const volunteerId = await setup.addTrained();
		await setup.enter(volunteerId);
		expect((await setup.entriesOf(volunteerId)).items[0]).toMatchObject({ registrar: 'hospital 承辦人' });
		const [stored] = await setup.hours.serviceHours.ofVolunteer(volunteerId);
		expect(stored?.registrarId).toBe(hospital.accountId);
		const log = await setup.deps.changeLog.of({ type: 'volunteer', id: volunteerId }, { page: 1, size: 10 });
		expect(log.items[0]).toMatchObject({
			action: 'hours.create',
			actorName: 'hospital 承辦人',
			changes: expect.arrayContaining([{ label: '服務內容', after: '關懷訪視' }]) as unknown,
		});
	});
});

describe('whose hours', () => {
	it('[H-14] [S-02] are entered for service in the own unit only', async () => {
		const volunteerId = await setup.addTrained();
		await setup.joinMuseum(volunteerId);
		const asHospital = { unitId: 'museum' };
		expect(await setup.enter(volunteerId, {}, asHospital)).toBe('查無此志工');
		const team = staffAt(city.hospitalTeam);
		expect(await setup.enter(volunteerId, {}, { actor: team })).toBe('查無此志工');
		expect(await setup.enter(volunteerId, {}, { ...asHospital, actor: museum })).toBeUndefined();
		expect(await setup.enter(volunteerId, {}, { ...asHospital, actor: governing })).toBeUndefined();
	});

	it('[H-14] are never of another category than the account', async () => {
		const nodes = await setup.deps.directory.find('shelter');
		const volunteerId = await setup.addTrained();
		const foreign = {
			...setup.hours.directory,
			find: async (id: string) =>
				id === unit && nodes ? { ...nodes, id, category: '05' as const } : setup.hours.directory.find(id),
		};
		const { items } = await createEntries({ ...setup.hours, directory: foreign }, staffAt(city.welfare), {
			batchKey: 'foreign',
			members: [{ volunteerId, unitId: unit }],
			entry: entryForm(),
		});
		expect(items[0]?.message).toBe('不可登錄其他服務類別單位的時數');
	});

	it('[H-14] [X-20] are for a 服務項目 of the unit’s category, or one that is done in any field', async () => {
		const volunteerId = await setup.addTrained();
		const refused = '「警政服務」不屬於運用單位的服務類別「社會福利類」，請選擇該類別的服務項目';
		const police = { item: '06', content: '19' } as const;
		expect(await setup.enter(volunteerId, police)).toBe(refused);
		expect(await setup.enter(volunteerId, police, { actor: governing })).toBe(refused);
		expect((await setup.entriesOf(volunteerId)).items).toEqual([]);
		expect(await setup.enter(volunteerId, { item: '01' })).toBeUndefined();
		expect(await setup.enter(volunteerId, { item: '58', content: '01' })).toBeUndefined();
	});

	it('[V-32] [H-14] may be entered after leaving, for the time before', async () => {
		const volunteerId = await setup.addTrained();
		await leaveUnit(setup.deps, hospital, { volunteerId, unitId: unit });
		const late = { startDate: '2026-03-01', endDate: '2026-03-31' };
		expect(await setup.enter(volunteerId, late)).toBe('志工已於 115/03/04 離隊，服務日期不可晚於該日');
		expect(await setup.enter(volunteerId)).toBeUndefined();
	});

	it('[H-15] wait for the certificate of 特殊 training too', async () => {
		const { volunteerId } = await setup.add();
		await setup.train(volunteerId, { courseType: 'basic' });
		expect(await setup.enter(volunteerId)).toBeUndefined();
		await setup.train(volunteerId, { courseType: 'special', certificateUploadIds: [] });
		expect(await setup.enter(volunteerId)).toBe('尚未上傳特殊訓練（社會福利類）證書，無法登錄時數');
	});
});
