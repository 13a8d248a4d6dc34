import { expect, it } from 'vitest';
import * as basic from '#ui/text/basic-text.ts';
import { en } from '#ui/text/en.ts';
import { zhHant } from '#ui/text/zh-hant.ts';

it('[S-14] an empty list says 目前暫無資料', () => {
	expect(basic.zhHant.empty).toBe('目前暫無資料');
});

it('[S-16] selects begin with 請選擇 or 全部', () => {
	expect(zhHant.pleaseChoose).toBe('--- 請選擇 ---');
	expect(zhHant.all).toBe('--- 全部 ---');
});

it('English has no Chinese left in it', () => {
	const words = Object.values({ ...basic.en, ...en }).flatMap((entry) =>
		typeof entry === 'string' ? [entry] : [],
	);
	expect(words.filter((word) => /\p{Script=Han}/u.test(word))).toEqual([]);
});
