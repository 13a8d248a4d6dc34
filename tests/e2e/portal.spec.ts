import { expect, test } from '@playwright/test';
import { publishedNewsId, signInDemoVolunteer } from '#tests/accessibility/sample-records.ts';
import { browserAddresses } from '#tests/support/browser-stack/addresses.ts';
import { field } from '#tests/support/pages/controls.ts';
import { portal } from '#tests/support/pages/portal.ts';

test.use({ baseURL: browserAddresses.portal });

test.describe('a form', () => {
	test('[P-20] a wrong date moves nothing, and the first press of the button counts', async ({ page }) => {
		await portal(page).open('/forgot-password/');
		const button = page.getByRole('button', { name: '確定重置密碼' });
		await field(page, '身分證號碼(居留證號碼或護照號碼)').fill('A123456789');
		const before = (await button.boundingBox())!;
		// Before its script has come, the page has nothing to say.
		await expect(async () => {
			await field(page, '出生年月日').fill('44/13/40');
			await field(page, '出生年月日').press('Tab');
			await expect(page.getByText('請輸入正確日期，例 044/02/02')).toBeVisible({ timeout: 1_000 });
		}).toPass();
		// To the pixel: the browser rounds in sixteenths.
		expect((await button.boundingBox())!.y).toBeCloseTo(before.y, 0);

		await field(page, '出生年月日').fill('44/13/41');
		await page.mouse.move(before.x + 10, before.y + 10);
		await page.mouse.down();
		await expect(field(page, '出生年月日'), 'is left by the click, not by the press').toBeFocused();
		await page.mouse.up();
		await expect(page.getByRole('alert').getByRole('heading')).toContainText('需要修正');
	});

	for (const typed of ['440202', '0440202', '44/2/2', '1955-02-02'])
		test(`[X-15] takes ${typed} as a date`, async ({ page }) => {
			await portal(page).open('/forgot-password/');
			// Before its script has come, the page takes what is typed as it is.
			await expect(async () => {
				await field(page, '出生年月日').fill(typed);
				await field(page, '身分證號碼(居留證號碼或護照號碼)').focus();
				await expect(field(page, '出生年月日')).toHaveValue('044/02/02', { timeout: 1_000 });
			}).toPass();
		});

	test('[X-15] the calendar opens at its field, however far down the page that stands', async ({ page }) => {
		await page.setViewportSize({ width: 390, height: 844 });
		await portal(page).open('/forgot-password/');
		const opener = page.getByRole('button', { name: '開啟日曆' });
		const before = 250;
		const scrolled = () => page.evaluate(() => scrollY);
		await page.evaluate((top) => scrollTo(0, top), before);
		expect(await scrolled()).toBe(before);
		await expect(async () => {
			await opener.click();
			await expect(opener).toHaveAttribute('aria-expanded', 'true', { timeout: 1_000 });
		}).toPass();
		const calendar = page.getByRole('dialog');
		await expect(calendar.locator('[aria-current="date"]')).toBeFocused();
		await expect(calendar).toBeInViewport({ ratio: 0.9 });
		expect(await scrolled()).toBe(before);
		await page.keyboard.press('Escape');
		await expect(opener).toBeFocused();
		expect(await scrolled()).toBe(before);
	});
});

test.describe('the language switch', () => {
	test('keeps which news item is read, and what was searched for', async ({ page }) => {
		const id = await publishedNewsId();
		await portal(page).open(`/news/item/?id=${id}`);
		// The news are Chinese in both languages.
		const words = await page.getByRole('article').locator('.prose p').last().innerText();
		await page.getByRole('link', { name: 'English' }).click();
		await expect(page).toHaveURL(new RegExp(`/en/news/item/\\?id=${id}$`));
		await expect(page.getByRole('main')).toContainText(words);
	});
});

