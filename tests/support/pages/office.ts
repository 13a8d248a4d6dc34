import { expect, type Page } from '@playwright/test';
import { demoPassword } from '#infra/local/demo/logins.ts';
import { browserAddresses } from '#tests/support/browser-stack/addresses.ts';
import { fill, waitForProof } from './controls.ts';

/** The back office: its door, its menu and its home page. */
export function office(page: Page) {
	const menu = page.getByRole('navigation', { name: '主選單' });
	return {
		page,
		async signIn(login: string, password: string = demoPassword) {
			await page.goto(browserAddresses.admin);
			await expect(page.getByRole('heading', { name: '後台登入' })).toBeVisible();
			await fill(page, { 帳號: login, 密碼: password });
			await waitForProof(page);
			await page.getByRole('button', { name: '登入', exact: true }).click();
		},
		async expectHome() {
			await expect(page.getByRole('heading', { level: 1, name: '首頁' })).toBeVisible();
		},
		async open(path: string) {
			await page.goto(`${browserAddresses.admin}${path}`);
		},
		/** Follows an entry of the menu, whose groups are unfolded at first. */
		async follow(group: string, entry: string) {
			await expect(menu.getByRole('button', { name: group })).toBeVisible();
			await menu.getByRole('link', { name: entry, exact: true }).click();
			await expect(page.getByRole('heading', { level: 1, name: entry })).toBeVisible();
		},
		menu,
		tasks: () => page.getByRole('table', { name: '待辦事項' }),
		async expectToast(words: string) {
			await expect(page.getByRole('region', { name: /通知/ }).getByText(words).first()).toBeVisible();
		},
	};
}
