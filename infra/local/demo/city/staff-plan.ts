import type { Sex } from '#shared/codes/sexes.ts';
import { makeNationalId } from '#shared/values/national-id.ts';
import { chanceOf, demoId } from '../random.ts';
import { givenName } from './given-names.ts';
import type { PlannedOrganization } from './organization-plan.ts';
import { surnames } from './surnames.ts';

/** A back-office account of the demo city. */
export interface PlannedAccount {
	accountId: string;
	login: string;
	name: string;
	email: string;
	phone: string;
	nationalId: string;
	organization: PlannedOrganization;
	note?: string;
}

/** Logins that people who try the demo are told; everybody else's login is the key of their organisation. */
const memorable: Record<string, string> = {
	city: 'governing',
	social: 'purpose',
	'social-1': 'unit',
	'social-1-1': 'team',
	'social-1-1-1': 'squad',
};

/** Where two people share the work. */
const twice = new Set(['governing', 'purpose']);

const createdOn = '2023-01-03';

/** One account for each organisation, and a second reviewer at the purpose authority of the demo. */
export function staffPlan(organizations: readonly PlannedOrganization[]): PlannedAccount[] {
	const logins = organizations.flatMap((organization) => {
		const login = memorable[organization.key] ?? organization.key;
		return [login, ...(twice.has(login) ? [`${login}2`] : [])].map((name) => ({ login: name, organization }));
	});
	return logins.map(({ login, organization }, index) => {
		const chance = chanceOf('account', login);
		const sex: Sex = chance.happens(0.65) ? 'female' : 'male';
		return {
			accountId: demoId(createdOn, 'account', login),
			login,
			name: chance.weighted(surnames) + givenName(chance, sex, chance.int(1968, 2000)),
			email: `${login}@office.example`,
			phone: `03-3${String(chance.int(0, 999_999)).padStart(6, '0')}#${chance.int(100, 899)}`,
			nationalId: makeNationalId({ serial: 8_900_000 + index, sex }),
			organization,
			...(login === 'purpose2' && { note: '第二位審核人員' }),
		};
	});
}
