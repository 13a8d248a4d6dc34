import { describe, expect, it } from 'vitest';
import { asksForConfirmation, placeText } from '#admin/accounts/account-place.ts';
import { accountBody, accountValues, placeOf } from '#admin/accounts/account-values.ts';

const own = { level: 'purpose', organization: { id: 'welfare', name: '社會局' } } as const;
const unit = { id: 'hospital', name: '幸福醫院', level: 'unit' } as const;

describe('[S-22] the level of an account', () => {
	it('is said before saving; left at 請選擇, it is the own one and asked for by name', () => {
		const values = accountValues(own);
		expect(placeText(values.place)).toBe('社會局 目的機關管理者');
		expect(asksForConfirmation(values.place, own)).toBe(true);
		expect(accountBody(values)).toMatchObject({ organizationId: 'welfare', level: 'purpose' });
	});

	it('follows the choice, and goes into the request as it was said', () => {
		const values = { ...accountValues(own), organizationId: unit.id, place: placeOf(unit, own) };
		expect(placeText(values.place)).toBe('幸福醫院 運用單位管理者');
		expect(asksForConfirmation(values.place, own)).toBe(false);
		expect(accountBody(values)).toMatchObject({ organizationId: 'hospital', level: 'unit' });
	});

	it('is not asked for again while an account stays where it is', () => {
		const place = placeOf(undefined, own);
		expect(asksForConfirmation(place, own, { organizationId: 'welfare' })).toBe(false);
		expect(asksForConfirmation(place, own, { organizationId: 'hospital' })).toBe(true);
		const above = { organizationId: 'city', name: '市政府', level: 'governing' } as const;
		expect(asksForConfirmation(above, own)).toBe(true);
	});
});
