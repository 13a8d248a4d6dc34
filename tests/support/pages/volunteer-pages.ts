import { expect, type Page } from '@playwright/test';
import { field, fill, pick, row, uploadFile, type ChosenFile } from './controls.ts';
import { office } from './office.ts';

export interface NewVolunteer {
	nationalId: string;
	name: string;
	email: string;
	mobilePhone: string;
	/** As typed: 民國年/月/日. */
	birthDate: string;
	sex: '男' | '女';
	occupation: string;
	education: string;
	photo: ChosenFile;
}

/** 志工資料維護: the list, 新增志工 and the tabs of one person. */
export function volunteerPages(page: Page) {
	return {
		open: () => office(page).follow('志工運用及團隊管理', '志工資料維護'),
		row: (words: string | RegExp) => row(page, '志工資料', words),
		async search(values: Record<string, string>) {
			await page.getByRole('button', { name: '清除', exact: true }).click();
			const search = page.getByRole('search', { name: '查詢條件' });
			await fill(search, values);
			await search.getByRole('button', { name: '查詢', exact: true }).click();
		},
		async openNew() {
			await page.getByRole('link', { name: '新增', exact: true }).click();
			await expect(page.getByRole('heading', { level: 1, name: '新增志工' })).toBeVisible();
		},
		async check(nationalId: string) {
			await field(page, '身分證字號/居留證字號').fill(nationalId);
			await page.getByRole('button', { name: '檢核', exact: true }).click();
		},
		/** Another person: what was checked before is put away. */
		checkAnother: () => page.getByRole('button', { name: '重新檢核' }).click(),
		async fillBase(volunteer: NewVolunteer) {
			await fill(page, {
				中文姓名: volunteer.name,
				生日: volunteer.birthDate,
				手機號碼: volunteer.mobilePhone,
				Email信箱: volunteer.email,
			});
			await pick(page, '性別', volunteer.sex);
			await field(page, '現職').selectOption({ label: volunteer.occupation });
			await field(page, '學歷').selectOption({ label: volunteer.education });
			await uploadFile(page, '大頭照', volunteer.photo);
		},
		confirm: () => page.getByRole('button', { name: '確定', exact: true }).click(),
		async expectRecordOf(name: string) {
			await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
			await expect(page.getByRole('region', { name: '志工概況' })).toBeVisible();
		},
		summary: () => page.getByRole('region', { name: '志工概況' }),
		tab: (name: string) =>
			page.getByRole('navigation', { name: '志工資料' }).getByRole('link', { name, exact: true }).click(),
		/** The id in the address of the record that is open. */
		openId: () => new URL(page.url()).pathname.split('/')[2] ?? '',
	};
}
