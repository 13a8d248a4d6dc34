import { afterAll, beforeAll, expect, it } from 'vitest';
import { insuranceContainer } from '#functions/insurance/container.ts';
import { listOwnInsurance } from '#functions/insurance/list-own-insurance.ts';
import { volunteerActor } from '#tests/support/actors.ts';
import { setupVolunteers, type VolunteersSetup } from '#tests/support/volunteers-setup.ts';

let setup: VolunteersSetup;
beforeAll(async () => {
	setup = await setupVolunteers();
});
afterAll(() => setup.local.stop());

it('[P-13] shows volunteers the insurance of each unit, their own only', async () => {
	const deps = insuranceContainer(setup.platform);
	await setup.platform.transact([
		deps.covers.createChange({
			volunteerId: 'V1',
			unitId: 'hospital',
			status: 'insured',
			startDate: '2026-01-01',
			endDate: '2026-12-31',
		}),
		deps.covers.createChange({ volunteerId: 'V2', unitId: 'hospital', status: 'none' }),
	]);
	expect(await listOwnInsurance(deps, volunteerActor('V1'))).toEqual({
		items: [{ unit: '組織 hospital', status: 'insured', startDate: '2026-01-01', endDate: '2026-12-31' }],
	});
	expect(await listOwnInsurance(deps, volunteerActor('V3'))).toEqual({ items: [] });
});
