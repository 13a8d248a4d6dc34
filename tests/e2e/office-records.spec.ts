import { expect, test, type Page } from '@playwright/test';
import { samplePdf } from '#tests/support/sample-files.ts';
import { errorSummary, field, fill, row, uploadFile } from '#tests/support/pages/controls.ts';
import { office } from '#tests/support/pages/office.ts';
import { trainingPages } from '#tests/support/pages/training-pages.ts';
import { sheetOf } from '#tests/support/sheets.ts';
import { demoVolunteer, shiftMember } from './story-people.ts';

const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Screens of a unit that act: each journey ends in the state that the list shows. */
test.describe('a unit keeps its records', () => {
	test.describe.configure({ mode: 'serial' });
	let page: Page;

	test.beforeAll(async ({ browser }) => {
		page = await (await browser.newContext()).newPage();
		await office(page).signIn('unit');
		await office(page).expectHome();
	});
	test.afterAll(() => page.context().close());

	test('[S-09] 首頁 opens with 待辦事項, and 系統公告 stands beside it', async () => {
		const tabs = page.getByRole('navigation', { name: '首頁' });
		await expect(tabs.getByRole('link')).toHaveText([/^待辦事項/, /^系統公告/]);
		await expect(office(page).tasks()).toBeVisible();
	});

	test('[W-02] 待審核申請單 has its columns, a tick and 審核', async () => {
		await office(page).follow('表單審核系統', '待審核申請單');
		const list = page.getByRole('table', { name: '待審核申請單' });
		for (const column of ['審核單編號', '審核項目', '申請人', '摘要', '送審日期', '審核狀態', '操作']) {
			await expect(list.getByRole('columnheader', { name: column, exact: true })).toBeVisible();
		}
		await expect(list.getByRole('checkbox', { name: '全選本頁' })).toBeVisible();
		await expect(list.getByRole('link', { name: /^審核 / }).first()).toBeVisible();
	});

	test('[F-13] 紀錄冊申請 says what must be done first, and that it takes 14 days', async () => {
		await office(page).follow('各項表單申請', '紀錄冊申請');
		const notes = page.getByRole('list').filter({ hasText: '申請作業時間' });
		await expect(notes).toContainText('已完成基礎訓練及特殊訓練');
		await expect(notes).toContainText('14 天');
	});

	test('[E-19] 教育訓練歷程匯入 lists course, hours, registering unit and certificates', async () => {
		await office(page).follow('教育訓練系統', '教育訓練歷程匯入');
		const list = page.getByRole('table', { name: '教育訓練歷程' });
		for (const column of [
			'課程名稱',
			'開課單位',
			'課程類型',
			'課程領域',
			'課程日期',
			'受訓時數',
			'登錄單位',
		]) {
			await expect(list.getByRole('columnheader', { name: column, exact: true })).toBeVisible();
		}
		await expect(list.getByRole('columnheader', { name: /證書/ })).toBeVisible();
		await expect(list.getByRole('row').nth(1)).toContainText(/\d+\.\d/);
	});

	test('[S-28] buttons have one name each: 查詢, 清除, 新增 over a list, 編輯, 刪除 in its rows, 確定, 取消 under a form', async () => {
		await office(page).follow('志工運用及團隊管理', '志工隊管理');
		const search = page.getByRole('search', { name: '查詢條件' });
		await expect(search.getByRole('button')).toHaveText(['查詢', '清除']);
		const first = page.getByRole('table', { name: '志工隊' }).getByRole('row').nth(1);
		await expect(first.getByRole('link', { name: /^編輯 / })).toHaveText('編輯');
		await expect(first.getByRole('button', { name: /^刪除 / })).toHaveText('刪除');
		await page.getByRole('link', { name: '新增', exact: true }).click();
		await expect(page.getByRole('button', { name: '確定', exact: true })).toBeVisible();
		await page.getByRole('link', { name: '取消', exact: true }).click();
		await expect(page.getByRole('heading', { level: 1, name: '志工隊管理' })).toBeVisible();
	});

	test('[T-03][T-05][T-08] a team is made, named anew without a manager, managed, and deleted', async () => {
		await office(page).follow('志工運用及團隊管理', '志工隊管理');
		await page.getByRole('link', { name: '新增', exact: true }).click();
		await press(page, '確定');
		await expect(errorSummary(page)).toContainText('志工隊名稱');
		await fill(page, { 志工隊名稱: '旅程測試隊' });
		await press(page, '確定');
		await expect(page.getByRole('heading', { level: 1, name: '編輯志工隊' })).toBeVisible();
		await fill(page, { 志工隊名稱: '旅程關懷隊' });
		await press(page, '確定');
		await office(page).expectToast('已儲存「旅程關懷隊」');
		await page.getByRole('link', { name: '編輯 旅程關懷隊' }).click();
		await field(page, '管理者').selectOption({ index: 1 });
		await press(page, '確定');
		await expect(row(page, '志工隊', '旅程關懷隊')).toContainText(/旅程關懷隊\s*0/);
		await press(page, '刪除 旅程關懷隊');
		await dialog(page, '刪除志工隊').getByRole('button', { name: '刪除', exact: true }).click();
		await office(page).expectToast('已刪除「旅程關懷隊」');
		await expect(row(page, '志工隊', '旅程關懷隊')).toHaveCount(0);
	});

	test('[T-06][T-07] a volunteer joins a team and leaves it, and the list says so', async () => {
		await page
			.getByRole('link', { name: /^管理 / })
			.first()
			.click();
		await field(page, '是否加入志工隊').selectOption({ label: '否' });
		await press(page, '查詢');
		const join = page.getByRole('button', { name: / 加入$/ }).first();
		const name = ((await join.getAttribute('aria-label')) ?? '').replace(/ 加入$/, '');
		await join.click();
		await office(page).expectToast(name);
		await field(page, '是否加入志工隊').selectOption({ label: '是' });
		await fill(page, { 姓名: name });
		await press(page, '查詢');
		await press(page, `${name} 離隊`);
		await page.getByRole('dialog').getByRole('button', { name: '離隊', exact: true }).click();
		await expect(page.getByRole('button', { name: `${name} 離隊` })).toHaveCount(0);
	});

	test('[V-25] an award is registered, shown and deleted', async () => {
		await office(page).follow('志工運用及團隊管理', '服務獎勵紀錄維護');
		await press(page, '新增');
		const form = dialog(page, '新增獎勵紀錄');
		await form.getByRole('button', { name: '確定', exact: true }).click();
		await expect(errorSummary(page)).toContainText('獎項名稱');
		await trainingPages(page).pickVolunteer(shiftMember.person.base.name, form);
		await field(form, '獎項名稱').selectOption({ index: 1 });
		await field(form, '獎項等次').selectOption({ index: 1 });
		await fill(form, { 獲獎年度: '112' });
		await form.getByRole('button', { name: '確定', exact: true }).click();
		const award = row(page, '服務獎勵紀錄', shiftMember.person.base.name).filter({ hasText: '112' });
		await expect(award).toBeVisible();
		await award.getByRole('button', { name: /^刪除 / }).click();
		await dialog(page, '刪除獎勵紀錄').getByRole('button', { name: '刪除', exact: true }).click();
		await expect(award).toHaveCount(0);
	});

	test('[V-26][V-40] a certificate is made out of the record, with what the form asks for', async () => {
		// The dates of all service, which the form fills in, come late: after somebody has typed their own.
		let letThrough = () => {};
		const typed = new Promise<void>((resolve) => (letThrough = resolve));
		await page.route(/\/standing\?unitId=[^&]*$/, async (route) => {
			await typed;
			await route.continue();
		});
		await office(page).open(`/volunteers/${demoVolunteer.volunteerId}/certificates/new`);
		await fill(page, {
			發證單位: '旅程測試單位',
			英文姓名: 'LEE, HSIAO-MING',
			服務起日: '112/02/01',
			服務訖日: '114/12/31',
		});
		const late = page.waitForResponse(/\/standing\?unitId=[^&]*$/);
		letThrough();
		await (await late).finished();
		await page.unrouteAll({ behavior: 'wait' });
		await press(page, '確定');
		await expect(errorSummary(page)).toContainText('服務內容');
		await page.getByRole('checkbox').first().check();
		await expect(field(page, '服務起日')).toHaveValue('112/02/01');
		await press(page, '確定');
		await expect(page.getByRole('row').filter({ hasText: '112/02/01' })).toContainText('未完成');
	});

	// The one that the demo city has stays as it is: its form is looked at in other tests.
	test('[V-27][M-10] the stamped scan is uploaded, and the certificate is 完成', async () => {
		const waiting = page.getByRole('row').filter({ hasText: '未完成' });
		const before = await waiting.count();
		await page
			.getByRole('button', { name: /^用印上傳 .*112\/02\/01/ })
			.first()
			.click();
		const upload = page.getByRole('dialog');
		const bytes = samplePdf();
		await uploadFile(upload, '用印證明書', { name: '用印.pdf', type: 'application/pdf', bytes });
		await upload.getByRole('button', { name: '確定', exact: true }).click();
		await expect(waiting).toHaveCount(before - 1);
		await expect(page.getByRole('button', { name: /^下載用印證明書/ }).first()).toBeVisible();
	});

	test('[V-41] service that the dates cut is named, and asked about before the certificate is made', async () => {
		await office(page).open(`/volunteers/${demoVolunteer.volunteerId}/certificates/new`);
		await fill(page, {
			發證單位: '旅程測試單位',
			英文姓名: 'LEE, HSIAO-MING',
			服務起日: '112/02/01',
			服務訖日: '115/10/20',
		});
		await field(page, '服務訖日').press('Tab');
		const cut = '115/10/17～115/10/22';
		await expect(page.getByRole('listitem').filter({ hasText: cut })).toContainText('4.5 小時');
		await page.getByRole('checkbox').first().check();
		await press(page, '確定');
		const question = dialog(page, '部分服務時數不列入證明書');
		await expect(question).toContainText(cut);
		await question.getByRole('button', { name: '取消' }).click();
		await page.getByRole('button', { name: '改為 112/02/01～115/10/22，全部列入' }).click();
		await expect(field(page, '服務訖日')).toHaveValue('115/10/22');
		await expect(page.getByText(cut)).toHaveCount(0);
		await press(page, '確定');
		await expect(page.getByRole('row').filter({ hasText: '112/02/01～115/10/22' })).toContainText('未完成');
	});

	test('[S-07] the unit changes its telephone, and 異動紀錄 keeps both numbers', async () => {
		await office(page).follow('志工運用及團隊管理', '運用單位基本資料維護');
		const before = await field(page, '聯絡電話').inputValue();
		await fill(page, { 聯絡電話: '03-3389999' });
		await press(page, '儲存');
		await office(page).expectToast('已儲存');
		await page.getByRole('link', { name: '異動紀錄' }).click();
		const change = page.getByRole('row').filter({ hasText: '03-3389999' });
		await expect(change.first()).toContainText(before);
	});

	test('[V-04] an import of a wrong ID number adds nobody, and says where the reason stands', async () => {
		await office(page).follow('志工運用及團隊管理', '志工資料維護');
		await press(page, '匯入');
		const form = dialog(page, '匯入志工');
		await uploadFile(form, '選擇檔案', {
			name: '新志工.ods',
			type: 'application/vnd.oasis.opendocument.spreadsheet',
			bytes: await sheetOf([{ '身分證字號/居留證字號': 'A123456780', 中文姓名: '錯號人' }]),
		});
		await form.getByRole('button', { name: '確定匯入' }).click();
		await expect(form.getByText(/未匯入的資料列於檔案中|未能完成/)).toBeVisible();
		await form.getByRole('button', { name: '關閉', exact: true }).last().click();
		await fill(page, { 姓名: '錯號人' });
		await press(page, '查詢');
		await expect(page.getByRole('table', { name: '志工資料' })).toContainText('目前暫無資料');
	});
});
