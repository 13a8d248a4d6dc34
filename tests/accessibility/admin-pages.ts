import { expect, type Page } from '@playwright/test';
import { backOfficeFunctions, type BackOfficeFunction } from '#shared/domain/identity/functions.ts';
import { organizationLevels, type OrganizationLevel } from '#shared/domain/organizations/level.ts';
import { field, pick } from '#tests/support/pages/controls.ts';
import { demoVolunteer, photo, unknownNationalId } from '#tests/e2e/story-people.ts';
import { pretendOpenLink } from './open-link.ts';

/** Records of the demo city that pages are opened with. */
export interface SampleRecords {
	volunteerId: string;
	/** Somebody with hours of the own unit. */
	servedId: string;
	candidate: { volunteerId: string; unitId: string };
	applicationId: string;
	pendingId: string;
	announcementId: string;
	accountId: string;
	certificate: { volunteerId: string; certificateId: string };
	unitId: string;
	teamId: string;
	squadId: string;
	shift: { rosterId: string; positionId: string; date: string; kind: string };
}

/** Something that opens or goes wrong on a page. */
interface PageState {
	name: string;
	/** On phones only: the drawer, the folded filters. */
	on?: 'phone';
	show: (page: Page) => Promise<void>;
}

interface AdminPage {
	address: (records: SampleRecords) => string;
	/** The function that opens it; without one it is everybody's. */
	function?: BackOfficeFunction;
	/** Whose demo account shows the states; the highest level that has the page unless told. */
	by?: OrganizationLevel;
	states?: readonly PageState[];
}

const press = (page: Page, name: string | RegExp) =>
	page
		.getByRole('button', { name, exact: typeof name === 'string' })
		.first()
		.click();
const dialogOpen = (page: Page) => expect(page.getByRole('dialog')).toBeVisible();
const refused = (page: Page) =>
	expect(page.getByRole('alert').filter({ has: page.getByRole('heading') })).toBeVisible();

const filters: PageState = {
	name: 'unfolded filters',
	on: 'phone',
	show: (page) => press(page, /查詢條件/),
};

function refusal(button: string): PageState {
	return {
		name: 'refused form',
		async show(page) {
			await press(page, button);
			await refused(page);
		},
	};
}

function dialog(name: string, button: string | RegExp): PageState {
	return {
		name,
		async show(page) {
			await press(page, button);
			await dialogOpen(page);
		},
	};
}

const rosterOf = ({ shift }: SampleRecords) => `/attendance/rosters/${shift.rosterId}`;
const positionOf = (records: SampleRecords) => `${rosterOf(records)}/positions/${records.shift.positionId}`;

