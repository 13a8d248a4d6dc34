import CalendarClock from '@lucide/svelte/icons/calendar-clock';
import CalendarHeart from '@lucide/svelte/icons/calendar-heart';
import ClipboardCheck from '@lucide/svelte/icons/clipboard-check';
import FileDown from '@lucide/svelte/icons/file-down';
import FileText from '@lucide/svelte/icons/file-text';
import GraduationCap from '@lucide/svelte/icons/graduation-cap';
import House from '@lucide/svelte/icons/house';
import Settings from '@lucide/svelte/icons/settings';
import UserRound from '@lucide/svelte/icons/user-round';
import Users from '@lucide/svelte/icons/users';
import { backOfficeFunctions, mainMenu, type BackOfficeFunction } from '#shared/domain/identity/functions.ts';
import type { MenuGroup } from '#ui/shell/menu.ts';

const icons: Record<string, MenuGroup['icon']> = {
	志工運用及團隊管理: Users,
	大型活動招募系統: CalendarHeart,
	教育訓練系統: GraduationCap,
	表單審核系統: ClipboardCheck,
	志工差勤管理系統: CalendarClock,
	各項表單申請: FileText,
	系統管理: Settings,
};

/** Pages without this menu: they leave the one who opens them where they are. */
const ownWindow: readonly BackOfficeFunction[] = ['attendance.kiosk'];

/** The menu in the order of S-05, cut down to what this person may use. 個人資料維護 and 我的匯出匯入 are everybody's. */
export function menuFor(functions: readonly BackOfficeFunction[]): MenuGroup[] {
	const groups = mainMenu.flatMap((label): MenuGroup[] => {
		if (label === '個人資料維護') return [{ label, icon: UserRound, href: '/profile' }];
		const items = functions
			.filter((id) => backOfficeFunctions[id].menu === label)
			.map((id) => {
				const { label, href } = backOfficeFunctions[id];
				return { label, href, ...(ownWindow.includes(id) && { newWindow: true }) };
			});
		return items.length === 0 ? [] : [{ label, icon: icons[label], items }];
	});
	return [
		{ label: '首頁', icon: House, href: '/' },
		...groups,
		{ label: '我的匯出匯入', icon: FileDown, href: '/jobs' },
	];
}
