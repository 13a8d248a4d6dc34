import { expect, type Page } from '@playwright/test';
import { fill, row } from './controls.ts';
import { office } from './office.ts';

/** 紀錄冊申請: the list of candidates and the form. */
export function applicationPages(page: Page) {
	const eligibility = page.getByRole('region', { name: /^申請條件檢核/ });
	return {
		open: () => office(page).follow('各項表單申請', '紀錄冊申請'),
		async search(name: string) {
			const search = page.getByRole('search', { name: '查詢條件' });
			await fill(search, { 志工姓名: name });
			await search.getByRole('button', { name: '查詢', exact: true }).click();
		},
		row: (words: string | RegExp) => row(page, '紀錄冊申請', words),
		act: (action: string, name: string) =>
			page.getByRole('link', { name: `${action} ${name}`, exact: true }).click(),
		eligibility,
		condition: (words: string | RegExp) => eligibility.getByRole('listitem').filter({ hasText: words }),
		keep: () => page.getByRole('button', { name: '暫存', exact: true }).click(),
		submitButton: page.getByRole('button', { name: '確認送審', exact: true }),
		async submit() {
			await this.submitButton.click();
			const dialog = page.getByRole('dialog', { name: '確認送審' });
			await expect(dialog).toContainText('不可編輯');
			await dialog.getByRole('button', { name: '確認送審' }).click();
			await expect(page.getByRole('heading', { level: 1, name: '紀錄冊申請', exact: true })).toBeVisible();
		},
		history: page.getByRole('table', { name: '審核歷程' }),
		/** The id in the address of the application that is open. */
		openId: () => new URL(page.url()).pathname.split('/').at(-1) ?? '',
	};
}
