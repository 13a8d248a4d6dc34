import {
	labelOfApplicationStatus,
	labelOfFormStatus,
	type ApplicationStatus,
} from '#shared/codes/application-statuses.ts';
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

interface Chip {
	label: string;
	tone: ChipTone;
}

/** A 審核狀態 as a chip. */
export function statusChip(status: ApplicationStatus): Chip {
	return { label: labelOfApplicationStatus(status), tone: tones[status] };
}

/** A 表單狀態 as a chip: for the applicant. */
export function formStatusChip(status: ApplicationStatus): Chip {
	return { label: labelOfFormStatus(status), tone: tones[status] };
}
