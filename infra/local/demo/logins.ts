import { city } from './city/city.ts';

/** One password for everybody of the demo; it is no secret, and meets the rules (P-23). */
export const demoPassword = 'Volunteer2026';

/** The volunteer of the portal's demo login: the one of the story who has everything. */
export const demoVolunteerIndex = 0;

export interface DemoLogin {
	level: string;
	site: 'portal' | 'admin';
	account: string;
	password: string;
}

const staff = [
	['主管機關', 'governing'],
	['目的機關', 'purpose'],
	['目的機關（第二位審核人員）', 'purpose2'],
	['運用單位', 'unit'],
	['志工隊', 'team'],
	['志工小隊', 'squad'],
] as const;

/** One login per level, as the start of the product prints them. */
export function demoLogins(): readonly DemoLogin[] {
	const volunteer = city({ cityName: process.env.CITY_NAME ?? '桃園市' }).member(demoVolunteerIndex);
	return [
		...staff.map(([level, account]) => ({ level, site: 'admin' as const, account, password: demoPassword })),
		{ level: '志工', site: 'portal', account: volunteer.person.nationalId, password: demoPassword },
	];
}
