import { expect, type Page } from '@playwright/test';
import { browserAddresses } from '#tests/support/browser-stack/addresses.ts';
import { fill, waitForProof } from './controls.ts';

/** The public portal and its volunteer area. */
export function portal(page: Page) {
	return {
		open: (path = '/') => page.goto(`${browserAddresses.portal}${path}`),
		async askForLink(nationalId: string, birthDate: string) {
			await fill(page, { '身分證號碼(居留證號碼或護照號碼)': nationalId, 出生年月日: birthDate });
			await waitForProof(page);
			await page.getByRole('button', { name: '確定重置密碼' }).click();
			await expect(page.getByText('已受理您的申請')).toBeVisible();
		},
		async setPassword(password: string) {
			await fill(page, { 密碼: password, 再次輸入密碼: password });
			await waitForProof(page);
			await page.getByRole('button', { name: '確定', exact: true }).click();
		},
		async signIn(nationalId: string, password: string) {
			await fill(page, { 使用者帳號: nationalId, 登入密碼: password });
			await waitForProof(page);
			await page.getByRole('button', { name: '登入', exact: true }).click();
		},
		tabs: page.getByRole('navigation', { name: '服務紀錄' }).getByRole('link'),
		async openTab(name: string) {
			await page
				.getByRole('navigation', { name: '服務紀錄' })
				.getByRole('link', { name, exact: true })
				.click();
			await expect(page.getByRole('table', { name })).toBeVisible();
			return page.getByRole('table', { name });
		},
	};
}