test.describe('an address that does not exist', () => {
	for (const [address, lang, heading] of [
		['/nowhere/', 'zh-Hant-TW', '找不到這個網頁'],
		['/old.html', 'zh-Hant-TW', '找不到這個網頁'],
		['/en/nowhere', 'en', 'This page cannot be found'],
	] as const)
		test(`is 404, and readable without scripts: ${address}`, async ({ browser }) => {
			const context = await browser.newContext({ javaScriptEnabled: false });
			const page = await context.newPage();
			const response = await page.goto(`${browserAddresses.portal}${address}`);
			expect(response?.status()).toBe(404);
			await expect(page.locator('html')).toHaveAttribute('lang', lang);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
			await context.close();
		});
});

test.describe('the search', () => {
	for (const words of ['榮譽卡', '幾歲', '記錄冊'])
		test(`finds ${words} in the text of the pages`, async ({ page }) => {
			await portal(page).open(`/search/?q=${encodeURIComponent(words)}`);
			await expect(page.getByRole('status').first()).toContainText(/共有 [1-9]/);
			await expect(
				page
					.getByRole('listitem')
					.filter({ has: page.getByRole('link', { name: '我要當志工' }) })
					.last(),
			).toBeVisible();
			await expect(page.getByRole('searchbox')).toHaveValue(words);
		});
});

test('an expired address says why one has to sign in', async ({ page }) => {
	await portal(page).open('/');
	await page.evaluate(() => localStorage.setItem('volunteer-signed-in', 'yes'));
	await portal(page).open('/volunteer/records/hours/');
	await expect(page.getByText('登入已逾時')).toBeVisible();
	await expect(page.getByRole('button', { name: '登入', exact: true })).toBeVisible();
});

test('a page that cannot be loaded without a connection says so', async ({ page, context }) => {
	// The page asks for it once its script is there, which then follows the links.
	const figures = page.waitForResponse(/\/api\/content\/figures/);
	await portal(page).open('/');
	await figures;
	await context.setOffline(true);
	await page.getByRole('link', { name: '政府網站資料開放宣告' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('沒有網路連線');
});

test('the focus goes to the heading of the new page; Esc closes the menu of a phone', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await portal(page).open('/');
	const menu = page.getByRole('button', { name: '開啟選單' });
	await menu.click();
	await page.keyboard.press('Escape');
	await expect(menu).toBeFocused();
	await expect(menu).toHaveAttribute('aria-expanded', 'false');
	await menu.click();
	await page.getByRole('navigation', { name: '主選單' }).getByRole('link', { name: '運用單位專區' }).click();
	await expect(page.getByRole('heading', { level: 1, name: '運用單位專區' })).toBeFocused();
});

test('[P-13] on a phone the first row is seen at once, and a tab keeps its place', async ({ browser }) => {
	const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
	await context.addCookies((await signInDemoVolunteer()).cookies);
	const page = await context.newPage();
	await page.goto(`${browserAddresses.portal}/volunteer/records/`);
	const row = page.getByRole('table').getByRole('row').nth(1);
	await expect(row).toBeVisible();
	await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
	expect((await row.boundingBox())!.y).toBeLessThan(500);
	const tab = page.getByRole('link', { name: '紀錄冊', exact: true });
	const before = await tab.boundingBox();
	await tab.click();
	await expect(page.getByRole('table', { name: '紀錄冊' })).toBeVisible();
	await expect(tab).toBeFocused();
	expect((await tab.boundingBox())?.y).toBe(before?.y);
	await context.close();
});

test('on paper, answers are unfolded', async ({ page }) => {
	await portal(page).open('/become-a-volunteer/');
	const answer = page.locator('details').first();
	await expect(answer).not.toHaveAttribute('open');
	// Before its script has come, the page hears nothing.
	await expect(async () => {
		await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
		await expect(answer).toHaveAttribute('open', { timeout: 1_000 });
	}).toPass();
	await page.evaluate(() => dispatchEvent(new Event('afterprint')));
	await expect(answer).not.toHaveAttribute('open');
});
