import { afterAll, beforeAll, expect, it } from 'vitest';
import { listOwnHours, serviceHoursOf } from '#functions/hours/list-own-hours.ts';
import { volunteerActor } from '#tests/support/actors.ts';
import { museum, setupHours, type HoursSetup } from './hours-setup.ts';

let setup: HoursSetup;
beforeAll(async () => {
	setup = await setupHours();
});
afterAll(() => setup.local.stop());

it('[P-13] [H-12] shows volunteers their own hours over all units, newest first, and which of them count', async () => {
	const volunteerId = await setup.addTrained();
	await setup.joinMuseum(volunteerId);
	await setup.enter(volunteerId, { startDate: '2025-01-01', endDate: '2025-01-31' });
	const elsewhere = { actor: museum, unitId: 'museum' };
	await setup.enter(volunteerId, { startDate: '2025-02-01', endDate: '2025-02-01', hours: 1.1 }, elsewhere);
	const { items } = await listOwnHours(setup.hours, volunteerActor(volunteerId));
	expect(items).toMatchObject([
		{ unit: '組織 museum', hours: 1.1, effectiveHours: 0, ineffective: '尚未完成特殊訓練（文化推廣類）' },
		{ unit: '組織 hospital', hours: 6.5, effectiveHours: 6.5, registrar: 'hospital 承辦人' },
	]);
	const range = { from: '2025-01-02', until: '2025-02-01' };
	const ranged = await serviceHoursOf(setup.hours, { volunteerId, hasBook: true }, range);
	expect(ranged.map(({ unit }) => unit)).toEqual(['組織 museum']);
	expect((await listOwnHours(setup.hours, volunteerActor('nobody'))).items).toEqual([]);
});
