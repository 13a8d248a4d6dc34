import { thresholdOn } from '../../codes/thresholds.ts';
import type { HourTenths } from '../../values/hours.ts';
import type { IsoDate } from '../../values/iso-date.ts';

/** When a shift is served; times are `HH:mm` of its day in Taiwan. */
export interface ShiftTimes {
	date: IsoDate;
	startTime: string;
	endTime: string;
}

const minuteMs = 60_000;
const tenthMs = 6 * minuteMs;

/** What speaks against a punch, with the moment from which, or until which, it is taken. */
export type PunchRefusal =
	| { reason: 'too-early'; from: Date }
	| { reason: 'too-late'; until: Date }
	| { reason: 'leaves-early'; until: Date };

/**
 * Whether a punch is taken now: 簽到 from an hour before the start to the end of the shift, 簽退 to four hours after
 * the end. 簽退 long before the end is final like any other, and so is asked for twice.
 */
export function punchRefusal(
	shift: ShiftTimes,
	direction: 'in' | 'out',
	now: Date,
): PunchRefusal | undefined {
	const [start, end] = [instantOf(shift, shift.startTime), instantOf(shift, shift.endTime)];
	const minutes = (name: Parameters<typeof thresholdOn>[1]) =>
		Number(thresholdOn(shift.date, name)) * minuteMs;
	const from = new Date(start - minutes('punch.before-start-minutes'));
	if (now < from) return { reason: 'too-early', from };
	const until = new Date(direction === 'in' ? end : end + minutes('punch.after-end-minutes'));
	if (now > until) return { reason: 'too-late', until };
	if (direction === 'out' && now.getTime() < end - minutes('punch.early-out-minutes'))
		return { reason: 'leaves-early', until: new Date(end) };
	return undefined;
}

/** Whether the shift has ended: before, it has no hours yet (H-17), and nobody is absent. */
export function isOver(shift: ShiftTimes, now: Date): boolean {
	return now.getTime() >= instantOf(shift, shift.endTime);
}

interface Presence {
	checkedInAt?: string | undefined;
	checkedOutAt?: string | undefined;
}

/** What is proposed as hours of service (H-17): the time in the shift that was served, up to 標準時數; none without both punches. */
export function servedTenths(
	shift: ShiftTimes,
	{ checkedInAt, checkedOutAt }: Presence,
	standard: HourTenths,
): HourTenths {
	if (checkedInAt === undefined || checkedOutAt === undefined) return 0;
	const begin = Math.max(Date.parse(checkedInAt), instantOf(shift, shift.startTime));
	const end = Math.min(Date.parse(checkedOutAt), instantOf(shift, shift.endTime));
	return Math.max(0, Math.min(standard, Math.floor((end - begin) / tenthMs)));
}

/** The longest that a shift can be served, which 標準時數 does not exceed; none while its times are missing or reversed. */
export function spanTenths({ startTime, endTime }: Omit<ShiftTimes, 'date'>): HourTenths | undefined {
	const minutes = minutesOf(endTime) - minutesOf(startTime);
	return minutes > 0 ? Math.floor(minutes / 6) : undefined;
}

function minutesOf(time: string): number {
	const [hours, minutes] = time.split(':').map(Number);
	return (hours ?? Number.NaN) * 60 + (minutes ?? Number.NaN);
}

function instantOf({ date }: ShiftTimes, time: string): number {
	return Date.parse(`${date}T${time}:00+08:00`);
}
