import { labelOfAttendanceStatus, type AttendanceStatus } from '#shared/codes/attendance-statuses.ts';
import type { ChipTone } from '#ui/data/status-chip.svelte';

const tones: Record<AttendanceStatus, ChipTone> = {
	assigned: 'neutral',
	'checked-in': 'info',
	'checked-out': 'caution',
	posted: 'good',
};

/** Once the shift has ended, who has not come has stayed away. */
export function attendanceChip({ status, over }: { status: AttendanceStatus; over: boolean }): {
	label: string;
	tone: ChipTone;
} {
	if (over && status === 'assigned') return { label: '未到', tone: 'bad' };
	return { label: labelOfAttendanceStatus(status), tone: tones[status] };
}
