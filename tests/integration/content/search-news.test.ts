import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	createAnnouncement,
	searchNews,
	type ContentDependencies,
} from '#functions/content/announcements.ts';
import { contentContainer } from '#functions/content/container.ts';
import { announcementInputSchema } from '#shared/contract/content.ts';
import { staffAt } from '#tests/support/actors.ts';
import { buildCity, city } from '#tests/support/builders/city.ts';
import { testTable, type TestTable } from '#tests/support/dynamodb.ts';
import { testPlatform } from '#tests/support/test-platform.ts';

let local: TestTable;
let deps: ContentDependencies;
beforeAll(async () => {
	local = await testTable();
	const platform = testPlatform(local.table);
	await buildCity(platform);
	deps = contentContainer(platform, '桃園市');
	for (const [title, body, audience] of [
		['表揚活動', '凡服務滿三年者，請攜帶紀錄冊報名。', 'both'],
		['榮譽卡換發', '請洽運用單位。', 'portal'],
		['系統維護', '後台紀錄冊功能暫停。', 'back-office'],
	] as const) {
		const form = { publishedOn: '2026-03-01', category: 'news', title, body, audience };
		await createAnnouncement(deps, staffAt(city.governing), announcementInputSchema.parse(form));
	}
});
afterAll(() => local.stop());

const titles = async (words: string) => (await searchNews(deps, words)).items.map(({ title }) => title);

describe('the search of published news', () => {
	it('reads titles and texts, in the words of the reader', async () => {
		expect(await titles('記錄冊')).toEqual(['表揚活動']);
		expect(await titles('榮譽卡')).toEqual(['榮譽卡換發']);
		expect(await titles('榮譽卡 運用單位')).toEqual(['榮譽卡換發']);
		expect(await titles('榮譽卡 表揚')).toEqual([]);
	});

	it('shows the place in the text', async () => {
		const [found] = (await searchNews(deps, '紀錄冊')).items;
		expect(found?.excerpt).toContain('攜帶紀錄冊報名');
	});

	it('does not find what is for the back office', async () => {
		expect(await titles('暫停')).toEqual([]);
	});
});
