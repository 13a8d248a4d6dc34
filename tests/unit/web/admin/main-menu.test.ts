import { expect, it } from 'vitest';
import { menuFor } from '#admin/session/main-menu.ts';
import { defaultPermissions } from '#shared/domain/identity/functions.ts';

const labelsOf = (menu: ReturnType<typeof menuFor>) =>
	menu.map((group) => [group.label, ...(group.items ?? []).map((item) => item.label)]);

it('[S-05] keeps the order of the menu and shows what the governing authority may use', () => {
	expect(labelsOf(menuFor(defaultPermissions().governing))).toEqual([
		['首頁'],
		[
			'志工運用及團隊管理',
			...['志工資料維護', '運用單位管理', '志工保險管理', '志工隊管理', '志工小隊管理'],
			...['志工服務時數管理', '服務獎勵紀錄維護'],
		],
		['大型活動招募系統', '大型活動管理'],
		['教育訓練系統', '教育訓練歷程匯入'],
		['表單審核系統', '待審核申請單', '審核單查詢'],
		['志工差勤管理系統', '排班管理', '簽到退模式'],
		['各項表單申請', '紀錄冊申請'],
		['系統管理', '後台使用者管理', '機關權限管理'],
		['個人資料維護'],
		['我的匯出匯入'],
	]);
});

it('[S-26] leaves out groups of which nothing may be used', () => {
	expect(labelsOf(menuFor(['reviews.search'])).map(([label]) => label)).toEqual([
		'首頁',
		'表單審核系統',
		'個人資料維護',
		'我的匯出匯入',
	]);
});

it('[A-15] opens 簽到退模式, and nothing else, in a tab of its own', () => {
	const items = menuFor(defaultPermissions().governing).flatMap((group) => group.items ?? []);
	expect(items.filter(({ newWindow }) => newWindow).map(({ label }) => label)).toEqual(['簽到退模式']);
});
