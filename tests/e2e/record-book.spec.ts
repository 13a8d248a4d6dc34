import { readFile } from 'node:fs/promises';
import { expect, test, type Browser, type Download, type Page } from '@playwright/test';
import { labelOfServiceCategory } from '#shared/codes/service-categories.ts';
import { makeNationalId } from '#shared/values/national-id.ts';
import { formatRocDate } from '#shared/values/roc-date.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import { browserAddresses } from '#tests/support/browser-stack/addresses.ts';
import { applicationPages } from '#tests/support/pages/application-pages.ts';
import { errorSummary, field, fill, pick, row, uploadFile } from '#tests/support/pages/controls.ts';
import { mailThatArrives } from '#tests/support/pages/inbox.ts';
import { office } from '#tests/support/pages/office.ts';
import { portal } from '#tests/support/pages/portal.ts';
import { reviewPages } from '#tests/support/pages/review-pages.ts';
import { trainingPages } from '#tests/support/pages/training-pages.ts';
import { volunteerPages } from '#tests/support/pages/volunteer-pages.ts';
import { readPdf } from '#tests/support/pdf-text.ts';
import {
	certificate,
	cover,
	memberElsewhere,
	newVolunteer,
	password,
	photo,
	readyMember,
	volunteerPassword,
} from './story-people.ts';

type Login = 'team' | 'unit' | 'purpose' | 'governing' | 'social-2';

/** Everybody works in a browser of their own, from the first page to the last. */
const windows = new Map<string, Page>();

async function windowOf(browser: Browser, who: Login | 'volunteer'): Promise<Page> {
	const open = windows.get(who);
	if (open) return open;
	const page = await (await browser.newContext()).newPage();
	windows.set(who, page);
	if (who !== 'volunteer') {
		await office(page).signIn(who);
		await office(page).expectHome();
	}
	return page;
}

async function bytesOf(download: Download): Promise<Buffer> {
	return readFile(await download.path());
}

