import { describe, expect, it } from 'vitest';
import {
	admissionRefusal,
	needsParentalConsent,
	sexOfNationalId,
} from '#shared/domain/volunteers/admission.ts';

const adult = {
	nationalId: 'A100000001',
	sex: 'male',
	birthDate: '1990-01-01',
	isForeigner: false,
	hasParentalConsent: false,
} as const;

describe('admission (domain 1.8)', () => {
	it.each([
		['an adult', {}, 'unit', undefined],
		['a sex that the ID contradicts', { sex: 'female' }, 'unit', 'sex-contradicts-id'],
		[
			'a passport of somebody who is no foreigner',
			{ nationalId: 'XY1234567' },
			'unit',
			'passport-of-national',
		],
		['a passport of a foreigner', { nationalId: 'XY1234567', isForeigner: true }, 'unit', undefined],
		['the day before 18', { birthDate: '2008-03-05' }, 'unit', 'consent-required'],
		['the 18th birthday', { birthDate: '2008-03-04' }, 'unit', undefined],
		['a minor with consent', { birthDate: '2010-01-01', hasParentalConsent: true }, 'squad', undefined],
		['the day before 7', { birthDate: '2019-03-05', hasParentalConsent: true }, 'unit', 'too-young'],
		['the 7th birthday', { birthDate: '2019-03-04', hasParentalConsent: true }, 'unit', undefined],
		[
			'a small child by the purpose authority',
			{ birthDate: '2020-01-01', hasParentalConsent: true },
			'purpose',
			undefined,
		],
		['a small child without consent', { birthDate: '2020-01-01' }, 'governing', 'consent-required'],
	] as const)('judges %s', (_case, overrides, level, reason) => {
		expect(admissionRefusal({ ...adult, ...overrides }, '2026-03-04', level)).toBe(reason);
	});

	it('asked for consent up to 20 before 112-01-01 (民法 §12)', () => {
		expect(needsParentalConsent('2004-01-01', '2022-12-31')).toBe(true);
		expect(needsParentalConsent('2004-01-01', '2023-01-01')).toBe(false);
	});

	it('reads the sex of IDs and permits, not of passports', () => {
		expect(sexOfNationalId('A100000001')).toBe('male');
		expect(sexOfNationalId('A900000007')).toBe('female');
		expect(sexOfNationalId('XY1234567')).toBeUndefined();
	});
});
