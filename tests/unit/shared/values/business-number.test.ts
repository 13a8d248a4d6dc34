import { expect, it } from 'vitest';
import { businessNumberSchema, isBusinessNumber } from '#shared/values/business-number.ts';

it.each(
	'04595252 10458570 10000021 10000042 10000063 10000084 10000140 20000067 20000144 20000221 30000071 30000076'.split(
		' ',
	),
)('takes the 統一編號 %s', (text) => {
	expect(isBusinessNumber(text)).toBe(true);
	expect(businessNumberSchema.parse(` ${text} `)).toBe(text);
});

it.each([
	...'40000014 40000027 40000040 40000053 40000066 40000079 1234567 123456789 1234567A'.split(' '),
	'12 34567',
])('refuses the 統一編號 %j', (text) => {
	expect(isBusinessNumber(text)).toBe(false);
});

it('says what is expected, once', () => {
	const messages = (text: string) =>
		businessNumberSchema.safeParse(text).error?.issues.map((issue) => issue.message);
	expect(messages('123')).toEqual(['請輸入 8 位數字的統一編號']);
	expect(messages('40000014')).toEqual(['統一編號的檢查碼不符，請核對是否輸入錯誤']);
});
