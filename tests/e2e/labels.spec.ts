import { expect, test, type Browser, type Page } from '@playwright/test';
import { demoPassword } from '#infra/local/demo/logins.ts';
import { backOfficeFunctions } from '#shared/domain/identity/functions.ts';
import type { OrganizationLevel } from '#shared/domain/organizations/level.ts';
import { signInAs } from '#tests/accessibility/sample-records.ts';
import { browserAddresses } from '#tests/support/browser-stack/addresses.ts';
import { errorSummary, field, fill, row, waitForProof } from '#tests/support/pages/controls.ts';
import { office } from '#tests/support/pages/office.ts';
import { portal } from '#tests/support/pages/portal.ts';
import { demoVolunteer, unitName } from './story-people.ts';

const kioskPage = backOfficeFunctions['attendance.kiosk'].href;

async function officePage(browser: Browser, level: OrganizationLevel): Promise<Page> {
	const context = await browser.newContext();
	await context.addCookies((await signInAs(level)).cookies);
	const page = await context.newPage();
	await office(page).open('/');
	return page;
}

test('[S-03] the back office asks for 帳號 and 密碼, offers 忘記密碼, and tells a wrong password', async ({
	page,
}) => {
	await page.goto(browserAddresses.admin);
	await expect(page.getByRole('heading', { level: 1, name: '後台登入' })).toBeVisible();
	await expect(field(page, '帳號')).toHaveAttribute('placeholder', '請輸入帳號');
	await expect(field(page, '密碼')).toHaveAttribute('placeholder', '請輸入密碼');
	await expect(field(page, '密碼')).toHaveAttribute('type', 'password');
	// A proof of work stands in for 驗證碼.
	await expect(page.getByRole('main')).not.toContainText('驗證碼');
	await expect(page.getByRole('checkbox', { name: '我不是機器人' })).toBeVisible();
	const submit = page.getByRole('button', { name: '登入', exact: true });
	await submit.click();
	await expect(errorSummary(page)).toContainText('帳號');
	await expect(errorSummary(page)).toContainText('密碼');

	// Of nobody: failures would lock an account that others use.
	await fill(page, { 帳號: 'nobody.here', 密碼: demoPassword });
	await waitForProof(page);
	await submit.click();
	await expect(page.getByText('帳號或密碼錯誤').first()).toBeVisible();
	await fill(page, { 帳號: 'squad', 密碼: demoPassword });
	await waitForProof(page);
	await submit.click();
	await office(page).expectHome();
});

test('[S-03] 忘記密碼? leads to the page that sends a link', async ({ page }) => {
	await page.goto(browserAddresses.admin);
	await page.getByRole('link', { name: '忘記密碼?', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: '忘記密碼' })).toBeVisible();
});

test('[S-15] every page has a breadcrumb from 首頁 on, and a sub-page leads back', async ({ browser }) => {
	const page = await officePage(browser, 'governing');
	const trail = page.getByRole('navigation', { name: '目前位置' }).getByRole('listitem');
	const entries = Object.values(backOfficeFunctions).filter(
		({ levels, href }) => (levels as readonly string[]).includes('governing') && href !== kioskPage,
	);
	for (const { menu, label } of entries) {
		await office(page).follow(menu, label);
		await expect(trail).toHaveText(['首頁', menu, label]);
	}
	await office(page).follow('志工運用及團隊管理', '志工隊管理');
	await page.getByRole('link', { name: '新增', exact: true }).click();
	await expect(trail).toHaveText(['首頁', '志工運用及團隊管理', '志工隊管理', '新增志工隊']);
	await page.getByRole('link', { name: '回到上一頁' }).click();
	await expect(page.getByRole('heading', { level: 1, name: '志工隊管理', exact: true })).toBeVisible();
	await page.context().close();
});

test('[E-18] 教育訓練歷程匯入 is filtered by these, and searched by 條件查詢', async ({ browser }) => {
	const page = await officePage(browser, 'unit');
	await office(page).follow('教育訓練系統', '教育訓練歷程匯入');
	const search = page.getByRole('search', { name: '查詢條件' });
	for (const legend of ['志工所屬單位', '登錄單位'])
		await expect(search.getByRole('group', { name: legend })).toBeVisible();
	for (const label of [
		...['志工姓名', '身分證字號', '課程類型', '開課單位', '課程名稱'],
		...['課程日期(起)', '課程日期(迄)', '課程領域', '已上傳證書'],
	]) {
		await expect(field(search, label)).toBeVisible();
	}
	for (const label of ['條件查詢', '清除'])
		await expect(search.getByRole('button', { name: label, exact: true })).toBeVisible();
	await field(search, '課程類型').selectOption({ label: '特殊' });
	await search.getByRole('button', { name: '條件查詢', exact: true }).click();
	const rows = page.getByRole('table', { name: '教育訓練歷程' }).locator('tbody tr');
	await expect(rows.filter({ hasText: '特殊' })).toHaveCount(10);
	await page.context().close();
});

