import type { Crumb } from '#ui/navigation/breadcrumb.svelte';

/** The trail of a page under 紀錄冊申請 (S-15). */
export function applicationCrumbs(label: string): Crumb[] {
	return [{ label: '各項表單申請' }, { label: '紀錄冊申請', href: '/applications/record-books' }, { label }];
}
