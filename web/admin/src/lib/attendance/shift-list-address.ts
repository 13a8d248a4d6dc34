import type { Position } from '#shared/contract/rosters.ts';

/**
 * 排班名單管理 of a 服務位置. In the course of its period nobody looks for its first weeks: the list then opens at
 * today, by a filter that can be cleared.
 *
 * @param path of the 服務位置
 */
export function shiftListAddress(
	path: string,
	{ from, until }: Pick<Position, 'from' | 'until'>,
	today: string,
): string {
	return from < today && today <= until ? `${path}/shifts?from=${today}` : `${path}/shifts`;
}
