import { afterAll, beforeAll, expect, it } from 'vitest';
import { hoursContainer } from '#functions/hours/container.ts';
import { listOwnHours, serviceHoursOf } from '#functions/hours/list-own-hours.ts';
import { volunteerActor } from '#tests/support/actors.ts';
import { setupVolunteers, type VolunteersSetup } from '#tests/support/volunteers-setup.ts';

let setup: VolunteersSetup;
beforeAll(async () => {
	setup = await setupVolunteers();
});
afterAll(() => setup.local.stop());

it('[P-13] shows volunteers their own hours over all units, newest first', async () => {
	const deps = hoursContainer(setup.platform);
	const entry = { hourType: 'regular', item: '社區服務', content: '關懷訪視', registrar: '承辦人' } as const;
	await setup.platform.transact([
		deps.serviceHours.createChange({
			...entry,
			volunteerId: 'V1',
			entryId: 'E1',
			unitId: 'hospital',
			startDate: '2025-01-01',
			endDate: '2025-01-31',
			tenths: 65,
		}),
		deps.serviceHours.createChange({
			...entry,
			volunteerId: 'V1',
			entryId: 'E2',
			unitId: 'museum',
			startDate: '2025-02-01',
			endDate: '2025-02-01',
			tenths: 11,
		}),
		deps.serviceHours.createChange({
			...entry,
			volunteerId: 'V2',
			entryId: 'E3',
			unitId: 'museum',
			startDate: '2025-02-01',
			endDate: '2025-02-01',
			tenths: 11,
		}),
	]);
	const { items } = await listOwnHours(deps, volunteerActor('V1'));
	expect(items).toMatchObject([
		{ entryId: 'E2', unit: '組織 museum', hours: 1.1 },
		{ entryId: 'E1', unit: '組織 hospital', hours: 6.5 },
	]);
	const ranged = await serviceHoursOf(deps, 'V1', { from: '2025-01-02', until: '2025-02-01' });
	expect(ranged.map(({ entryId }) => entryId)).toEqual(['E2']);
	expect((await listOwnHours(deps, volunteerActor('V3'))).items).toEqual([]);
});
