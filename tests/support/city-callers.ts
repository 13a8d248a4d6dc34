import { platformFromEnvironment } from '#platform/container.ts';
import { credentialRepository } from '#functions/identity/credential.repository.ts';
import { argon2Passwords } from '#functions/identity/passwords.ts';
import { makeNationalId } from '#shared/values/national-id.ts';
import { apiCaller, signInStaff, signInVolunteer, type ApiCaller } from './api-caller.ts';
import type { TestStack } from './local-stack.ts';
import { testNodes, testPassword, type TestCity, type TestNode } from './test-city.ts';

/** Every kind of caller that the API meets: nobody, a volunteer, and an account at each node of the test city. */
export type CallerKind = 'anonymous' | 'volunteer' | TestNode;

export const callerKinds: readonly CallerKind[] = ['anonymous', 'volunteer', ...testNodes];

export interface CityCallers {
	as(kind: CallerKind): ApiCaller;
	/** The signed-in volunteer, who belongs to `unit` and to none of its teams. */
	volunteer: { volunteerId: string; nationalId: string };
}

/** Gives a volunteer a password as the mailed link would. */
export async function givePassword(accountId: string, password = testPassword): Promise<void> {
	const { table, transact, clock } = await platformFromEnvironment();
	const passwordHash = await argon2Passwords.hash(password);
	const credential = {
		accountId,
		passwordHash,
		history: [passwordHash],
		mustChange: false,
		changedAt: clock().toISOString(),
		revision: 0,
	};
	await transact([credentialRepository(table).putChange(credential, 0)]);
}

/** The fields of 新增志工 that a person of `unit` needs at least. */
export function volunteerFields(unitId: string, serial: number, name = '王小明') {
	return {
		unitId,
		nationalId: makeNationalId({ serial, sex: 'female' }),
		name,
		mobilePhone: '0912-345-678',
		email: `volunteer-${serial}@example.com`,
		sex: 'female',
		birthDate: '1980-05-06',
		occupation: 'business',
		education: 'college',
	};
}

/** Signs one caller of every kind in. */
export async function cityCallers(stack: TestStack, city: TestCity): Promise<CityCallers> {
	const { admin, portal } = stack.addresses;
	const callers = new Map<CallerKind, ApiCaller>([['anonymous', apiCaller(portal)]]);
	for (const node of testNodes) callers.set(node, await signInStaff(admin, node, testPassword));
	const as = (kind: CallerKind): ApiCaller => {
		const caller = callers.get(kind);
		if (!caller) throw new Error(`no caller of kind ${kind}`);
		return caller;
	};
	const fields = volunteerFields(city.organizations.unit.id, 100, '陳志工');
	const { volunteerId } = await as('unit').expect<{ volunteerId: string }>('POST', '/api/volunteers', fields);
	await givePassword(volunteerId);
	callers.set('volunteer', await signInVolunteer(portal, fields.nationalId, testPassword));
	return { as, volunteer: { volunteerId, nationalId: fields.nationalId } };
}
