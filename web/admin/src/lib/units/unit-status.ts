import type { UnitRow } from '#shared/contract/units.ts';
import type { ChipTone } from '#ui/data/status-chip.svelte';

export const unitStatusOptions = [
	{ value: 'active', label: '啟用' },
	{ value: 'disabled', label: '停用' },
] as const;

export function unitStatusChip(status: UnitRow['status']): { label: string; tone: ChipTone } {
	return status === 'active' ? { label: '啟用', tone: 'good' } : { label: '停用', tone: 'neutral' };
}
