import type { Education } from '#shared/codes/educations.ts';
import { languages, type Language } from '#shared/codes/languages.ts';
import type { Occupation } from '#shared/codes/occupations.ts';
import { serviceCategories, type ServiceCategory } from '#shared/codes/service-categories.ts';
import type { Sex } from '#shared/codes/sexes.ts';
import { skills } from '#shared/codes/skills.ts';
import { timeSlots } from '#shared/codes/time-slots.ts';
import type { VolunteerBase } from '#shared/contract/volunteers.ts';
import { addDays, addYears, ageOn, type IsoDate } from '#shared/values/iso-date.ts';
import { makeNationalId } from '#shared/values/national-id.ts';
import { chanceOf, type Chance } from '../random.ts';
import { districtNames, homeAddress } from './city-places.ts';
import { givenName } from './given-names.ts';
import { surnames } from './surnames.ts';

/** The last day of what the demo city tells; only applications are newer. Everything else is dated back from it. */
export const demoAsOf: IsoDate = '2026-10-31';

const ageBands: readonly (readonly [readonly [from: number, to: number], weight: number])[] = [
	[[12, 17], 5],
	[[18, 24], 9],
	[[25, 34], 8],
	[[35, 49], 20],
	[[50, 64], 32],
	[[65, 74], 19],
	[[75, 88], 7],
];

const firstLetters = [
	['H', 56],
	['F', 12],
	['A', 11],
	['J', 6],
	['O', 3],
	['K', 4],
	['T', 2],
	['N', 2],
	['P', 2],
	['D', 2],
] as const;

/** A made-up human being; nobody bears the number, the telephone or the address. */
export interface Person {
	nationalId: string;
	base: VolunteerBase;
	age: number;
	/** Minors join with the consent of a parent. */
	isMinor: boolean;
}

/** Numbers in the 9-million range have not been given out; spread, so that masked ones differ in a list. */
function idSerial(index: number): number {
	return 9_000_000 + ((index * 387_467 + 218_347) % 1_000_000);
}

export function person(
	index: number,
	options: { cityName: string; category: ServiceCategory; adult?: boolean; chinese?: boolean },
): Person {
	const chance = chanceOf('person', index);
	const sex: Sex = chance.happens(0.62) ? 'female' : 'male';
	const birthDate = birthDateOf(chance, options.adult ?? false);
	const age = ageOn(birthDate, demoAsOf);
	const isForeigner = chance.happens(0.02) && !options.chinese && age >= 18;
	const isIndigenous = !isForeigner && chance.happens(0.04);
	const nationalId = makeNationalId({
		serial: idSerial(index),
		sex,
		letter: chance.weighted(firstLetters),
		kind: isForeigner ? 'residence-permit-new' : 'national-id',
	});
	const birthYear = Number(birthDate.slice(0, 4));
	const surname = isForeigner ? chance.pick(['阮', '陳', '范', '黎', '武']) : chance.weighted(surnames);
	const contactAddress = homeAddress(chance, options.cityName);
	return {
		nationalId,
		age,
		isMinor: age < 18,
		base: {
			name: surname + givenName(chance, sex, birthYear),
			mobilePhone: `09${String((index * 48_271 + 10_000_019) % 100_000_000).padStart(8, '0')}`,
			...(chance.happens(0.35) && {
				homePhone: `03-${chance.int(2, 4)}${String(chance.int(0, 999_999)).padStart(6, '0')}`,
			}),
			email: `${chance.pick(mailWords)}${birthYear % 100}.${index}@mail.example`,
			sex,
			birthDate,
			registeredAddress: chance.happens(0.8) ? contactAddress : homeAddress(chance, options.cityName),
			contactAddress,
			isIndigenous,
			isForeigner,
			isDisasterReliefVolunteer: age >= 20 && age < 70 && chance.happens(0.08),
			occupation: occupationAt(chance, age, sex),
			education: educationAt(chance, age, birthYear),
			skills: chance.sample(
				skills.slice(0, -1).map(({ code }) => code),
				chance.int(0, 4),
			),
			languages: languagesOf(chance, birthYear, isIndigenous),
			preferredCategories: preferredCategories(chance, options.category),
			preferredTimeSlots: chance.sample(
				timeSlots.map(({ code }) => code),
				chance.int(0, 5),
			),
			...(chance.happens(0.5) && { preferredAreas: chance.pick(districtNames(options.cityName)) }),
		},
	};
}

const mailWords = 'maple river sunny tea cloud camellia bamboo harvest morning orchid breeze plum'.split(' ');

function birthDateOf(chance: Chance, adult: boolean): IsoDate {
	const [from, to] = chance.weighted(adult ? ageBands.slice(1) : ageBands);
	const age = chance.int(from, to);
	return chance.date(addDays(addYears(demoAsOf, -age - 1), 1), addYears(demoAsOf, -age));
}

function occupationAt(chance: Chance, age: number, sex: Sex): Occupation {
	if (age < 19) return 'student';
	if (age < 25)
		return chance.weighted([
			['student', 7],
			['business', 2],
			['other', 1],
		]);
	const atHome = sex === 'female' ? 4 : 0.6;
	if (age < 60)
		return chance.weighted([
			['business', 5],
			['homemaker', atHome],
			['public-active', 2],
			['other', 2],
		]);
	return chance.weighted([
		['retired', 5],
		['public-retired', 2.5],
		['homemaker', atHome],
		['business', 1.5],
		['other', 0.5],
	]);
}

function educationAt(chance: Chance, age: number, birthYear: number): Education {
	if (age < 16) return 'junior-high';
	if (age < 19) return 'senior-high';
	if (age < 23) return 'college';
	if (birthYear < 1950)
		return chance.weighted([
			['junior-high', 6],
			['senior-high', 3],
			['college', 1],
		]);
	if (birthYear < 1968)
		return chance.weighted([
			['junior-high', 2],
			['senior-high', 4],
			['college', 3],
			['graduate', 0.6],
		]);
	return chance.weighted([
		['junior-high', 0.3],
		['senior-high', 2],
		['college', 5],
		['graduate', 2],
	]);
}

function languagesOf(chance: Chance, birthYear: number, isIndigenous: boolean): Language[] {
	const shares: Partial<Record<Language, number>> = {
		mandarin: 0.98,
		taiwanese: birthYear < 1990 ? 0.75 : 0.4,
		hakka: 0.28,
		english: birthYear < 1970 ? 0.12 : 0.4,
		japanese: 0.06,
		sign: 0.02,
		indigenous: isIndigenous ? 0.8 : 0,
	};
	return languages.map(({ code }) => code).filter((code) => chance.happens(shares[code] ?? 0));
}

function preferredCategories(chance: Chance, own: ServiceCategory): ServiceCategory[] {
	const others = serviceCategories.map(({ code }) => code).filter((code) => code !== own);
	const wanted = new Set([own, ...chance.sample(others, chance.int(0, 2))]);
	return serviceCategories.map(({ code }) => code).filter((code) => wanted.has(code));
}
