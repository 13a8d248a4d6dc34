import { labelOfAttendanceStatus, type AttendanceStatus } from '#shared/codes/attendance-statuses.ts';
import type { ChipTone } from '#ui/data/status-chip.svelte';

const tones: Record<AttendanceStatus, ChipTone> = {
	assigned: 'neutral',
	'checked-in': 'info',
	'checked-out': 'caution',
	posted: 'good',
};

export function attendanceChip(status: AttendanceStatus): { label: string; tone: ChipTone } {
	return { label: labelOfAttendanceStatus(status), tone: tones[status] };
}
