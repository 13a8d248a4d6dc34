import { serviceCategories, type ServiceCategory } from '../../codes/service-categories.ts';
import { thresholdOn } from '../../codes/thresholds.ts';
import type { IsoDate } from '../../values/iso-date.ts';
import { isWhole, trainingShare, type RequiredTraining } from './training-share.ts';

/** A finished course as completion looks at it. */
export interface CompletingCourse extends RequiredTraining {
	courseType: string;
	category: ServiceCategory;
}

/** The days on which somebody was trained: 基礎 once for all, 特殊 for each category (E-26). Absent while not complete. */
export interface CompletionDays {
	basic?: IsoDate;
	special: Partial<Record<ServiceCategory, IsoDate>>;
}

/** Worked out from the courses as eligibility is (ADR 0014): the end of the course that made the shares whole. */
export function completionDays(courses: readonly CompletingCourse[]): CompletionDays {
	const basic = completionDay(
		courses.filter(({ courseType }) => courseType === 'basic'),
		(date) => thresholdOn(date, 'training.basic.hours'),
	);
	const special: CompletionDays['special'] = {};
	for (const { code } of serviceCategories) {
		const day = completionDay(
			courses.filter(({ courseType, category }) => courseType === 'special' && category === code),
			(date) => thresholdOn(date, 'training.special.hours', { subject: code }),
		);
		if (day !== undefined) special[code] = day;
	}
	return { ...(basic !== undefined && { basic }), special };
}

function completionDay(
	courses: readonly RequiredTraining[],
	requiredOn: (date: string) => number,
): IsoDate | undefined {
	const ordered = courses.toSorted((one, other) => one.endDate.localeCompare(other.endDate));
	const completing = ordered.findIndex((_, place) =>
		isWhole(trainingShare(ordered.slice(0, place + 1), requiredOn)),
	);
	return ordered[completing]?.endDate;
}
