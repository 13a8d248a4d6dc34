import { describe, expect, it } from 'vitest';
import { pageSummary } from '#ui/data/page-summary.ts';
import { zhHant } from '#ui/text/zh-hant.ts';

describe('[S-13] the sentence under a list', () => {
	it.each([
		[{ number: 2, size: 10, total: 1234 }, '[資料：1,234筆，共124頁，目前第2頁]'],
		[{ number: 1, size: 10, total: 0 }, '[資料：0筆，共1頁，目前第1頁]'],
		[{ number: 1, size: 10, total: 10 }, '[資料：10筆，共1頁，目前第1頁]'],
		[{ number: 1, size: 50, total: 51 }, '[資料：51筆，共2頁，目前第1頁]'],
	])('counts rows and pages of %o', (page, sentence) => {
		expect(pageSummary(page, zhHant)).toBe(sentence);
	});

	it('says 以上 where the server has not counted every row', () => {
		expect(pageSummary({ number: 3, size: 10, atLeast: 31 }, zhHant)).toBe(
			'[資料：31筆以上，共4頁以上，目前第3頁]',
		);
	});
});
