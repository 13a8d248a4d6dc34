import { expect, it } from 'vitest';
import { organizationPlan } from '#infra/local/demo/city/organization-plan.ts';
import { staffPlan } from '#infra/local/demo/city/staff-plan.ts';
import { staffActor } from '#infra/local/demo/load/organizations.ts';

it('[S-02] who starts a job of the demo city is kept without an ID number', () => {
	for (const account of staffPlan(organizationPlan('桃園市')).slice(0, 20)) {
		const node = { id: account.organization.id, level: account.organization.level, path: '/x' };
		expect(JSON.stringify(staffActor(node as never, account))).not.toContain(account.nationalId);
	}
});
