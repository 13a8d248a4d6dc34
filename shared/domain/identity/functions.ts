import type { OrganizationLevel } from '../organizations/level.ts';

/**
 * The back-office functions that 機關權限管理 can switch per level (S-07, S-22). `levels` is the widest set of levels
 * that rules.md L allows; the governing authority can narrow it, never widen it.
 */
export const backOfficeFunctions = {
	'volunteers.data': {
		label: '志工資料維護',
		menu: '志工運用及團隊管理',
		href: '/volunteers',
		levels: ['governing', 'purpose', 'unit', 'team', 'squad'],
	},
	'units.management': {
		label: '運用單位管理',
		menu: '志工運用及團隊管理',
		href: '/units',
		levels: ['governing', 'purpose'],
	},
	'units.profile': {
		label: '運用單位基本資料維護',
		menu: '志工運用及團隊管理',
		href: '/units/profile',
		levels: ['unit'],
	},
	'insurance.covers': {
		label: '志工保險管理',
		menu: '志工運用及團隊管理',
		href: '/insurance',
		levels: ['governing', 'purpose', 'unit', 'team', 'squad'],
	},
	'volunteers.teams': {
		label: '志工隊管理',
		menu: '志工運用及團隊管理',
		href: '/teams',
		levels: ['governing', 'purpose', 'unit', 'team'],
	},
	'volunteers.squads': {
		label: '志工小隊管理',
		menu: '志工運用及團隊管理',
		href: '/squads',
		levels: ['governing', 'purpose', 'unit', 'team', 'squad'],
	},
	'volunteers.hours': {
		label: '志工服務時數管理',
		menu: '志工運用及團隊管理',
		href: '/hours',
		levels: ['governing', 'purpose', 'unit', 'team', 'squad'],
	},
	'volunteers.awards': {
		label: '服務獎勵紀錄維護',
		menu: '志工運用及團隊管理',
		href: '/awards',
		levels: ['governing', 'purpose', 'unit', 'team', 'squad'],
	},
	'recruitment.large-events': {
		label: '大型活動管理',
		menu: '大型活動招募系統',
		href: '/large-events',
		levels: ['governing', 'purpose'],
	},
	'training.records': {
		label: '教育訓練歷程匯入',
		menu: '教育訓練系統',
		href: '/training/records',
		levels: ['governing', 'purpose', 'unit', 'team', 'squad'],
	},
	'reviews.pending': {
		label: '待審核申請單',
		menu: '表單審核系統',
		href: '/reviews/pending',
		levels: ['governing', 'purpose', 'unit'],
	},
	'reviews.search': {
		label: '審核單查詢',
		menu: '表單審核系統',
		href: '/reviews',
		levels: ['governing', 'purpose', 'unit', 'team', 'squad'],
	},
	'attendance.rosters': {
		label: '排班管理',
		menu: '志工差勤管理系統',
		href: '/attendance/rosters',
		levels: ['governing', 'purpose', 'unit', 'team', 'squad'],
	},
	'attendance.kiosk': {
		label: '簽到退模式',
		menu: '志工差勤管理系統',
		href: '/attendance/kiosk',
		levels: ['governing', 'purpose', 'unit', 'team', 'squad'],
	},
	'applications.record-book': {
		label: '紀錄冊申請',
		menu: '各項表單申請',
		href: '/applications/record-books',
		levels: ['governing', 'purpose', 'unit', 'team', 'squad'],
	},
	'system.accounts': {
		label: '後台使用者管理',
		menu: '系統管理',
		href: '/system/accounts',
		levels: ['governing', 'purpose'],
	},
	'system.organizations': {
		label: '機關權限管理',
		menu: '系統管理',
		href: '/system/organizations',
		levels: ['governing'],
	},
} as const satisfies Record<
	string,
	{ label: string; menu: string; href: string; levels: readonly OrganizationLevel[] }
>;

export type BackOfficeFunction = keyof typeof backOfficeFunctions;

export const backOfficeFunctionIds = Object.keys(backOfficeFunctions) as BackOfficeFunction[];

/**
 * The function that a page of the back office belongs to: the one with the longest address that the path begins with.
 * Pages of everybody (首頁, 個人資料維護 …) belong to none.
 */
export function functionOfPage(path: string): BackOfficeFunction | undefined {
	return backOfficeFunctionIds
		.filter(
			(id) => path === backOfficeFunctions[id].href || path.startsWith(`${backOfficeFunctions[id].href}/`),
		)
		.sort((one, other) => backOfficeFunctions[other].href.length - backOfficeFunctions[one].href.length)[0];
}

/** Which functions each level may use. */
export type FunctionPermissions = Record<OrganizationLevel, readonly BackOfficeFunction[]>;

/** Every function at every level that rules.md L allows; in force until the governing authority narrows it. */
export function defaultPermissions(): FunctionPermissions {
	const at = (level: OrganizationLevel) =>
		backOfficeFunctionIds.filter((id) =>
			(backOfficeFunctions[id].levels as readonly OrganizationLevel[]).includes(level),
		);
	return {
		governing: at('governing'),
		purpose: at('purpose'),
		unit: at('unit'),
		team: at('team'),
		squad: at('squad'),
	};
}

/**
 * The functions of a level under the stored settings. A function outside its widest set is never granted, and
 * 機關權限管理 itself cannot be taken from the governing authority: nobody could give it back.
 */
export function grantedFunctions(
	level: OrganizationLevel,
	permissions: FunctionPermissions,
): BackOfficeFunction[] {
	return backOfficeFunctionIds.filter((id) => {
		if (!(backOfficeFunctions[id].levels as readonly OrganizationLevel[]).includes(level)) return false;
		if (level === 'governing' && id === 'system.organizations') return true;
		return permissions[level].includes(id);
	});
}

/** The main menu in its fixed order (rule S-05). */
export const mainMenu = [
	'志工運用及團隊管理',
	'大型活動招募系統',
	'教育訓練系統',
	'表單審核系統',
	'志工差勤管理系統',
	'招募(媒合)系統',
	'半年報/成果報填報系統',
	'各項表單申請',
	'輔導管理系統',
	'前台管理',
	'系統管理',
	'個人資料維護',
] as const;