test.describe('a record-book application travels from a team to an issued e-book', () => {
	test.describe.configure({ mode: 'serial' });
	test.afterAll(async () => {
		for (const page of windows.values()) await page.context().close();
	});

	let volunteerId = '';
	let applicationId = '';
	let bookNumber = '';
	let exported: Buffer;

	test('[S-01][S-10][S-12] a team manager signs in and sees 待辦事項 and 系統公告', async ({ browser }) => {
		const page = await windowOf(browser, 'team');
		await expect(office(page).tasks()).toBeVisible();
		await page.getByRole('link', { name: '系統公告' }).click();
		const news = row(page, '系統公告', '紀錄冊申請已全面改為線上審核');
		await news.getByRole('link').click();
		await expect(page.getByRole('article')).toContainText('不再受理紙本');
	});

	test('[S-05] the menu shows what a team may use, and nothing else', async ({ browser }) => {
		const page = await windowOf(browser, 'team');
		const { menu } = office(page);
		await expect(menu.getByRole('link', { name: '紀錄冊申請' })).toBeVisible();
		await expect(menu.getByRole('link', { name: '待審核申請單' })).toHaveCount(0);
		await expect(menu.getByRole('button', { name: '系統管理' })).toHaveCount(0);
		await expect(menu.getByRole('link', { name: '個人資料維護' })).toBeVisible();
	});

	test('[V-02][S-17] finds a volunteer by part of the name and by the full ID, masked', async ({
		browser,
	}) => {
		const page = await windowOf(browser, 'team');
		const volunteers = volunteerPages(page);
		const { nationalId, base } = readyMember.person;
		const masked = `${nationalId.slice(0, 5)}*****`;
		await volunteers.open();
		await volunteers.search({ 姓名: base.name.slice(1) });
		await expect(volunteers.row(base.name)).toContainText(masked);
		await volunteers.search({ 身分證字號: nationalId });
		await expect(volunteers.row(masked)).toHaveCount(1);
		await expect(volunteers.row(base.name)).toBeVisible();
		await expect(page.getByRole('table', { name: '志工資料' })).not.toContainText(nationalId);
	});

	test('[V-06][V-07] 檢核 refuses a wrong check digit and a volunteer of the own unit', async ({
		browser,
	}) => {
		const page = await windowOf(browser, 'team');
		const volunteers = volunteerPages(page);
		await volunteers.openNew();
		const { nationalId } = newVolunteer;
		const lastDigit = (Number(nationalId.at(-1)) + 1) % 10;
		await volunteers.check(`${nationalId.slice(0, -1)}${lastDigit}`);
		await expect(errorSummary(page)).toContainText('檢查碼不符');
		await volunteers.check(nationalId.slice(0, -1));
		await expect(errorSummary(page)).toContainText('身分證字號共 10 碼，少了 1 碼');
		await volunteers.check(readyMember.person.nationalId);
		await expect(errorSummary(page)).toContainText('已是本單位志工');
	});

	test('[V-07][V-09] a person known in another unit is to be attached, not doubled', async ({ browser }) => {
		const page = await windowOf(browser, 'team');
		const volunteers = volunteerPages(page);
		await volunteers.check(memberElsewhere.person.nationalId);
		await expect(page.getByText('此人已是其他單位的志工')).toBeVisible();
		await expect(field(page, '中文姓名')).toHaveValue(memberElsewhere.person.base.name);
		await expect(field(page, 'Email信箱')).toHaveAccessibleDescription(
			/請提供常用信箱，作為找回前台帳號密碼及接收課程、招募等相關通知之用/,
		);
		await volunteers.checkAnother();
	});

	test('[V-08] refuses a sex that contradicts the ID, and a minor without 家長同意書', async ({
		browser,
	}) => {
		const page = await windowOf(browser, 'team');
		const volunteers = volunteerPages(page);
		await volunteers.check(newVolunteer.nationalId);
		await expect(page.getByText('檢核完成，可以新增')).toBeVisible();
		await volunteers.fillBase({ ...newVolunteer, sex: '女' });
		await volunteers.confirm();
		await expect(errorSummary(page)).toContainText('性別');
		await pick(page, '性別', newVolunteer.sex);
		await field(page, '生日').fill('101/01/01');
		await volunteers.confirm();
		await expect(errorSummary(page)).toContainText('未滿 18 歲，請上傳家長同意書');
	});

	test('[V-08][V-36] adds the volunteer with a photo; the head says where the person serves and what they hold', async ({
		browser,
	}) => {
		const page = await windowOf(browser, 'team');
		const volunteers = volunteerPages(page);
		await field(page, '生日').fill(newVolunteer.birthDate);
		await volunteers.confirm();
		await volunteers.expectRecordOf(newVolunteer.name);
		volunteerId = volunteers.openId();
		await expect(
			volunteers.summary().getByRole('img', { name: `${newVolunteer.name}的大頭照` }),
		).toBeVisible();
		await expect(volunteers.summary().getByRole('term')).toHaveText([
			...['所屬運用單位', '所屬志工隊', '保險狀態', '榮譽卡期限', '紀錄冊號'],
		]);
		await expect(volunteers.summary().getByRole('definition').first()).not.toBeEmpty();
		await expect(volunteers.summary()).toContainText('尚未領冊');
		await expect(volunteers.summary()).toContainText(`${newVolunteer.nationalId.slice(0, 5)}*****`);
	});

	test('[F-02] 紀錄冊申請 names each unmet condition', async ({ browser }) => {
		const page = await windowOf(browser, 'team');
		const applications = applicationPages(page);
		await applications.open();
		await applications.search(newVolunteer.name);
		await expect(applications.row(newVolunteer.name)).toContainText('0.0/0.0');
		await applications.act('初次申請', newVolunteer.name);
		await expect(applications.eligibility).toContainText('有 2 項尚未符合');
		await expect(applications.condition('基礎訓練')).toContainText('未符合');
		await expect(applications.condition('特殊訓練')).toContainText('未符合');
		await expect(applications.submitButton).toBeDisabled();
	});

	test('[E-21] registers basic and special training with certificates', async ({ browser }) => {
		const page = await windowOf(browser, 'team');
		const training = trainingPages(page);
		const course = { provider: '社會局', date: '115/03/01', hours: '6', certificate };
		await training.open();
		await training.openNew();
		await training.pickVolunteer(newVolunteer.name);
		await training.fillIn({
			...course,
			courseType: '基礎',
			category: labelOfServiceCategory('01'),
			courseName: '志工基礎訓練',
		});
		await training.save();
		const volunteers = volunteerPages(page);
		await office(page).open(`/volunteers/${volunteerId}/training`);
		await page.getByRole('link', { name: '新增課程', exact: true }).click();
		await expect(training.picked()).toContainText(newVolunteer.name);
		await training.fillIn({
			...course,
			courseType: '特殊',
			category: labelOfServiceCategory('01'),
			courseName: '社福特殊訓練',
		});
		await training.save();
		await office(page).open(`/volunteers/${volunteerId}`);
		await volunteers.tab('教育訓練');
		await expect(
			page.getByText(`基礎 6.0 小時，特殊（${labelOfServiceCategory('01')}）6.0 小時`),
		).toBeVisible();
		await expect(
			row(page, '教育訓練', '社福特殊訓練').getByRole('button', { name: /^下載證書/ }),
		).toBeVisible();
	});

	test('[F-02][F-11][F-14] the form is kept with 暫存, found again and sent: 申請中', async ({ browser }) => {
		const page = await windowOf(browser, 'team');
		const applications = applicationPages(page);
		await applications.open();
		await applications.search(newVolunteer.name);
		await expect(applications.row(newVolunteer.name)).toContainText('6.0/6.0');
		await applications.act('初次申請', newVolunteer.name);
		await expect(applications.eligibility).toContainText('全部符合，可以送審');
		await uploadFile(page, '上傳大頭照', photo);
		await uploadFile(page, '附件上傳', { ...certificate, name: '說明.pdf' });
		await fill(page, { 承辦人: '陳承辦', 聯絡電話: '03-3322101', Email: 'office@story.example' });
		await applications.keep();
		await office(page).expectToast('已暫存');
		await expect(page).toHaveURL(/record-books\/[0-9A-Z]{26}$/);
		applicationId = applications.openId();

		await office(page).open('/');
		await applications.open();
		await applications.search(newVolunteer.name);
		await expect(applications.row(newVolunteer.name)).toContainText('暫存');
		await applications.act('編輯', newVolunteer.name);
		await expect(page.getByRole('listitem').filter({ hasText: '說明.pdf' })).toBeVisible();
		await expect(field(page, '承辦人')).toHaveValue('陳承辦');
		await applications.submit();
		await applications.search(newVolunteer.name);
		await expect(applications.row(newVolunteer.name)).toContainText('申請中');
	});

	test('[S-10][W-03] the unit reads the whole form and approves with an opinion', async ({ browser }) => {
		const page = await windowOf(browser, 'unit');
		const reviews = reviewPages(page);
		await reviews.openTask(newVolunteer.name);
		await expect(reviews.content).toContainText(newVolunteer.name);
		await expect(reviews.content).toContainText('陳承辦');
		await expect(reviews.content).toContainText('說明.pdf');
		await expect(reviews.content.getByRole('img', { name: /大頭照/ })).toBeVisible();
		await reviews.confirm();
		await expect(errorSummary(page)).toContainText('審核結果');
		await reviews.decide('核准', '資料齊全，同意核發');
	});

	test('[W-15] the purpose authority returns it with a reason', async ({ browser }) => {
		const page = await windowOf(browser, 'purpose');
		const reviews = reviewPages(page);
		await reviews.openPendingTask(newVolunteer.name);
		await pick(page, '審核結果', '退回申請人');
		await reviews.confirm();
		await expect(errorSummary(page)).toContainText('審核意見');
		await reviews.decide('退回申請人', '請補充服務動機');
	});

	test('[S-10][M-01] the manager finds it in 待辦事項, corrects it and sends a new round', async ({
		browser,
	}) => {
		const page = await windowOf(browser, 'team');
		const applications = applicationPages(page);
		await reviewPages(page).openTask(newVolunteer.name);
		await expect(page.getByText('申請已退回，請依審核意見修改後重新送審')).toBeVisible();
		await expect(page.getByRole('blockquote')).toContainText('請補充服務動機');
		await field(page, '備註').fill('已補充服務動機');
		await applications.submit();
	});

	test('[W-03][F-16] unit and purpose authority approve the second round', async ({ browser }) => {
		const unit = reviewPages(await windowOf(browser, 'unit'));
		await unit.openTask(newVolunteer.name);
		await expect(unit.content).toContainText('已補充服務動機');
		await unit.decide('核准', '已補正');
		const purpose = reviewPages(await windowOf(browser, 'purpose'));
		await purpose.openPendingTask(newVolunteer.name);
		await purpose.decide('核准', '准予發給');
	});

	test('[W-05] 審核歷程 shows every station, role, person, opinion, time and result', async ({ browser }) => {
		const page = await windowOf(browser, 'team');
		const { history } = applicationPages(page);
		await office(page).open(`/applications/record-books/${applicationId}`);
		const lines = history.locator('tbody').getByRole('row');
		await expect(lines).toHaveCount(6);
		const told = [
			['送審'],
			['核准', '資料齊全，同意核發'],
			['退回申請人', '請補充服務動機'],
			['送審'],
			['核准', '已補正'],
			['核准', '准予發給'],
		];
		for (const [index, words] of told.entries()) {
			for (const word of words) await expect(lines.nth(index)).toContainText(word);
			await expect(lines.nth(index)).toContainText(/\d{3}\/\d{2}\/\d{2} \d{2}:\d{2}/);
			await expect(lines.nth(index)).toContainText(index < 3 ? '第 1 次' : '第 2 次');
		}
	});

	test('[W-01] 批次審核 approves the ticked rows', async ({ browser }) => {
		const page = await windowOf(browser, 'unit');
		const reviews = reviewPages(page);
		await reviews.openPending();
		await reviews.tick(2);
		const result = await reviews.decideBatch('核准', '批次核准');
		await expect(result).toContainText('共 2 筆，完成 2 筆');
		await result.getByRole('button', { name: '關閉' }).last().click();
	});

	test('[F-16][V-18] book number, 發給單位 and 發冊日期 are the volunteer’s', async ({ browser }) => {
		const page = await windowOf(browser, 'team');
		const volunteers = volunteerPages(page);
		await office(page).open(`/volunteers/${volunteerId}`);
		await expect(volunteers.summary()).toContainText(/社字第\d{8}號/);
		bookNumber = /社字第\d{8}號/.exec(await volunteers.summary().innerText())?.[0] ?? '';
		await expect(field(page, '紀錄冊發給單位')).toHaveValue(/社會局/);
		await expect(field(page, '發冊日期')).toHaveValue(/^\d{3}\/\d{2}\/\d{2}$/);
		await volunteers.tab('紀錄冊');
		for (const column of ['申請單位', '紀錄冊號', '發給單位', '發冊類別', '申請核准日期'])
			await expect(page.getByRole('columnheader', { name: column, exact: true })).toBeVisible();
		const issue = row(page, '紀錄冊', bookNumber);
		await expect(issue).toContainText('初次');
		await expect(issue).toContainText('社會局');
		await expect(issue).toContainText(formatRocDate(todayInTaipei(new Date())));
	});

	test('[V-19][V-22] the e-book is exported once 紀錄冊封面 is there, with the ticked sections', async ({
		browser,
	}) => {
		const page = await windowOf(browser, 'team');
		const volunteers = volunteerPages(page);
		await volunteers.tab('紀錄冊匯出');
		const exportButton = page.getByRole('button', { name: '匯出', exact: true });
		await exportButton.click();
		await expect(errorSummary(page)).toContainText('紀錄冊封面');
		await volunteers.tab('志工基本資料');
		await uploadFile(page, '紀錄冊封面', cover);
		await volunteers.confirm();
		await office(page).expectToast('已儲存志工基本資料');
		await volunteers.tab('紀錄冊匯出');
		await page.getByRole('checkbox', { name: '基礎特殊訓練紀錄' }).check();
		await fill(page, { '訓練日期[起]': '109/01/01', '訓練日期[訖]': '115/12/31' });
		const download = page.waitForEvent('download');
		await exportButton.click();
		exported = await bytesOf(await download);
		const { pages } = await readPdf(exported);
		expect(pages[0]?.text).toContain('志願服務紀錄冊');
		expect(pages[0]?.text).toContain('發給單位');
	});

	test('[F-16] a mail tells the volunteer of the book; the inbox page shows it', async ({ browser }) => {
		const mail = await mailThatArrives(newVolunteer.email, '紀錄冊');
		expect(mail.text).toContain(bookNumber);
		const contact = await mailThatArrives('office@story.example', '審核通過');
		expect(contact.text).toContain('准予發給');
		const page = await windowOf(browser, 'volunteer');
		await page.goto(browserAddresses.inbox);
		await expect(page.getByText(mail.subject).first()).toBeVisible();
	});

	test('[P-20][P-21][P-23][P-24] the volunteer sets a password by the mailed one-time link', async ({
		browser,
	}) => {
		const page = await windowOf(browser, 'volunteer');
		const site = portal(page);
		await site.open();
		await page.getByRole('link', { name: '志工登入' }).first().click();
		await page.getByRole('link', { name: '忘記密碼', exact: true }).click();
		await expect(page.getByText('重置密碼連結將寄信至您的信箱')).toBeVisible();
		await expect(page.getByText('請聯繫所屬單位的志工督導協助處理')).toBeVisible();
		await site.askForLink(newVolunteer.nationalId, newVolunteer.birthDate);
		const { text } = await mailThatArrives(newVolunteer.email, '重置密碼');
		const link = /https?:\S+/.exec(text)?.[0] ?? '';
		await page.goto(link);
		await site.setPassword('short');
		await expect(errorSummary(page)).toBeVisible();
		await site.setPassword(volunteerPassword);
		await expect(page.getByText('密碼已設定完成')).toBeVisible();

		const second = await (await browser.newContext()).newPage();
		await second.goto(link);
		await expect(second.getByText('連結已使用過', { exact: true })).toBeVisible();
		await expect(second.getByRole('button', { name: '確定' })).toHaveCount(0);
		await expect(second.getByRole('link', { name: '重新申請連結' })).toBeVisible();
		await second.context().close();
	});

	test('[P-05][P-13] the volunteer signs in and sees the five tabs, empty ones saying so', async ({
		browser,
	}) => {
		const page = await windowOf(browser, 'volunteer');
		const site = portal(page);
		await page.getByRole('link', { name: '前往登入' }).click();
		await site.signIn(newVolunteer.nationalId, volunteerPassword);
		await expect(page.getByRole('heading', { level: 1, name: '服務紀錄' })).toBeVisible();
		await expect(site.tabs).toHaveText(['教育訓練時數', '紀錄冊', '服務時數', '志工保險', '其他登錄事項']);
		await expect(await site.openTab('教育訓練時數')).toContainText('社福特殊訓練');
		await expect(await site.openTab('紀錄冊')).toContainText(bookNumber);
		await expect(await site.openTab('志工保險')).toContainText('未加保');
		for (const empty of ['服務時數', '其他登錄事項']) {
			await expect(await site.openTab(empty)).toContainText('目前暫無資料');
		}
	});

	test('[P-14][P-15] and downloads the same e-book', async ({ browser }) => {
		const page = await windowOf(browser, 'volunteer');
		await page.getByRole('link', { name: '志願服務紀錄冊列印' }).first().click();
		const download = page.waitForEvent('download');
		await page.getByRole('button', { name: '下載', exact: true }).click();
		const own = await bytesOf(await download);
		const { pages } = await readPdf(own);
		expect(pages[0]?.text).toContain('志願服務紀錄冊');
		expect(pages[0]?.text).toContain('發給單位');
		// The same pages: all that differs is when it was made.
		expect(Math.abs(own.length - exported.length)).toBeLessThan(exported.length * 0.2);
	});

	test('[S-18][S-21] the governing authority adds an account, and disables it', async ({ browser }) => {
		const page = await windowOf(browser, 'governing');
		await office(page).follow('系統管理', '後台使用者管理');
		await page.getByRole('link', { name: '新增', exact: true }).click();
		await fill(page, {
			姓名: '周小隊',
			帳號: 'story.account',
			信箱: 'story@office.example',
			身分證號: makeNationalId({ serial: 4_200_002, sex: 'female' }),
			密碼: password,
			再輸入一次密碼: password,
		});
		const scope = page.getByRole('group', { name: '組織權限' });
		await field(scope, '目的機關').selectOption({ label: '桃園市政府社會局' });
		await field(scope, '運用單位').selectOption({ index: 1 });
		await page.getByRole('button', { name: '確定', exact: true }).click();
		await office(page).expectToast('已新增 周小隊 的帳號');
		await fill(page, { 帳號: 'story.account' });
		await page.getByRole('button', { name: '查詢', exact: true }).click();
		await page.getByRole('button', { name: '停用 周小隊' }).click();
		await page.getByRole('dialog', { name: '停用帳號' }).getByRole('button', { name: '停用' }).click();
		await office(page).expectToast('已停用 周小隊 的帳號');
	});

	test('[S-22] sees the organisation tree and which functions each level may use', async ({ browser }) => {
		const page = await windowOf(browser, 'governing');
		await office(page).follow('系統管理', '機關權限管理');
		await page.getByRole('button', { name: '展開 桃園市政府社會局' }).click();
		await expect(page.getByText('暖陽社會福利基金會', { exact: true })).toBeVisible();
		await page.getByRole('link', { name: '各層級功能權限' }).click();
		const right = page.getByRole('checkbox', { name: '志工小隊可使用審核單查詢' });
		await right.uncheck();
		await page.getByRole('button', { name: '儲存', exact: true }).click();
		await office(page).expectToast('已儲存各層級的功能權限');
		await right.check();
		await page.getByRole('button', { name: '儲存', exact: true }).click();
		await expect(page.getByRole('button', { name: '儲存', exact: true })).toBeDisabled();
	});

	test('[S-02] sees everything', async ({ browser }) => {
		const page = await windowOf(browser, 'governing');
		await office(page).open(`/volunteers/${volunteerId}`);
		await volunteerPages(page).expectRecordOf(newVolunteer.name);
		await office(page).open(`/reviews/${applicationId}`);
		await expect(reviewPages(page).content).toContainText(newVolunteer.name);
	});

	test('[S-02] another unit finds nothing, not even at the very addresses', async ({ browser }) => {
		const page = await windowOf(browser, 'social-2');
		const volunteers = volunteerPages(page);
		await volunteers.open();
		await volunteers.search({ 身分證字號: newVolunteer.nationalId });
		await expect(page.getByRole('table', { name: '志工資料' })).toContainText('目前暫無資料');
		const addresses = {
			[`/volunteers/${volunteerId}`]: '查無此志工',
			[`/volunteers/${volunteerId}/training`]: '查無此志工',
			[`/applications/record-books/${applicationId}`]: '查無此申請單',
			[`/reviews/${applicationId}`]: '查無此申請單',
			[`/reviews/pending/${applicationId}`]: '查無此申請單',
		};
		for (const [address, words] of Object.entries(addresses)) {
			await office(page).open(address);
			await expect(page.getByText(words)).toBeVisible();
			await expect(page.getByRole('main')).not.toContainText(newVolunteer.name);
		}
	});
});
