import { expect, test, type Page } from '@playwright/test';
import { browserAddresses } from '#tests/support/browser-stack/addresses.ts';

test.describe('what a citizen finds on the home page', () => {
	test.describe.configure({ mode: 'serial' });
	let page: Page;

	test.beforeAll(async ({ browser }) => {
		page = await (await browser.newContext()).newPage();
		await page.goto(browserAddresses.portal);
	});
	test.afterAll(() => page.context().close());

	test('[P-02] the links at the top lead home and to the map of the site', async () => {
		const top = page.getByRole('navigation', { name: '快速連結' });
		await expect(top.getByRole('link')).toHaveText(['回首頁', '網站導覽']);
		await top.getByRole('link', { name: '網站導覽' }).click();
		await expect(page.getByRole('heading', { level: 1, name: '網站導覽' })).toBeVisible();
		await top.getByRole('link', { name: '回首頁' }).click();
		await expect(page.getByRole('navigation', { name: '三個入口' })).toBeVisible();
	});

	test('[P-03] each entry of the menu opens the page of its name', async () => {
		const menu = page.getByRole('navigation', { name: '主選單' });
		for (const entry of ['訊息公告', '我要當志工', '運用單位專區']) {
			await menu.getByRole('link', { name: entry, exact: true }).click();
			await expect(page.getByRole('heading', { level: 1, name: entry })).toBeVisible();
		}
		await page.goto(browserAddresses.portal);
	});

	test('[P-04] news with their date and office, three doors, figures, and who runs the site', async () => {
		const news = page.getByRole('region', { name: '訊息公告' });
		await expect(news.getByRole('listitem').first()).toContainText(/\d{3}\/\d\d\/\d\d.*桃園市政府/s);
		await expect(page.getByRole('navigation', { name: '三個入口' }).getByRole('link')).toHaveCount(3);
		await expect(page.getByRole('region', { name: '志工現況' })).toContainText(/登錄志工（人）\s*\d,\d{3}/);
		const foot = page.getByRole('contentinfo');
		for (const words of ['桃園市政府社會局', '桃園區縣府路1號', '03-332-2101', '08:00–12:00']) {
			await expect(foot).toContainText(words);
		}
	});
});