/** Every page of web/admin/src/routes by its folder; a test holds this table against the routes themselves. */
export const adminPages: Record<string, AdminPage> = {
	'(office)': {
		address: () => '/',
		states: [
			{ name: '系統公告', show: (page) => page.getByRole('link', { name: '系統公告' }).click() },
			{
				name: 'menu in its drawer',
				on: 'phone',
				async show(page) {
					await press(page, '開啟選單');
					await dialogOpen(page);
				},
			},
		],
	},
	'(office)/announcements/[announcementId]': {
		address: ({ announcementId }) => `/announcements/${announcementId}`,
	},
	'(office)/jobs': { address: () => '/jobs' },
	'(office)/profile': {
		address: () => '/profile',
		states: [
			{
				name: 'wrong password',
				async show(page) {
					await field(page, '密碼').fill('short');
					await press(page, '儲存');
					await refused(page);
				},
			},
		],
	},
	'(office)/volunteers': {
		address: () => '/volunteers',
		function: 'volunteers.data',
		by: 'purpose',
		states: [
			filters,
			dialog('匯入', '匯入'),
			dialog('匯出', '匯出'),
			dialog('退出運單', /退出運單$/),
			{
				name: '匯入紙本紀錄冊, without file and confirmation',
				async show(page) {
					await press(page, '匯入紙本紀錄冊');
					await page.getByRole('dialog').getByRole('button', { name: '確定匯入' }).click();
					await expect(page.getByRole('dialog').getByText('請先確認')).toBeVisible();
				},
			},
		],
	},
	'(office)/volunteers/new': {
		address: () => '/volunteers/new',
		function: 'volunteers.data',
		by: 'team',
		states: [
			refusal('檢核'),
			{
				name: 'form of a checked person, with errors and the calendar',
				async show(page) {
					await field(page, '身分證字號/居留證字號').fill(unknownNationalId);
					await press(page, '檢核');
					await press(page, '確定');
					await refused(page);
					await press(page, '開啟日曆選擇日期');
					await dialogOpen(page);
				},
			},
		],
	},
	'(office)/volunteers/[volunteerId]': {
		address: ({ volunteerId }) => `/volunteers/${volunteerId}`,
		function: 'volunteers.data',
		by: 'unit',
		states: [dialog('顯示完整字號', '顯示完整字號')],
	},
	'(office)/volunteers/[volunteerId]/training': {
		address: ({ volunteerId }) => `/volunteers/${volunteerId}/training`,
		function: 'volunteers.data',
	},
	'(office)/volunteers/[volunteerId]/hours': {
		address: ({ servedId }) => `/volunteers/${servedId}/hours`,
		function: 'volunteers.data',
		by: 'unit',
		states: [
			dialog('刪除', /^刪除 /),
			dialog('註記不採計', /^註記不採計 /),
			dialog('大型活動服務證書下載', '大型活動服務證書下載'),
			{
				name: '大型活動服務證書下載 of somebody who has served',
				async show(page) {
					await page.goto(`/volunteers/${demoVolunteer.volunteerId}/hours`);
					await press(page, '大型活動服務證書下載');
					await expect(page.getByRole('radiogroup', { name: '大型活動' })).toBeVisible();
				},
			},
		],
	},
	'(office)/volunteers/[volunteerId]/record-books': {
		address: ({ volunteerId }) => `/volunteers/${volunteerId}/record-books`,
		function: 'volunteers.data',
	},
	'(office)/volunteers/[volunteerId]/e-book': {
		address: ({ volunteerId }) => `/volunteers/${volunteerId}/e-book`,
		function: 'volunteers.data',
		states: [
			{
				name: 'a section without dates',
				async show(page) {
					await page.getByRole('checkbox', { name: '基礎特殊訓練紀錄' }).check();
					await press(page, '匯出');
					await refused(page);
				},
			},
		],
	},
	'(office)/volunteers/[volunteerId]/insurance': {
		address: ({ volunteerId }) => `/volunteers/${volunteerId}/insurance`,
		function: 'volunteers.data',
		by: 'unit',
		states: [dialog('顯示歷程', /^顯示歷程 /)],
	},
	'(office)/insurance': {
		address: () => '/insurance?status=enrolling',
		function: 'insurance.covers',
		by: 'purpose',
		states: [
			filters,
			dialog('顯示歷程', /^顯示歷程 /),
			dialog('更新投保狀態', '更新投保狀態'),
			{
				name: '確認加保 of ticked rows, without a period',
				async show(page) {
					await page
						.getByRole('table', { name: '志工保險管理' })
						.getByRole('checkbox', { name: /^選取 / })
						.first()
						.check();
					await press(page, /^確認加保 \d+ 筆$/);
					await dialogOpen(page);
					await page.getByRole('dialog').getByRole('button', { name: '確認加保' }).click();
					await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
				},
			},
		],
	},
	'(office)/volunteers/[volunteerId]/honor-cards': {
		address: ({ volunteerId }) => `/volunteers/${volunteerId}/honor-cards`,
		function: 'volunteers.data',
	},
	'(office)/volunteers/[volunteerId]/awards': {
		address: ({ volunteerId }) => `/volunteers/${volunteerId}/awards`,
		function: 'volunteers.data',
		by: 'unit',
		states: [filters],
	},
	'(office)/volunteers/[volunteerId]/certificates': {
		address: ({ volunteerId }) => `/volunteers/${volunteerId}/certificates`,
		function: 'volunteers.data',
	},
	'(office)/volunteers/[volunteerId]/certificates/new': {
		address: ({ volunteerId }) => `/volunteers/${volunteerId}/certificates/new`,
		function: 'volunteers.data',
		by: 'unit',
		states: [refusal('確定')],
	},
	'(office)/volunteers/[volunteerId]/certificates/[certificateId]': {
		address: ({ certificate: { volunteerId, certificateId } }) =>
			`/volunteers/${volunteerId}/certificates/${certificateId}`,
		function: 'volunteers.data',
		by: 'unit',
	},
	'(office)/volunteers/[volunteerId]/consent': {
		address: ({ volunteerId }) => `/volunteers/${volunteerId}/consent`,
		function: 'volunteers.data',
		by: 'unit',
		states: [dialog('consent on paper or its end', /^(登錄書面同意|撤回同意)$/)],
	},
	'(office)/volunteers/[volunteerId]/notes': {
		address: ({ volunteerId }) => `/volunteers/${volunteerId}/notes`,
		function: 'volunteers.data',
		by: 'unit',
		states: [dialog('新增', '新增')],
	},
	'(office)/awards': {
		address: () => '/awards',
		function: 'volunteers.awards',
		by: 'unit',
		states: [filters, dialog('刪除', /^刪除 /)],
	},
	'(office)/volunteers/[volunteerId]/changes': {
		address: ({ volunteerId }) => `/volunteers/${volunteerId}/changes`,
		function: 'volunteers.data',
	},
	'(office)/units': {
		address: () => '/units',
		function: 'units.management',
		states: [filters, dialog('停用', /^停用 /)],
	},
	'(office)/units/new': {
		address: () => '/units/new',
		function: 'units.management',
		states: [refusal('確定')],
	},
	'(office)/units/[unitId]': {
		address: ({ unitId }) => `/units/${unitId}`,
		function: 'units.management',
	},
	'(office)/units/[unitId]/changes': {
		address: ({ unitId }) => `/units/${unitId}/changes`,
		function: 'units.management',
	},
	'(office)/units/profile': {
		address: () => '/units/profile',
		function: 'units.profile',
		states: [
			{
				name: 'a wrong 統一編號',
				async show(page) {
					await field(page, '統一編號').fill('40000014');
					await press(page, '儲存');
					await refused(page);
				},
			},
		],
	},
	'(office)/units/profile/changes': {
		address: () => '/units/profile/changes',
		function: 'units.profile',
	},
	'(office)/teams': {
		address: () => '/teams',
		function: 'volunteers.teams',
		by: 'unit',
		states: [filters, dialog('刪除', /^刪除 /)],
	},
	'(office)/teams/new': {
		address: () => '/teams/new',
		function: 'volunteers.teams',
		by: 'unit',
		states: [refusal('確定')],
	},
	'(office)/teams/[teamId]': { address: ({ teamId }) => `/teams/${teamId}`, function: 'volunteers.teams' },
	'(office)/teams/[teamId]/members': {
		address: ({ teamId }) => `/teams/${teamId}/members`,
		function: 'volunteers.teams',
		by: 'unit',
		states: [filters, dialog('匯出名單', '匯出名單'), dialog('離隊', / 離隊$/)],
	},
	'(office)/squads': {
		address: () => '/squads',
		function: 'volunteers.squads',
		by: 'team',
		states: [filters, dialog('刪除', /^刪除 /)],
	},
	'(office)/squads/new': {
		address: () => '/squads/new',
		function: 'volunteers.squads',
		by: 'team',
		states: [refusal('確定')],
	},
	'(office)/squads/[teamId]': {
		address: ({ squadId }) => `/squads/${squadId}`,
		function: 'volunteers.squads',
	},
	'(office)/squads/[teamId]/members': {
		address: ({ squadId }) => `/squads/${squadId}/members`,
		function: 'volunteers.squads',
		by: 'team',
		states: [filters, dialog('匯出名單', '匯出名單'), dialog('離隊', / 離隊$/)],
	},
	'(office)/hours': {
		address: () => '/hours',
		function: 'volunteers.hours',
		by: 'unit',
		states: [
			filters,
			{
				name: '批次新增時數, refused',
				async show(page) {
					await page
						.getByRole('table', { name: '志工服務時數' })
						.getByRole('checkbox', { name: /^選取 / })
						.first()
						.check();
					await press(page, '批次新增時數');
					await dialogOpen(page);
					await press(page, '確定批次新增');
					await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
				},
			},
			{
				name: '匯出時數條',
				async show(page) {
					await page
						.getByRole('table', { name: '志工服務時數' })
						.getByRole('checkbox', { name: /^選取 / })
						.first()
						.check();
					await press(page, '匯出時數條');
					await dialogOpen(page);
				},
			},
			{
				name: '匯出時數條 of all whom a search finds',
				async show(page) {
					await page.goto('/hours?name=陳');
					await press(page, '匯出時數條');
					await expect(page.getByRole('dialog')).toContainText(/\d{2} 位志工/);
				},
			},
			dialog('匯出明細', '匯出明細'),
		],
	},
	'(office)/hours/[volunteerId]': {
		address: ({ servedId }) => `/hours/${servedId}`,
		function: 'volunteers.hours',
		by: 'unit',
		states: [
			filters,
			{
				name: '編輯, as 大型活動 without an event',
				async show(page) {
					await press(page, /^編輯 /);
					await dialogOpen(page);
					await page.getByRole('radio', { name: '大型活動' }).check();
					await press(page, '儲存');
					await expect(page.getByRole('dialog').getByRole('alert')).toContainText('請選擇大型活動');
				},
			},
		],
	},
	'(office)/large-events': {
		address: () => '/large-events',
		function: 'recruitment.large-events',
		states: [
			filters,
			dialog('編輯', /^編輯 /),
			{
				name: '新增, refused',
				async show(page) {
					await press(page, '新增');
					await dialogOpen(page);
					await page.getByRole('dialog').getByRole('button', { name: '確定' }).click();
					await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
				},
			},
			dialog('刪除', /^刪除 /),
		],
	},
	'(office)/training/records': {
		address: () => '/training/records',
		function: 'training.records',
		by: 'unit',
		states: [filters, dialog('刪除', /^刪除 /)],
	},
	'(office)/training/records/certificates': {
		address: () => '/training/records/certificates',
		function: 'training.records',
		by: 'unit',
		states: [],
	},
	'(office)/training/records/new': {
		address: () => '/training/records/new',
		function: 'training.records',
		by: 'team',
		states: [
			{
				name: 'found volunteers, and a refused form',
				async show(page) {
					await field(page, '身分證字號／志工姓名').fill('林');
					await press(page, '查詢');
					await expect(page.getByRole('list', { name: '查詢結果' })).toBeVisible();
					await press(page, '儲存');
					await refused(page);
				},
			},
		],
	},
	'(office)/applications/record-books': {
		address: () => '/applications/record-books',
		function: 'applications.record-book',
		by: 'unit',
		states: [filters],
	},
	'(office)/applications/record-books/new': {
		address: ({ candidate }) =>
			`/applications/record-books/new?volunteer=${candidate.volunteerId}&unit=${candidate.unitId}&kind=first`,
		function: 'applications.record-book',
		by: 'team',
		states: [
			refusal('確認送審'),
			{
				name: 'an uploaded picture and the question before it is left',
				async show(page) {
					await page
						.getByLabel('上傳大頭照：選擇檔案')
						.setInputFiles({ name: photo.name, mimeType: photo.type, buffer: Buffer.from(photo.bytes) });
					await expect(page.getByRole('listitem').filter({ hasText: photo.name })).toContainText('已上傳');
					await page.getByRole('link', { name: '返回', exact: true }).click();
					await dialogOpen(page);
				},
			},
		],
	},
	'(office)/applications/record-books/[applicationId]': {
		address: ({ applicationId }) => `/applications/record-books/${applicationId}`,
		function: 'applications.record-book',
	},
	'(office)/reviews': { address: () => '/reviews', function: 'reviews.search', states: [filters] },
	'(office)/reviews/[applicationId]': {
		address: ({ applicationId }) => `/reviews/${applicationId}`,
		function: 'reviews.search',
	},
	'(office)/reviews/pending': {
		address: () => '/reviews/pending',
		function: 'reviews.pending',
		by: 'unit',
		states: [
			filters,
			{
				name: '批次審核',
				async show(page) {
					await page
						.getByRole('table', { name: '待審核申請單' })
						.getByRole('checkbox', { name: /^選取 / })
						.first()
						.check();
					await press(page, '批次審核');
					await dialogOpen(page);
					await press(page, /^確定審核/);
					await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
				},
			},
		],
	},
	'(office)/reviews/pending/[applicationId]': {
		address: ({ pendingId }) => `/reviews/pending/${pendingId}`,
		function: 'reviews.pending',
		by: 'unit',
		states: [
			refusal('確定'),
			{
				name: 'the question before a decision',
				async show(page) {
					await pick(page, '審核結果', '否決');
					await field(page, '審核意見').fill('資料不符');
					await press(page, '確定');
					await dialogOpen(page);
				},
			},
		],
	},
	'(office)/system/accounts': {
		address: () => '/system/accounts',
		function: 'system.accounts',
		states: [filters, dialog('停用', /^停用 /)],
	},
	'(office)/system/accounts/new': {
		address: () => '/system/accounts/new',
		function: 'system.accounts',
		states: [refusal('確定')],
	},
	'(office)/system/accounts/[accountId]': {
		address: ({ accountId }) => `/system/accounts/${accountId}`,
		function: 'system.accounts',
	},
	'(office)/system/organizations': {
		address: () => '/system/organizations',
		function: 'system.organizations',
		states: [
			{
				name: 'an unfolded branch and the dialog of a new organisation',
				async show(page) {
					await page
						.getByRole('button', { name: /^展開 / })
						.first()
						.click();
					await page
						.getByRole('button', { name: /之下新增運用單位$/ })
						.first()
						.click();
					await dialogOpen(page);
					await page.getByRole('dialog').getByRole('button', { name: '確定' }).click();
					await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
				},
			},
		],
	},
	'(office)/system/organizations/permissions': {
		address: () => '/system/organizations/permissions',
		function: 'system.organizations',
	},
	'(office)/attendance/rosters': {
		address: () => '/attendance/rosters',
		function: 'attendance.rosters',
		by: 'unit',
		states: [filters, dialog('刪除', /^刪除 /), dialog('複製', /^複製 /)],
	},
	'(office)/attendance/rosters/new': {
		address: () => '/attendance/rosters/new',
		function: 'attendance.rosters',
		by: 'unit',
		states: [refusal('確定')],
	},
	'(office)/attendance/rosters/[rosterId]': {
		address: rosterOf,
		function: 'attendance.rosters',
		by: 'unit',
		states: [dialog('刪除', /^刪除 /)],
	},
	'(office)/attendance/rosters/[rosterId]/edit': {
		address: (records) => `${rosterOf(records)}/edit`,
		function: 'attendance.rosters',
		by: 'unit',
	},
	'(office)/attendance/rosters/[rosterId]/positions/new': {
		address: (records) => `${rosterOf(records)}/positions/new`,
		function: 'attendance.rosters',
		by: 'unit',
		states: [
			refusal('儲存設定'),
			{
				name: '班別 that overlap, one of them reversed',
				async show(page) {
					await page.getByRole('checkbox', { name: '早班' }).check();
					await page.getByRole('checkbox', { name: '午班' }).check();
					await page.getByRole('checkbox', { name: '晚班' }).check();
					const noon = page.getByRole('group', { name: '午班' });
					await field(noon, '時間[起]').fill('11:00');
					await field(page.getByRole('group', { name: '晚班' }), '時間[訖]').fill('08:00');
					await press(page, '儲存設定');
					await refused(page);
				},
			},
		],
	},
	'(office)/attendance/rosters/[rosterId]/positions/[positionId]': {
		address: positionOf,
		function: 'attendance.rosters',
		by: 'unit',
		states: [dialog('執行排班', '執行排班')],
	},
	'(office)/attendance/rosters/[rosterId]/positions/[positionId]/shifts': {
		address: (records) => `${positionOf(records)}/shifts`,
		function: 'attendance.rosters',
		by: 'unit',
		states: [filters, dialog('設定週期式排班', '設定週期式排班')],
	},
	'(office)/attendance/rosters/[rosterId]/positions/[positionId]/shifts/[date]/[kind]': {
		address: (records) => `${positionOf(records)}/shifts/${records.shift.date}/${records.shift.kind}`,
		function: 'attendance.rosters',
		by: 'unit',
		states: [filters],
	},
	'(office)/attendance/rosters/[rosterId]/positions/[positionId]/attendance': {
		// Those whose hours can be entered: their rows have boxes to tick.
		address: (records) => `${positionOf(records)}/attendance?status=checked-out`,
		function: 'attendance.rosters',
		by: 'unit',
		states: [
			filters,
			{
				name: '轉入服務時數, refused',
				async show(page) {
					await page
						.getByRole('table', { name: '簽到退紀錄' })
						.getByRole('checkbox', { name: /^選取 / })
						.first()
						.check();
					await press(page, '轉入服務時數');
					await dialogOpen(page);
					await page.getByRole('dialog').getByRole('textbox').fill('0');
					await press(page, '確定轉入');
					await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
				},
			},
		],
	},
	'(kiosk)/attendance/kiosk': {
		address: () => '/attendance/kiosk',
		function: 'attendance.kiosk',
		by: 'unit',
		states: [
			{
				name: 'a number that nobody has',
				async show(page) {
					await page.getByRole('textbox', { name: '身分證字號' }).fill('A123');
					await press(page, '送出');
					await expect(page.getByRole('alert').filter({ hasText: '未完成打卡' })).toBeVisible();
				},
			},
		],
	},
	'(door)/login': { address: () => '/login', states: [refusal('登入')] },
	'(door)/forgot-password': { address: () => '/forgot-password', states: [refusal('寄送重置密碼連結')] },
	'(door)/set-password': {
		// The address alone shows a link that is worth nothing.
		address: () => '/set-password#token=made-up-for-the-look-of-the-page',
		states: [
			{
				name: 'refused form',
				async show(page) {
					await pretendOpenLink(page);
					await page.reload();
					await press(page, '確定');
					await refused(page);
				},
			},
		],
	},
	'(door)/change-password': { address: () => '/change-password', states: [refusal('確定')] },
};

export function levelsOf(entry: AdminPage): readonly OrganizationLevel[] {
	return entry.function === undefined ? organizationLevels : backOfficeFunctions[entry.function].levels;
}
