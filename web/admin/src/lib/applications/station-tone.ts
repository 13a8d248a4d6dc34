import type { ChipTone } from '#ui/data/status-chip.svelte';

const tones: Record<string, ChipTone> = {
	送審: 'neutral',
	核准: 'good',
	審核通過: 'good',
	否決: 'bad',
	退回申請人: 'caution',
	審核中: 'info',
};

/** The tone of a station's 審核狀態 (W-05). */
export function stationTone(result: string): ChipTone {
	return tones[result] ?? 'neutral';
}
