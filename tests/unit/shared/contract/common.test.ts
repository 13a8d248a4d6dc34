import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
	isoDateSchema,
	optionalQuery,
	optionalText,
	periodInOrder,
	requiredText,
} from '#shared/contract/common.ts';

describe('text that people type', () => {
	it.each([requiredText(20), optionalText(20)])('refuses what nobody sees, and says so', (schema) => {
		for (const text of ['王\u0000', '\ufffe王', '\u202e王小明', '王\ud800'])
			expect(schema.safeParse(text).error?.issues[0]?.message).toBe('含有看不見的控制字元，請刪除後重新輸入');
		expect(schema.parse(' 王小明 ')).toBe('王小明');
	});
});

describe('a period', () => {
	const period = periodInOrder(
		z.object({ from: optionalQuery(isoDateSchema), until: optionalQuery(isoDateSchema) }),
	);

	it('is refused at its end when that comes before its beginning', () => {
		const { error } = period.safeParse({ from: '2026-03-02', until: '2026-03-01' });
		expect(error?.issues).toMatchObject([{ path: ['until'], message: '訖日不可早於起日' }]);
	});

	it.each([
		{ from: '2026-03-01', until: '2026-03-01' },
		{ from: '2026-03-01' },
		{ until: '2026-03-01' },
		{ from: '', until: '' },
	])('may be of one day, or open: %j', (query) => {
		expect(period.safeParse(query).success).toBe(true);
	});
});

it.each(['9999-12-31', '2911-01-01', '0000-00-00'])('takes no day that nobody means: %s', (date) => {
	expect(isoDateSchema.safeParse(date).success).toBe(false);
});
