import { describe, expect, it } from 'vitest';
import { consentTextOf, consentTextOn, consentTexts } from '#shared/codes/consent-texts.ts';
import { consentState, mayGiveConsent, mayWithdrawConsent } from '#shared/domain/volunteers/consent-state.ts';

const today = '2026-11-25';
const current = consentTextOn(today).version;

describe('個資使用聲明書', () => {
	it('[V-28] names the six things of 個人資料保護法 §8 in every version', () => {
		for (const { items } of consentTexts) {
			expect(items.map(({ title }) => title)).toEqual([
				'蒐集機關',
				'蒐集目的',
				'個人資料類別',
				'利用期間、地區、對象及方式',
				'您的權利及行使方式',
				'不提供的影響',
			]);
			expect(items[0]?.text).toContain('{市}政府');
		}
	});

	it('[V-28] has one text for every day, found again by its version', () => {
		for (const date of ['1990-01-01', '2025-12-31', '2026-01-01', '2099-12-31'])
			expect(consentTextOf(consentTextOn(date).version)).toBe(consentTextOn(date));
		expect(consentTextOn('2025-12-31').version).not.toBe(consentTextOn('2026-01-01').version);
	});

	it.each([
		[undefined, 'none', true, false],
		[{ act: 'given', version: current }, 'given', false, true],
		[{ act: 'given', version: '112-1' }, 'outdated', true, true],
		[{ act: 'withdrawn', version: current }, 'withdrawn', true, false],
	] as const)('[V-28] %j is %s', (last, state, give, withdraw) => {
		expect(consentState(last, today)).toBe(state);
		expect([mayGiveConsent(state), mayWithdrawConsent(state)]).toEqual([give, withdraw]);
	});
});
