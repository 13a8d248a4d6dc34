import { readFile } from 'node:fs/promises';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { killAndRestartStack } from '#tests/support/browser-stack/stack-process.ts';
import { applicationPages } from '#tests/support/pages/application-pages.ts';
import { fill, row, uploadFile } from '#tests/support/pages/controls.ts';
import { mailThatArrives } from '#tests/support/pages/inbox.ts';
import { office } from '#tests/support/pages/office.ts';
import { reviewPages } from '#tests/support/pages/review-pages.ts';
import { volunteerPages } from '#tests/support/pages/volunteer-pages.ts';
import { cover, otherReadyMember, photo } from './story-people.ts';

const { name } = otherReadyMember.person.base;

async function windowOf(browser: Browser, login: string): Promise<Page> {
	const page = await (await browser.newContext()).newPage();
	await office(page).signIn(login);
	await office(page).expectHome();
	return page;
}

/** Nothing lost: the machine dies between two reviews, and the story goes on where it was. */
test('[W-03][F-16] an application survives a power cut between the stations', async ({ browser }) => {
	test.slow();
	const team = await windowOf(browser, 'team');
	const unit = await windowOf(browser, 'unit');
	const purpose = await windowOf(browser, 'purpose');

	await test.step('the team applies, the unit approves', async () => {
		const applications = applicationPages(team);
		await applications.open();
		await applications.search(name);
		await applications.act('初次申請', name);
		await uploadFile(team, '上傳大頭照', photo);
		await fill(team, { 承辦人: '陳承辦', 聯絡電話: '03-3322101', Email: 'restart@story.example' });
		await applications.submit();
		await reviewPages(unit).openTask(name);
		await reviewPages(unit).decide('核准', '停電前核准');
	});

	await test.step('the plug is pulled and put in again', killAndRestartStack);

	await test.step('everybody is still signed in, and the purpose authority finds it and approves', async () => {
		await team.reload();
		await expect(team.getByRole('heading', { level: 1, name: '紀錄冊申請' })).toBeVisible();
		await reviewPages(purpose).openTask(name);
		await expect(row(purpose, '審核歷程', '停電前核准')).toHaveCount(1);
		await reviewPages(purpose).decide('核准', '復電後核准');
	});

	await test.step('book number, mail and e-book are there', async () => {
		const mail = await mailThatArrives('restart@story.example', '審核通過');
		const number = /社字第\d{8}號/.exec(mail.text)?.[0] ?? 'no number';
		const volunteers = volunteerPages(team);
		await volunteers.open();
		await volunteers.search({ 姓名: name });
		await volunteers.row(name).first().getByRole('link', { name, exact: true }).click();
		await expect(volunteers.summary()).toContainText(number);
		await uploadFile(team, '紀錄冊封面', cover);
		await volunteers.confirm();
		await office(team).expectToast('已儲存志工基本資料');
		await volunteers.tab('紀錄冊匯出');
		const download = team.waitForEvent('download');
		await team.getByRole('button', { name: '匯出', exact: true }).click();
		const book = await readFile(await (await download).path());
		expect(book.subarray(0, 5).toString()).toBe('%PDF-');
	});

	for (const page of [team, unit, purpose]) await page.context().close();
});
