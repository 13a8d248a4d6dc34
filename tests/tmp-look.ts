import { writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { makeNationalId } from '#shared/values/national-id.ts';
import { workbookOf } from '#tests/support/imports.ts';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const out = '/tmp/look'; 
async function login(page: any, who: string) {
	await page.goto('http://localhost:8081');
	await page.getByLabel('帳號').fill(who); await page.locator('input[type=password]').fill('Volunteer2026');
	await page.getByRole('button', { name: '登入', exact: true }).waitFor();
	await page.waitForTimeout(2500);
	await page.getByRole('button', { name: '登入', exact: true }).click();
	await page.getByRole('heading', { level: 1, name: '首頁' }).waitFor({ timeout: 30000 });
}
const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-TW' });
const page = await context.newPage();
await login(page, 'purpose');
await page.goto('http://localhost:8081/volunteers');
await page.getByRole('table').waitFor();
await page.screenshot({ path: `${out}/list-1280.png` });
const unit = await page.locator('tbody tr').first().locator('td').nth(1).innerText().catch(() => '');
console.log('unit', unit);
await page.getByRole('button', { name: '匯入紙本紀錄冊' }).click();
await page.waitForTimeout(400);
await page.screenshot({ path: `${out}/dialog-1280.png` });
await page.getByRole('button', { name: '確定匯入' }).click();
await page.waitForTimeout(300);
await page.screenshot({ path: `${out}/dialog-errors-1280.png` });
const id = makeNationalId({ serial: 8_123_456, sex: 'female' });
const who = { 身分證字號: id, 志工姓名: '林紙本' };
const course = { ...who, 課程領域: process.env.CAT ?? '社會福利類', 開課單位: '志願服務推廣中心', 受訓時數: '12', 課程起始日期: '107/03/01', 課程結束日期: '107/03/02' };
const bytes = await workbookOf({
	志工基本資料: [{ 所屬運單: process.env.UNIT ?? unit, '身分證字號/居留證字號': id, 中文姓名: '林紙本', 手機號碼: '0912345678', Email信箱: 'lin@example.com', 性別: '女', 生日: '50/05/20', 現職: '退休人員', 學歷: '大專' }],
	教育訓練: [{ ...course, 課程類型: '基礎', 課程名稱: '基礎訓練' }, { ...course, 課程類型: '特殊', 課程名稱: '特殊訓練' }, { ...course, 課程類型: '特殊', 課程名稱: '太晚的課', 課程結束日期: '114/03/02' }],
	紀錄冊: [{ ...who, 紀錄冊號: '桃社志字第001234號', 發給單位: '桃園縣政府社會處', 發冊日期: '107/04/01' }],
	服務時數: [{ ...who, '服務時間[起]': '108/01/01', '服務時間[訖]': '108/12/31', 服務項目: '社會福利服務', 服務內容: '關懷訪視', 服務時數: '120.5' }, { ...who, '服務時間[起]': '109/01/01', '服務時間[訖]': '108/12/31', 服務項目: '沒有', 服務內容: '關懷訪視', 服務時數: '3' }],
});
writeFileSync('/tmp/look/paper.ods', bytes);
await page.setInputFiles('input[type=file]', '/tmp/look/paper.ods');
await page.getByLabel(/已備妥/).check();
await page.waitForTimeout(1500);
await page.screenshot({ path: `${out}/dialog-ready-1280.png` });
await page.getByRole('button', { name: '確定匯入' }).click();
await page.waitForTimeout(300);
await page.screenshot({ path: `${out}/dialog-progress-1280.png` });
await page.waitForTimeout(9000);
await page.screenshot({ path: `${out}/dialog-done-1280.png` });
await page.goto('http://localhost:8081/jobs');
await page.waitForTimeout(1500);
await page.screenshot({ path: `${out}/jobs-1280.png` });
await page.setViewportSize({ width: 390, height: 844 });
await page.screenshot({ path: `${out}/jobs-390.png`, fullPage: true });
await page.goto('http://localhost:8081/volunteers?name=' + encodeURIComponent('林紙本'));
await page.waitForTimeout(2000);
await page.screenshot({ path: `${out}/list-390.png`, fullPage: true });
await page.getByRole('button', { name: '匯入紙本紀錄冊' }).click();
await page.waitForTimeout(500);
await page.screenshot({ path: `${out}/dialog-390.png` });
await page.keyboard.press('Escape');
await page.setViewportSize({ width: 1280, height: 900 });
await page.getByRole('link', { name: '林紙本' }).first().click();
await page.waitForTimeout(2000);
for (const tab of ['教育訓練', '服務時數', '紀錄冊', '異動紀錄']) {
	await page.getByRole('tab', { name: tab, exact: true }).or(page.getByRole('link', { name: tab, exact: true })).first().click();
	await page.waitForTimeout(1200);
	await page.screenshot({ path: `${out}/tab-${tab}.png`, fullPage: true });
}
await browser.close();
