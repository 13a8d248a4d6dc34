import type { Position } from '#shared/contract/rosters.ts';

/** What still has to be done about a setting before people can be assigned by it; nothing when it is in force. */
export function planState({
	needed,
	changedSincePlanned,
}: Pick<Position, 'needed' | 'changedSincePlanned'>): string | undefined {
	if (!changedSincePlanned) return undefined;
	return needed === 0 ? '尚未執行排班' : '設定已變更，尚未執行排班';
}
