import type { UnitProfile } from '#shared/contract/units.ts';
import { isBusinessNumber } from '#shared/values/business-number.ts';
import { chanceOf, type Chance } from '../random.ts';
import { givenName } from './given-names.ts';
import { surnames } from './surnames.ts';

/** Master data of a unit; one in six has not filled it in yet, never the unit of the demo accounts. */
export function unitProfile(key: string): { profile?: UnitProfile } {
	const chance = chanceOf('unit-profile', key);
	if (key !== 'social-1' && chance.happens(1 / 6)) return {};
	const person = () =>
		chance.weighted(surnames) +
		givenName(chance, chance.happens(0.6) ? 'female' : 'male', chance.int(1958, 1990));
	const filedOn = chance.date('2018-01-02', '2025-10-31');
	const number = `${Number(filedOn.slice(0, 4)) - 1911}${String(chance.int(1, 99_999)).padStart(6, '0')}`;
	return {
		profile: {
			headName: person(),
			supervisorName: person(),
			email: `${key}@unit.example`,
			businessNumber: businessNumber(chance),
			filingNumber: `府社團字第${number}號`,
			filedOn,
			planFrom: '2026-01-01',
			planUntil: '2026-12-31',
		},
	};
}

/** Made up, with a check digit that fits. */
function businessNumber(chance: Chance): string {
	const stem = String(chance.int(1_000_000, 9_999_999));
	const digit = [...'0123456789'].find((candidate) => isBusinessNumber(stem + candidate));
	return stem + (digit ?? '0');
}
