import { expect, type Locator, type Page } from '@playwright/test';
import { field, fill, uploadFile, type ChosenFile } from './controls.ts';
import { office } from './office.ts';

export interface NewTraining {
	courseType: string;
	category: string;
	courseName: string;
	provider: string;
	date: string;
	hours: string;
	certificate: ChosenFile;
}

/** 教育訓練歷程匯入 and its 新增課程. */
export function trainingPages(page: Page) {
	return {
		open: () => office(page).follow('教育訓練系統', '教育訓練歷程匯入'),
		openNew: () => page.getByRole('link', { name: '新增課程', exact: true }).click(),
		/** 請選擇志工 by part of the name, on the page or in a dialog of it. */
		async pickVolunteer(name: string, place: Page | Locator = page) {
			await field(place, '身分證字號／志工姓名').fill(name);
			await place.getByRole('button', { name: '查詢', exact: true }).click();
			await place
				.getByRole('list', { name: '查詢結果' })
				.getByRole('button', { name: new RegExp(name) })
				.click();
		},
		picked: () => page.getByRole('group', { name: '已選擇的志工' }),
		async fillIn(training: NewTraining) {
			await field(page, '課程類型').selectOption({ label: training.courseType });
			await field(page, '課程領域').selectOption({ label: training.category });
			await fill(page, {
				課程名稱: training.courseName,
				開課單位: training.provider,
				受訓時數: training.hours,
				課程起始日期: training.date,
			});
			// Most courses last a day: the end follows the start.
			await field(page, '課程起始日期').press('Tab');
			await expect(field(page, '課程結束日期')).toHaveValue(training.date);
			await page.getByRole('checkbox', { name: '本單位無核定日期與核定字號' }).check();
			await uploadFile(page, '上傳證書', training.certificate);
		},
		async save() {
			await page.getByRole('button', { name: '儲存', exact: true }).click();
			await expect(page.getByRole('heading', { level: 1, name: '教育訓練歷程匯入' })).toBeVisible();
		},
	};
}
