import { expect, type Page } from '@playwright/test';
import { field, pick, rowThatArrives } from './controls.ts';
import { office } from './office.ts';

type Decision = '核准' | '否決' | '退回申請人';

/** 表單審核系統: the pending list, one review, 批次審核. */
export function reviewPages(page: Page) {
	return {
		openPending: () => office(page).follow('表單審核系統', '待審核申請單'),
		openSearch: () => office(page).follow('表單審核系統', '審核單查詢'),
		/** Opens what waits in 待辦事項 on the home page, once it is there. */
		async openTask(words: string) {
			await office(page).open('/');
			const task = await rowThatArrives(page, '待辦事項', words);
			await task.getByRole('link').first().click();
		},
		async openPendingTask(words: string) {
			await this.openPending();
			await rowThatArrives(page, '待審核申請單', words);
			await page.getByRole('link', { name: new RegExp(`^審核 .*${words}`) }).click();
		},
		content: page.getByRole('region', { name: '申請單內容' }),
		/** 確定 without the question after it: for what the form refuses. */
		async confirm() {
			await page.getByRole('button', { name: '確定', exact: true }).click();
		},
		async decide(decision: Decision, opinion: string) {
			await pick(page, '審核結果', decision);
			await field(page, '審核意見').fill(opinion);
			await this.confirm();
			const dialog = page.getByRole('dialog', { name: `確定${decision}？` });
			await dialog.getByRole('button', { name: decision }).click();
			await expect(page.getByRole('heading', { level: 1, name: '待審核申請單' })).toBeVisible();
		},
		async tick(count: number) {
			const boxes = page
				.getByRole('table', { name: '待審核申請單' })
				.getByRole('checkbox', { name: /^選取 / });
			await expect(boxes.nth(count - 1)).toBeVisible();
			for (let index = 0; index < count; index += 1) await boxes.nth(index).check();
		},
		/** 批次審核 of what is ticked, up to its result. */
		async decideBatch(decision: Decision, opinion: string) {
			await page.getByRole('button', { name: '批次審核', exact: true }).click();
			const dialog = page.getByRole('dialog', { name: /^批次審核/ });
			await pick(dialog, '審核結果', decision);
			await field(dialog, '審核意見').fill(opinion);
			await dialog.getByRole('button', { name: /^確定審核/ }).click();
			return page.getByRole('dialog', { name: '批次審核結果' });
		},
	};
}
