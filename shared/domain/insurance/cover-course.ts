import { thresholdOn } from '../../codes/thresholds.ts';
import { addDays, ageOn, type IsoDate } from '../../values/iso-date.ts';
import { coverTransitions, type CoverEvent, type CoverState } from './cover-states.ts';

export interface CoverPeriod {
	startDate: IsoDate;
	endDate: IsoDate;
}

/** What a cover is at a moment: its state and the periods that belong to it. */
export interface CoverCourse {
	state: CoverState;
	/** The state that 取消加保 returns to. */
	before?: CoverState;
	/** 保險期: of the cover in force, or of the last one. */
	period?: CoverPeriod;
	/** 續保期間. */
	renewalPeriod?: CoverPeriod;
	/** The end that has been told to the unit. */
	noticedEnd?: IsoDate;
}

/** The cover after an event that may happen to it (`mayHappen`); `given` is the period that the event asks for. */
export function afterEvent(course: CoverCourse, event: CoverEvent, given?: CoverPeriod): CoverCourse {
	const { to } = coverTransitions[event];
	const state = to === 'before' ? (course.before ?? 'none') : to;
	const period = periodAfter(course, event, given);
	const renewalPeriod = event === 'confirm-renewal' ? given : course.renewalPeriod;
	return {
		state,
		...(event === 'enrol' && { before: course.state }),
		...(period && { period }),
		...(state === 'renewed' && renewalPeriod && { renewalPeriod }),
		...(course.noticedEnd !== undefined && { noticedEnd: course.noticedEnd }),
	};
}

function periodAfter(course: CoverCourse, event: CoverEvent, given: CoverPeriod | undefined) {
	if (event === 'confirm-enrolment') return given;
	return event === 'roll-over' ? (course.renewalPeriod ?? course.period) : course.period;
}

/** 保險期 as lists show it: a cover that is only asked for has none, whatever it had before. */
export function shownPeriod({ state, period }: CoverCourse): CoverPeriod | undefined {
	return state === 'none' || state === 'enrolling' ? undefined : period;
}

/** What the platform does by itself when the period is over (I-11, I-16). */
export function eventAtEnd({ state, period }: CoverCourse, today: IsoDate): CoverEvent | undefined {
	if (!isRunning(state) || period === undefined || period.endDate >= today) return undefined;
	return state === 'renewed' ? 'roll-over' : 'expire';
}

/** True when the unit is to be told that the cover ends and nothing has been done about it (I-16). */
export function wantsNotice(course: CoverCourse, today: IsoDate): boolean {
	const { state, period, noticedEnd } = course;
	if (period === undefined || noticedEnd === period.endDate || period.endDate < today) return false;
	return (state === 'insured' || state === 'renewing') && noticeDay(period) <= today;
}

/** The day on which the platform has to look at the cover next: to give notice, or when it has ended. */
export function dueOn(course: CoverCourse): IsoDate | undefined {
	const { state, period, noticedEnd } = course;
	if (!isRunning(state) || period === undefined) return undefined;
	const tells = (state === 'insured' || state === 'renewing') && noticedEnd !== period.endDate;
	return tells ? noticeDay(period) : addDays(period.endDate, 1);
}

function noticeDay({ endDate }: CoverPeriod): IsoDate {
	return addDays(endDate, -thresholdOn(endDate, 'insurance.expiry-notice-days'));
}

function isRunning(state: CoverState): boolean {
	return ['insured', 'renewing', 'renewed', 'withdrawing', 'leaving'].includes(state);
}

/** Past the age up to which insurers take volunteers: a warning, never a refusal (domain 1.8). */
export function isOverInsurableAge(birthDate: IsoDate, today: IsoDate): boolean {
	return ageOn(birthDate, today) > thresholdOn(today, 'insurance.warning-age');
}
