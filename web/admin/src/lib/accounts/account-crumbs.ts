import type { Crumb } from '#ui/navigation/breadcrumb.svelte';

/** The trail of a page under 後台使用者管理 (S-15). */
export function accountCrumbs(label: string): Crumb[] {
	return [{ label: '系統管理' }, { label: '後台使用者管理', href: '/system/accounts' }, { label }];
}
