import { afterAll, beforeAll, expect, it } from 'vitest';
import { listOwnInsurance } from '#functions/insurance/list-own-insurance.ts';
import { volunteerActor } from '#tests/support/actors.ts';
import { hospital, setupInsurance, thisYear, welfare, type InsuranceSetup } from './insured-people.ts';

let setup: InsuranceSetup;
beforeAll(async () => {
	setup = await setupInsurance();
});
afterAll(() => setup.local.stop());

it('[P-13] shows volunteers the insurance of each unit, their own only', async () => {
	const volunteerId = await setup.member();
	await setup.member();
	const unit = '組織 hospital';
	const own = () => listOwnInsurance(setup.insurance, volunteerActor(volunteerId));
	expect(await own()).toEqual({ items: [{ unit, status: 'none' }] });
	await setup.insure(volunteerId);
	expect(await own()).toEqual({ items: [{ unit, status: 'insured', ...thisYear, renewal: 'none' }] });
	const renewalPeriod = { startDate: '2027-01-01', endDate: '2027-12-31' };
	await setup.press(hospital, volunteerId, 'renew');
	await setup.press(welfare, volunteerId, 'confirm-renewal', renewalPeriod);
	expect(await own()).toEqual({
		items: [{ unit, status: 'insured', ...thisYear, renewal: 'renewed', renewalPeriod }],
	});
	expect(await listOwnInsurance(setup.insurance, volunteerActor('nobody'))).toEqual({ items: [] });
});
