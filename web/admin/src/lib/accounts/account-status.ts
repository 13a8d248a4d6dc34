import type { AccountRow } from '#shared/contract/identity.ts';
import type { ChipTone } from '#ui/data/status-chip.svelte';

export const accountStatusOptions = [
	{ value: 'enabled', label: '啟用' },
	{ value: 'disabled', label: '停用' },
] as const;

export function accountStatusChip(status: AccountRow['status']): { label: string; tone: ChipTone } {
	return status === 'enabled' ? { label: '啟用', tone: 'good' } : { label: '停用', tone: 'neutral' };
}
