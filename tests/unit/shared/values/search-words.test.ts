import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptAround, holdsWords, searchWords } from '#shared/values/search-words.ts';

describe('a search', () => {
	it.each([
		['記錄冊', '志願服務紀錄冊由運用單位申請'],
		['台北', '臺北市政府社會局'],
		['義工', '我要當志工'],
		['ＦＡＱ', 'FAQ'],
		['榮譽卡 3年', '服務滿 3 年，可申請榮譽卡，效期 3年'],
		['幾歲', '幾歲可以當志工？'],
	])('of %j finds %j', (typed, text) => {
		expect(holdsWords(text, searchWords(typed))).toBe(true);
	});

	it.each([
		['榮譽卡 保險', '可申請榮譽卡'],
		['', '可申請榮譽卡'],
		['　', '可申請榮譽卡'],
	])('of %j does not find %j', (typed, text) => {
		expect(holdsWords(text, searchWords(typed))).toBe(false);
	});
});

describe('an excerpt', () => {
	it('holds the word and says what it leaves out', () => {
		const text = `${'前'.repeat(200)}榮譽卡${'後'.repeat(200)}`;
		const excerpt = excerptAround(text, ['榮譽卡'], 60);
		expect(excerpt).toMatch(/^…前+榮譽卡後+…$/);
		expect(excerpt.length).toBeLessThanOrEqual(62);
	});

	it('is the start where no word stands, and a short text is whole', () => {
		expect(excerptAround('短文', ['無'], 60)).toBe('短文');
	});

	it('is never longer than asked for', () => {
		fc.assert(
			fc.property(fc.string(), fc.array(fc.string({ minLength: 1 })), (text, words) => {
				expect(excerptAround(text, words, 30).length).toBeLessThanOrEqual(32);
			}),
		);
	});
});
