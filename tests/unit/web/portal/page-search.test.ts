import { expect, it } from 'vitest';
import { findPages } from '#portal/search/page-search.ts';
import { searchWords } from '#shared/values/search-words.ts';
import { pageTextOf } from '../../../../web/portal/build-steps/page-text.ts';

const described = [{ href: '/units/', label: '運用單位專區', about: '單位的表單與後台' }];
const index = {
	'/become-a-volunteer/': {
		title: '我要當志工',
		text: '幾歲可以當志工？年滿十二歲。領取紀錄冊後服務滿三年，可申請榮譽卡。',
	},
	'/units/': { title: '運用單位專區', text: '單位為志工申請紀錄冊。' },
};
const found = (words: string) => findPages(index, described, searchWords(words)).map(({ href }) => href);

it('the search finds what stands on a page, not its title alone', () => {
	expect(found('榮譽卡')).toEqual(['/become-a-volunteer/']);
	expect(found('幾歲')).toEqual(['/become-a-volunteer/']);
	expect(found('記錄冊')).toEqual(['/become-a-volunteer/', '/units/']);
	expect(found('沒有')).toEqual([]);
	expect(found('')).toEqual([]);
});

it('a page that is found by its title comes first, and once', () => {
	expect(found('單位')).toEqual(['/units/']);
});

it('the text of a built page is what its visitors read', () => {
	const html = `<head><title>x</title></head><body><header>選單</header><main id="main"><div>
		<nav aria-label="目前位置"><a href="/">首頁</a></nav><h1 class="a">我要<span>當志工</span></h1>
		<!--[--><p>年滿 12 歲&amp;以上</p><p class="visually-hidden" role="status">載入中…</p>
		<details><summary>幾歲可以當志工？</summary><p>都可以</p></details>
		<button type="button">送出</button></div></main><footer>頁尾</footer></body>`;
	expect(pageTextOf(html)).toEqual({
		title: '我要當志工',
		text: '年滿 12 歲&以上 幾歲可以當志工？ 都可以',
	});
});

it('a page that is not to be found is not in the index', () => {
	const html = '<meta name="robots" content="noindex"/><main><h1>找不到這個網頁</h1></main>';
	expect(pageTextOf(html)).toBeUndefined();
});
