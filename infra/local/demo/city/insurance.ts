import { afterEvent, type CoverCourse, type CoverPeriod } from '#shared/domain/insurance/cover-course.ts';
import { mayHappen, type CoverEvent } from '#shared/domain/insurance/cover-states.ts';
import { addDays, addYears, type IsoDate } from '#shared/values/iso-date.ts';
import type { Chance } from '../random.ts';
import { demoAsOf } from './person.ts';

/** Something that happened to a cover. */
export interface CoverStep {
	event: CoverEvent;
	on: IsoDate;
	given?: CoverPeriod;
}

const later = (one: IsoDate, other: IsoDate) => (one > other ? one : other);

/** Asked for three weeks before it begins, confirmed ten days later; never before there was a book (I-04). */
function begun(period: CoverPeriod, book: IsoDate): CoverStep[] {
	const enrolled = later(addDays(period.startDate, -21), addDays(book, 3));
	const confirmed = addDays(enrolled, 10);
	const given = { ...period, startDate: later(period.startDate, addDays(confirmed, 1)) };
	return [
		{ event: 'enrol', on: enrolled },
		{ event: 'confirm-enrolment', on: confirmed, given },
	];
}

/** The whole year, and one that ends within 30 days of the demo's last day. */
const thisYear = { startDate: '2026-01-01', endDate: '2026-12-31' };
const endingSoon = { startDate: '2025-12-01', endDate: '2026-11-30' };
const nextYear = { startDate: '2027-01-01', endDate: '2027-12-31' };

/** What has happened to the insurance of somebody with a book since `book`; empty for 未加保. */
export function insurance(chance: Chance, book: IsoDate): CoverStep[] {
	const insured = begun(thisYear, book);
	const ending = begun(endingSoon, book);
	const old = lastYearOf(book);
	const asked: CoverStep = { event: 'enrol', on: addDays(demoAsOf, -6) };
	const renewing: CoverStep = { event: 'renew', on: addDays(demoAsOf, -9) };
	return chance.weighted<CoverStep[]>([
		[insured, 44],
		[ending, 6],
		[[...ending, renewing], 10],
		[[...insured, renewing, { event: 'confirm-renewal', on: addDays(demoAsOf, -2), given: nextYear }], 6],
		[[asked], 8],
		[[...old, asked], 2],
		[[...insured, { event: 'withdraw', on: addDays(demoAsOf, -5) }], 8],
		[[...insured, { event: 'withdraw', on: addDays(demoAsOf, -40) }, confirmed(-30)], 4],
		[old, 4],
		[[], 10],
	]);
}

/** A cover of the year before that nobody renewed; whoever had no book then was not insured. */
function lastYearOf(book: IsoDate): CoverStep[] {
	const period = { startDate: addYears(thisYear.startDate, -1), endDate: addYears(thisYear.endDate, -1) };
	if (book > period.startDate) return [];
	return [...begun(period, book), { event: 'expire', on: addDays(period.endDate, 1) }];
}

function confirmed(days: number): CoverStep {
	return { event: 'confirm-withdrawal', on: addDays(demoAsOf, days) };
}

/** The insurance of somebody who has all that can be shown. */
export function insuredThisYear(book: IsoDate): CoverStep[] {
	return begun(thisYear, book);
}

/** What was still to come when somebody left the unit has not happened; the leaving itself has (I-12). */
export function untilLeaving(steps: readonly CoverStep[], leftOn: IsoDate): CoverStep[] {
	const happened = steps.filter(({ on }) => on <= leftOn);
	const { state } = replayed(happened);
	const leaving = (['leave', 'leave-unconfirmed'] as const).find((event) => mayHappen(event, state));
	return leaving ? [...happened, { event: leaving, on: leftOn }] : happened;
}

/** The cover before and after each step. */
export function courses(steps: readonly CoverStep[]): CoverCourse[] {
	const found: CoverCourse[] = [{ state: 'none' }];
	for (const { event, given } of steps) {
		const before = found.at(-1) ?? { state: 'none' as const };
		if (!mayHappen(event, before.state)) throw new RangeError(`${event} cannot follow ${before.state}`);
		found.push(afterEvent(before, event, given));
	}
	return found;
}

/** The cover as the steps have left it; the unit has been told of what ends soon (I-16). */
export function replayed(steps: readonly CoverStep[]): CoverCourse {
	const course = courses(steps).at(-1) ?? { state: 'none' };
	const told = course.state !== 'none' && course.period?.endDate === endingSoon.endDate;
	return told ? { ...course, noticedEnd: endingSoon.endDate } : course;
}
