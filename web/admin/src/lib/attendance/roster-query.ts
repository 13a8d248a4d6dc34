import { createQuery } from '@tanstack/svelte-query';
import { page } from '$app/state';
import type { Position, Roster } from '#shared/contract/rosters.ts';
import type { Crumb } from '#ui/navigation/breadcrumb.svelte';
import { client } from '../api/client.ts';
import { queryClient } from '../api/query-client.ts';

export const rostersPath = '/attendance/rosters';

export function rosterPath(rosterId: string): string {
	return `${rostersPath}/${rosterId}`;
}

export function positionPath({ rosterId, positionId }: { rosterId: string; positionId: string }): string {
	return `${rosterPath(rosterId)}/positions/${positionId}`;
}

/** The roster of the address. */
export function rosterIdOfPage(): string {
	return page.params['rosterId'] ?? '';
}

/** Roster and 服務位置 of the address. */
export function positionOfPage(): { rosterId: string; positionId: string } {
	return { rosterId: rosterIdOfPage(), positionId: page.params['positionId'] ?? '' };
}

export function rosterQuery() {
	return createQuery(() => {
		const rosterId = rosterIdOfPage();
		return {
			queryKey: ['attendance', rosterId],
			queryFn: ({ signal }) => client.attendance.getRoster({ params: { rosterId }, signal }),
		};
	});
}

export function positionQuery() {
	return createQuery(() => {
		const params = positionOfPage();
		return {
			queryKey: ['attendance', params.rosterId, 'positions', params.positionId],
			queryFn: ({ signal }) => client.attendance.getPosition({ params, signal }),
		};
	});
}

/** After any change: numbers of shifts stand on the pages of the shift, the position and the roster alike. */
export function refreshAttendance(): Promise<void> {
	return queryClient.invalidateQueries({ queryKey: ['attendance'] });
}

/** The trail of a page under 排班管理 (S-15). */
export function rosterCrumbs(...trail: Crumb[]): Crumb[] {
	return [{ label: '志工差勤管理系統' }, { label: '排班管理', href: rostersPath }, ...trail];
}

/** Which roster and 服務位置 a page is about; a line of its final height until that is known. */
export function leadOf(roster: Roster | undefined, position: Position | undefined): string {
	return roster && position ? `${roster.name}・${position.name}` : '\u3000';
}
