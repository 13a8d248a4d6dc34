import { thresholdOn } from '../../codes/thresholds.ts';
import type { ServiceCategory } from '../../codes/service-categories.ts';
import { addDays, daysBetween, type IsoDate } from '../../values/iso-date.ts';

/** Most hours that an entry over these days can hold. */
export function mostHours(startDate: IsoDate, endDate: IsoDate): number {
	return daysOf(startDate, endDate) * thresholdOn(endDate, 'hours.most-per-day');
}

function daysOf(startDate: IsoDate, endDate: IsoDate): number {
	return daysBetween(startDate, endDate) + 1;
}

interface CertifiedCourse {
	courseType: string;
	category: ServiceCategory;
	certificateCount: number;
}

/**
 * The training whose certificate must be uploaded before hours may be entered on a day (H-15): 基礎 always, and 特殊 of
 * the unit's category when it is registered. Without 特殊 training hours are registered but not effective (H-12).
 */
export function missingCertificate(
	courses: readonly CertifiedCourse[],
	category: ServiceCategory,
	today: IsoDate,
): 'basic' | 'special' | undefined {
	if (thresholdOn(today, 'hours.certificates') !== 'required') return undefined;
	const basic = courses.filter(({ courseType }) => courseType === 'basic');
	const special = courses.filter((course) => course.courseType === 'special' && course.category === category);
	if (!basic.some(isCertified)) return 'basic';
	return special.length === 0 || special.some(isCertified) ? undefined : 'special';
}

function isCertified({ certificateCount }: CertifiedCourse): boolean {
	return certificateCount > 0;
}

/** The last whole month before a day, which 按月登入 proposes (H-13). */
export function lastMonth(today: IsoDate): { from: IsoDate; until: IsoDate } {
	const until = addDays(`${today.slice(0, 7)}-01`, -1);
	return { from: `${until.slice(0, 7)}-01`, until };
}
