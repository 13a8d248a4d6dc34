import { expect, type Page } from '@playwright/test';
import { fill, row } from './controls.ts';
import { office } from './office.ts';

/** 志工保險管理, looked at for one person. */
export function insurancePages(page: Page) {
	return {
		open: () => office(page).follow('志工運用及團隊管理', '志工保險管理'),
		async find(nationalId: string) {
			const search = page.getByRole('search', { name: '查詢條件' });
			await fill(search, { 身分證字號: nationalId });
			await search.getByRole('button', { name: '查詢', exact: true }).click();
		},
		row: (name: string) => row(page, '志工保險管理', name),
		button: (act: string, name: string) => page.getByRole('button', { name: `${act} ${name}`, exact: true }),
		/** Presses a button of the row; what the dialog asks is for the test. */
		async ask(act: string, name: string) {
			await this.button(act, name).click();
			return page.getByRole('dialog', { name: act });
		},
		/** Presses a button that asks for nothing but to be sure. */
		async act(act: string, name: string) {
			const dialog = await this.ask(act, name);
			await dialog.getByRole('button', { name: act, exact: true }).click();
			await office(page).expectToast(`已完成：${act}（${name}）`);
		},
		/** Reads the list anew until the row of the person says so: what was written comes to lists a moment later. */
		async expectState(nationalId: string, name: string, ...words: string[]) {
			await expect(async () => {
				await page.reload();
				await this.find(nationalId);
				await expect(page.getByRole('table', { name: '志工保險管理' }).locator('tbody tr')).toHaveCount(1, {
					timeout: 3_000,
				});
				for (const word of words) await expect(this.row(name)).toContainText(word, { timeout: 2_000 });
			}).toPass({ timeout: 20_000 });
		},
	};
}
