import { labelOfApplicationStatus, type ApplicationStatus } from '#shared/codes/application-statuses.ts';
import type { ChipTone } from '#ui/data/status-chip.svelte';

const tones: Record<ApplicationStatus, ChipTone> = {
	none: 'neutral',
	draft: 'neutral',
	'in-review': 'info',
	returned: 'caution',
	rejected: 'bad',
	approved: 'good',
	withdrawn: 'neutral',
};

/** A 表單狀態 as a chip. */
export function statusChip(status: ApplicationStatus): { label: string; tone: ChipTone } {
	return { label: labelOfApplicationStatus(status), tone: tones[status] };
}
