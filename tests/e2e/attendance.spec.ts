import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { addDays } from '#shared/values/iso-date.ts';
import { maskName } from '#shared/values/masking.ts';
import { formatRocDate } from '#shared/values/roc-date.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import { errorSummary, field, fill, pick, row } from '#tests/support/pages/controls.ts';
import { office } from '#tests/support/pages/office.ts';
import { readPdf } from '#tests/support/pdf-text.ts';
import { eventMember, shiftMember, unitName } from './story-people.ts';

const today = formatRocDate(todayInTaipei(new Date()));
const yesterday = formatRocDate(addDays(todayInTaipei(new Date()), -1));
const { name } = shiftMember.person.base;
const week = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'];
const rosterName = '瀏覽器測試班表';

test.describe('shifts are planned, served and become hours', () => {
	test.describe.configure({ mode: 'serial' });
	let page: Page;

	test.beforeAll(async ({ browser }) => {
		page = await (await browser.newContext()).newPage();
		await office(page).signIn('unit');
		await office(page).expectHome();
	});
	test.afterAll(() => page.context().close());

	test('[A-02][A-04] 新增班表 names what is missing, and leads to 班表設定', async () => {
		await office(page).follow('志工差勤管理系統', '排班管理');
		await page.getByRole('link', { name: '新增班表' }).click();
		await page.getByRole('button', { name: '確定', exact: true }).click();
		await expect(errorSummary(page)).toContainText('排班名稱');
		await fill(page, {
			排班名稱: rosterName,
			排班地點: '一樓大廳',
			'日期區間（起）': today,
			'日期區間（迄）': today,
			地址: '縣府路 1 號',
		});
		await field(page, '縣市').selectOption('桃園市');
		await field(page, '鄉鎮市區').selectOption('桃園區');
		await page.getByRole('button', { name: '確定', exact: true }).click();
		await expect(page.getByRole('heading', { level: 1, name: '班表設定' })).toBeVisible();
	});

	test('[A-06][A-08][A-10] one week is set, and 執行排班 makes the shifts of it', async () => {
		await page.getByRole('link', { name: '新增', exact: true }).click();
		await fill(page, { 服務位置名稱: '服務臺' });
		await field(page, '服務項目').selectOption('社會福利服務');
		await field(page, '服務內容').selectOption('櫃臺服務');
		for (const day of week) await page.getByRole('checkbox', { name: day, exact: true }).check();
		await page.getByRole('checkbox', { name: '早班', exact: true }).check();
		// Punches keep to the time of the shift, and this test runs at any time of the day.
		await fill(page.getByRole('group', { name: '早班', exact: true }), {
			'時間[起]': '00:00',
			'時間[訖]': '23:59',
		});
		const total = page.getByRole('status').filter({ hasText: '總需求人次' });
		await expect(total).toContainText('1人次 共 1 個班次');
		// The roster has one day: 3 in the morning and 2 at noon.
		await page.getByRole('checkbox', { name: '午班', exact: true }).check();
		await fill(page.getByRole('group', { name: '早班', exact: true }), { 需求人數: '3' });
		await fill(page.getByRole('group', { name: '午班', exact: true }), { 需求人數: '2' });
		await expect(total).toContainText('5人次 共 2 個班次');
		await page.getByRole('checkbox', { name: '午班', exact: true }).uncheck();
		await fill(page.getByRole('group', { name: '早班', exact: true }), { 需求人數: '1' });
		await expect(total).toContainText('1人次 共 1 個班次');
		await page.getByRole('button', { name: '執行排班', exact: true }).click();
		await expect(page.getByRole('heading', { level: 1, name: '排班名單管理' })).toBeVisible();
		await expect(page.getByRole('table').getByRole('row').filter({ hasText: today })).toHaveCount(1);
	});

	test('[A-12][A-14] a volunteer is taken into the shift, which is then full', async () => {
		await page.getByRole('link', { name: /志工排班/ }).click();
		await fill(page, { 志工名稱: name });
		await page.getByRole('button', { name: '查詢', exact: true }).click();
		await page.getByRole('button', { name: `${name} 加入排班` }).click();
		await expect(row(page, '志工排班', name)).toContainText('已排班');
		await expect(page.getByText('已排滿')).toBeVisible();
	});

	test('[A-15][A-16][A-17] 簽到退模式 takes 簽到 and 簽退 in a tab of its own, each once', async () => {
		const link = page.getByRole('navigation', { name: '主選單' }).getByRole('link', { name: /簽到退模式/ });
		const [kiosk] = await Promise.all([page.waitForEvent('popup'), link.click()]);
		await expect(kiosk.getByRole('navigation', { name: '主選單' })).toHaveCount(0);
		await expect(kiosk.getByRole('banner')).toContainText(unitName);
		const clock = kiosk.getByText(/^當前時間：\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} \(星期[日一二三四五六]\)$/);
		const first = await clock.innerText();
		await expect(clock).not.toHaveText(first);
		const result = kiosk.getByRole('region', { name: '打卡結果' });
		const punch = async (direction: '簽到' | '簽退') => {
			await pick(kiosk, '班別', '早班');
			await pick(kiosk, '簽到或簽退', direction);
			await fill(kiosk, { 身分證字號: shiftMember.person.nationalId });
			await kiosk.getByRole('button', { name: '送出' }).click();
		};
		await punch('簽退');
		await expect(result.getByRole('alert')).toContainText('尚未簽到');
		await punch('簽到');
		await expect(result.getByRole('status')).toContainText('簽到完成');
		await expect(result.getByRole('status')).toContainText(maskName(name));
		await expect(kiosk.getByText(name)).toHaveCount(0);
		await punch('簽到');
		await expect(result.getByRole('alert')).toContainText('無法更改');
		await punch('簽退');
		await expect(result.getByRole('alert')).toContainText('請確認是否現在簽退');
		await result.getByRole('button', { name: '仍要簽退' }).click();
		await expect(result.getByRole('status')).toContainText('簽退完成');
		await expect(field(kiosk, '身分證字號')).toHaveValue('');
		await kiosk.close();
	});

	test('[A-20][H-17] a shift that has not ended has no hours yet', async () => {
		await office(page).follow('志工差勤管理系統', '排班管理');
		await page.getByRole('link', { name: rosterName, exact: true }).click();
		await page.getByRole('link', { name: /簽到退查詢/ }).click();
		const came = row(page, '簽到退紀錄', name);
		await expect(came).toContainText('已簽退');
		await expect(came.getByRole('checkbox')).toBeDisabled();
	});

	test('[A-20][H-17] 轉入服務時數 enters the hours as they were corrected', async () => {
		await office(page).follow('志工差勤管理系統', '排班管理');
		// Shifts of the days before today are part of the demo city.
		await page.getByRole('link', { name: '關懷據點駐點服務', exact: true }).click();
		await page.getByRole('link', { name: /簽到退查詢 服務台/ }).click();
		const served = row(page, '簽到退紀錄', yesterday).filter({ hasText: '已簽退' }).first();
		await served.getByRole('checkbox').check();
		await page.getByRole('button', { name: '轉入服務時數' }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByRole('textbox', { name: /的服務時數/ }).fill('2.5');
		await dialog.getByRole('button', { name: '確定轉入' }).click();
		await expect(dialog).toContainText('轉入服務時數的結果');
		await dialog.getByRole('button', { name: '關閉', exact: true }).last().click();
		const posted = row(page, '簽到退紀錄', yesterday).filter({ hasText: '已轉入時數' }).first();
		await expect(posted).toContainText('2.5');
	});

	test('[A-11] the shifts of a running roster are listed from today on, and those before it on 清除', async () => {
		await office(page).follow('志工差勤管理系統', '排班管理');
		await page.getByRole('link', { name: '關懷據點駐點服務', exact: true }).click();
		await page.getByRole('link', { name: /排班名單管理 服務台/ }).click();
		// As the demo city has it.
		const begun = formatRocDate(addDays(todayInTaipei(new Date()), -6));
		const shifts = page.getByRole('table', { name: '班次' }).getByRole('row');
		await expect(shifts.filter({ hasText: today }).first()).toBeVisible();
		await expect(shifts.filter({ hasText: begun })).toHaveCount(0);
		await page.getByRole('button', { name: '清除', exact: true }).click();
		await expect(shifts.filter({ hasText: begun }).first()).toBeVisible();
	});

	test('[V-17] 大型活動服務證書下載 gives the certificate of a chosen event', async () => {
		await office(page).open(`/volunteers/${eventMember.volunteerId}/hours`);
		await page.getByRole('button', { name: '大型活動服務證書下載' }).click();
		const dialog = page.getByRole('dialog');
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			dialog.getByRole('button', { name: /下載/ }).first().click(),
		]);
		const pdf = await readPdf(await readFile(await download.path()));
		const text = pdf.pages.map((one) => one.text.replaceAll(/\s/g, '')).join('');
		expect(text).toContain('大型活動服務證書');
		expect(text).toContain(eventMember.person.base.name);
	});
});
