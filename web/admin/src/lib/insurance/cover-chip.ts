import {
	labelOfInsuranceStatus,
	labelOfRenewalStatus,
	type RenewalStatus,
} from '#shared/codes/insurance-statuses.ts';
import { renewalOf, statusOf, type CoverState } from '#shared/domain/insurance/cover-states.ts';
import type { ChipTone } from '#ui/data/status-chip.svelte';

interface Chip {
	label: string;
	tone: ChipTone;
}

const tones: Record<CoverState, ChipTone> = {
	none: 'caution',
	enrolling: 'info',
	insured: 'good',
	renewing: 'good',
	renewed: 'good',
	withdrawing: 'info',
	leaving: 'info',
	withdrawn: 'neutral',
	expired: 'neutral',
};

const renewalTones: Record<RenewalStatus, ChipTone> = { none: 'neutral', renewing: 'info', renewed: 'good' };

/** A 投保狀態 as a chip; its cause stands beside it. */
export function coverChip(state: CoverState): Chip {
	return { label: labelOfInsuranceStatus(statusOf(state)), tone: tones[state] };
}

/** A 延續投保狀態 as a chip; only a cover in force has one. */
export function renewalChip(state: CoverState): Chip | undefined {
	const renewal = renewalOf(state);
	return renewal && { label: labelOfRenewalStatus(renewal), tone: renewalTones[renewal] };
}
