import { expect, type Page } from '@playwright/test';
import { field, fill, row } from './controls.ts';
import { office } from './office.ts';

interface Hours {
	registered: number;
	effective: number;
}

/** 志工服務時數管理 and its dialogs. */
export function hoursPages(page: Page) {
	const rowOf = (name: string) => row(page, '志工服務時數', name);
	const bulk = (name: string) => page.getByRole('button', { name, exact: true });
	return {
		open: () => office(page).follow('志工運用及團隊管理', '志工服務時數管理'),
		/** Everybody whose name holds these words, on one page. */
		async findAll(words: string) {
			const search = page.getByRole('search', { name: '查詢條件' });
			await fill(search, { 姓名: words });
			await search.getByRole('button', { name: '查詢', exact: true }).click();
			await page.getByRole('combobox', { name: '每頁' }).selectOption('50');
		},
		row: rowOf,
		tick: (name: string) => page.getByRole('checkbox', { name: `選取 ${name}`, exact: true }).check(),
		/** 本單位服務時數 of a row. */
		async hoursOf(name: string): Promise<Hours> {
			const words = await rowOf(name).innerText();
			const [, registered, effective] = /(\d+\.\d)\s*有效 (\d+\.\d)/.exec(words) ?? [];
			return { registered: Number(registered), effective: Number(effective) };
		},
		/** Opens 批次新增時數 for the ticked rows and fills it in; the month is the one that the form proposes. */
		async fillBatch(hours: string) {
			await bulk('批次新增時數').click();
			const dialog = page.getByRole('dialog', { name: '新增服務時數' });
			await field(dialog, '服務項目').selectOption({ label: '社會福利服務' });
			await field(dialog, '服務內容').selectOption({ label: '櫃臺服務' });
			await fill(dialog, { 服務時數: hours });
			return dialog;
		},
		confirmBatch: () => page.getByRole('dialog').getByRole('button', { name: '確定批次新增' }).click(),
		batchResult: () => page.getByRole('dialog', { name: '批次新增時數結果' }),
		async closeResult() {
			await this.batchResult().getByRole('button', { name: '關閉', exact: true }).last().click();
		},
		/** Reads the list anew until it has these totals: what was written comes to lists a moment later. */
		async expectHours(name: string, hours: Hours) {
			await expect(async () => {
				await page.reload();
				await expect(rowOf(name)).toBeVisible({ timeout: 3_000 });
				expect(await this.hoursOf(name)).toEqual(hours);
			}).toPass({ timeout: 20_000 });
		},
		/** 匯出時數條 of the ticked rows, for the proposed month. */
		async exportStrips() {
			await bulk('匯出時數條').click();
			const download = page.waitForEvent('download');
			await page
				.getByRole('dialog', { name: '匯出時數條' })
				.getByRole('button', { name: '匯出', exact: true })
				.click();
			return download;
		},
	};
}
