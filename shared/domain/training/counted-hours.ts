import type { CourseType } from '../../codes/course-types.ts';
import type { ServiceCategory } from '../../codes/service-categories.ts';
import type { HourTenths } from '../../values/hours.ts';

export interface CountedCourse {
	courseType: CourseType;
	category: ServiceCategory;
	tenths: HourTenths;
}

/** What a person has finished: 基礎 once for all categories, 特殊 per category (E-26). */
export interface TrainingSums {
	basicTenths: HourTenths;
	specialTenths: Partial<Record<ServiceCategory, HourTenths>>;
}

/** Whether a record book rests on courses of this type; the others count nowhere (E-25). */
export function countsForBook(courseType: CourseType): courseType is 'basic' | 'special' {
	return courseType === 'basic' || courseType === 'special';
}

export function trainingSums(courses: Iterable<CountedCourse>): TrainingSums {
	const sums: TrainingSums = { basicTenths: 0, specialTenths: {} };
	for (const { courseType, category, tenths } of courses) {
		if (courseType === 'basic') sums.basicTenths += tenths;
		if (courseType === 'special') sums.specialTenths[category] = (sums.specialTenths[category] ?? 0) + tenths;
	}
	return sums;
}
