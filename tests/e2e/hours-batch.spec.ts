import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { lastMonth } from '#shared/domain/hours/entry-conditions.ts';
import { formatRocDate } from '#shared/values/roc-date.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import { signInAs } from '#tests/accessibility/sample-records.ts';
import { fill, row, uploadFile } from '#tests/support/pages/controls.ts';
import { hoursPages } from '#tests/support/pages/hours-pages.ts';
import { office } from '#tests/support/pages/office.ts';
import { trainingPages } from '#tests/support/pages/training-pages.ts';
import { readPdf } from '#tests/support/pdf-text.ts';
import { certificate, hoursBatch } from './story-people.ts';

const nameOf = ({ person }: typeof hoursBatch.lacking) => person.base.name;
const complete = hoursBatch.complete.map(nameOf);
const lacking = nameOf(hoursBatch.lacking);
const everybody = [...complete, lacking];
const month = lastMonth(todayInTaipei(new Date()));
const before = new Map<string, { registered: number; effective: number }>();

function after(name: string, hours: number) {
	const { registered, effective } = before.get(name) ?? { registered: 0, effective: 0 };
	return { registered: registered + hours, effective: effective + hours };
}

test.describe('hours of several people are entered at once', () => {
	test.describe.configure({ mode: 'serial' });
	let page: Page;

	test.beforeAll(async ({ browser }) => {
		const context = await browser.newContext();
		await context.addCookies((await signInAs('unit')).cookies);
		page = await context.newPage();
		await office(page).open('/');
	});
	test.afterAll(() => page.context().close());

	test('[H-04][H-15] who cannot be entered is refused with the reason, the others are entered', async () => {
		const hours = hoursPages(page);
		await hours.open();
		await hours.findAll(hoursBatch.surname);
		for (const name of everybody) {
			await expect(hours.row(name)).toBeVisible();
			before.set(name, await hours.hoursOf(name));
			await hours.tick(name);
		}
		await hours.fillBatch('2.5');
		await hours.confirmBatch();
		const result = hours.batchResult();
		await expect(result.getByRole('status')).toContainText('共 3 筆，完成 2 筆，未完成 1 筆');
		const refused = result.getByRole('list', { name: '未登錄的志工' }).getByRole('listitem');
		await expect(refused).toHaveCount(1);
		await expect(refused).toContainText(lacking);
		await expect(refused).toContainText('尚未上傳基礎訓練證書，無法登錄時數');
		await hours.closeResult();
	});

	test('[H-03] list and totals show what was entered, and nothing of who was refused', async () => {
		const hours = hoursPages(page);
		for (const name of complete) await hours.expectHours(name, after(name, 2.5));
		await hours.expectHours(lacking, after(lacking, 0));
	});

	test('[E-23][H-15] the missing certificates are uploaded', async () => {
		await trainingPages(page).open();
		const search = page.getByRole('search', { name: '查詢條件' });
		await fill(search, { 身分證字號: hoursBatch.lacking.person.nationalId });
		await search.getByRole('button', { name: '條件查詢', exact: true }).click();
		for (const { courseName, courseType } of hoursBatch.lacking.career.courses) {
			if (courseType !== 'basic' && courseType !== 'special') continue;
			await page.getByRole('button', { name: `上傳證書 ${lacking} ${courseName}` }).click();
			const dialog = page.getByRole('dialog', { name: '上傳證書' });
			await uploadFile(dialog, '上傳證書', certificate);
			await dialog.getByRole('button', { name: '上傳', exact: true }).click();
			await office(page).expectToast(`已上傳「${courseName}」的證書`);
			await expect(dialog).toHaveCount(0);
		}
	});

	test('[H-04][H-06] and the hours are entered for the one who was left out', async () => {
		const hours = hoursPages(page);
		await hours.open();
		await hours.findAll(hoursBatch.surname);
		await hours.tick(lacking);
		await hours.fillBatch('2.5');
		await hours.confirmBatch();
		await expect(hours.batchResult().getByRole('status')).toContainText('共 1 筆，完成 1 筆');
		await hours.closeResult();
		await hours.expectHours(lacking, after(lacking, 2.5));
		await page.getByRole('link', { name: `檢視 ${lacking}` }).click();
		const entry = row(page, '服務時數', formatRocDate(month.from)).filter({ hasText: '櫃臺服務' });
		await expect(entry).toContainText('2.5');
	});

	test('[H-02] 時數條 of the month has a strip for each of them', async () => {
		const hours = hoursPages(page);
		await hours.open();
		await hours.findAll(hoursBatch.surname);
		for (const name of everybody) await hours.tick(name);
		const download = await hours.exportStrips();
		const { pages } = await readPdf(await readFile(await download.path()));
		const text = pages.map((one) => one.text.replaceAll(/\s/g, '')).join('');
		for (const name of everybody) expect(text).toContain(name);
		expect(text.split('櫃臺服務').length - 1).toBeGreaterThanOrEqual(3);
		expect(text).toContain(`${formatRocDate(month.from)}～${formatRocDate(month.until)}`);
	});
});