test('[F-11] 紀錄冊申請 has its columns, and says 申請中 of a form under review', async ({ browser }) => {
	const page = await officePage(browser, 'unit');
	await office(page).follow('各項表單申請', '紀錄冊申請');
	const list = page.getByRole('table', { name: '紀錄冊申請' });
	await expect(list.getByRole('columnheader')).toHaveText([
		...['項次', '志工姓名', '志工身分證字號', '基礎訓時數/特殊訓時數', '所屬運用單位'],
		...['申請單位', '發給單位', '申請日期', '表單狀態', '操作'],
	]);
	const search = page.getByRole('search', { name: '查詢條件' });
	await field(search, '表單狀態').selectOption({ label: '申請中' });
	await search.getByRole('button', { name: '查詢', exact: true }).click();
	await expect(list.locator('tbody tr').first()).toContainText('申請中');
	await expect(list).not.toContainText('審核中');
	await page.context().close();
});

test('[V-33][V-40] the forms say how a password is set, and where an English name comes from', async ({
	browser,
}) => {
	const page = await officePage(browser, 'unit');
	await office(page).open(`/volunteers/${demoVolunteer.volunteerId}`);
	await expect(page.getByText('系統設定密碼：系統自動設定(e-Mail通知)')).toBeVisible();
	await office(page).open(`/volunteers/${demoVolunteer.volunteerId}/certificates/new`);
	const link = page.getByRole('link', { name: '外文姓名中譯英系統' });
	await expect(link).toHaveAttribute('href', /^https:\/\/www\.boca\.gov\.tw\//);
	await expect(link).toHaveAttribute('target', '_blank');
	await page.context().close();
});

test.describe('the area of volunteers', () => {
	test.describe.configure({ mode: 'serial' });
	let page: Page;
	const { nationalId } = demoVolunteer.person;

	test.beforeAll(async ({ browser }) => {
		page = await (await browser.newContext()).newPage();
	});
	test.afterAll(() => page.context().close());

	test('[P-05][P-11] asks for 使用者帳號 and 登入密碼, and shows the ways to a password and into service', async () => {
		const site = portal(page);
		await site.open('/volunteer/');
		await expect(page.getByRole('heading', { level: 1, name: '志工專區' })).toBeVisible();
		for (const label of ['使用者帳號', '登入密碼']) await expect(field(page, label)).toBeVisible();
		const main = page.getByRole('main');
		await expect(main.getByRole('link', { name: '忘記密碼', exact: true })).toBeVisible();
		await expect(main.getByRole('link', { name: '我要當志工' })).toBeVisible();
		await expect(main).not.toContainText('驗證碼');
		await site.signIn(nationalId, 'Wrong-Password-1');
		await expect(page.getByText('帳號或密碼錯誤').first()).toBeVisible();
		await site.signIn(nationalId, demoPassword);
		await expect(page.getByRole('heading', { level: 1, name: '服務紀錄' })).toBeVisible();
	});

	test('[P-12] 登入訊息 tells the failure and the success of a moment ago', async () => {
		await page.getByRole('link', { name: '登入訊息' }).first().click();
		const lines = page.getByRole('table', { name: '登入訊息' }).locator('tbody tr');
		await expect(lines.filter({ hasText: '登入成功' }).first()).toBeVisible();
		await expect(lines.filter({ hasText: '登入失敗' }).first()).toContainText(/127\.0\.0\.1|::1/);
	});

	test('[P-14] the book has its five lists, each numbered, newest first and counted', async () => {
		await page.getByRole('link', { name: '志願服務紀錄冊列印' }).first().click();
		await expect(page.getByRole('tab')).toHaveText([
			...['服務', '訓練', '衛生福利獎勵', '志願服務獎勵', '其他獎項表揚'],
		]);
		const list = page.getByRole('table', { name: '服務', exact: true });
		await expect(list.getByRole('columnheader')).toHaveText([
			...['序號', '服務項目', '服務內容', '服務日期', '服務時數', '服務運用單位', '登錄人'],
		]);
		const panel = page.getByRole('tabpanel');
		const counted = panel.getByText(/^共有：\d+筆/);
		await expect(counted).toBeVisible();
		const rows = list.locator('tbody tr');
		const periods = (await rows.allInnerTexts()).map((line) => {
			const [from = '', until = from] = line.match(/\d{3}\/\d{2}\/\d{2}/g) ?? [];
			return { from, until };
		});
		expect(periods.length).toBeGreaterThan(1);
		await expect(counted).toContainText(`共有：${periods.length}筆`);
		const begun = periods.map(({ from }) => from);
		expect(begun).toEqual(begun.toSorted().toReversed());

		await field(panel, '單位名稱').selectOption({ label: unitName });
		await expect(panel.getByRole('group', { name: '服務時間' })).toBeVisible();
		const [latest = ''] = begun;
		await fill(panel, { '服務時間（起）': latest });
		await panel.getByRole('button', { name: '查詢', exact: true }).click();
		await expect(rows).toHaveCount(periods.filter(({ until }) => until >= latest).length);
		await panel.getByRole('button', { name: '重設', exact: true }).click();
		await expect(rows).toHaveCount(periods.length);
		await expect(page.getByRole('button', { name: '下載', exact: true })).toBeVisible();

		await page.getByRole('tab', { name: '訓練', exact: true }).click();
		await expect(row(page, '訓練', /1/).first()).toBeVisible();
	});
});
