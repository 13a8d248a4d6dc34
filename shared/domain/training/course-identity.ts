import type { CourseType } from '../../codes/course-types.ts';
import type { IsoDate } from '../../values/iso-date.ts';

interface Attendance {
	volunteerId: string;
	courseType: CourseType;
	courseName: string;
	provider: string;
	startDate: IsoDate;
}

/** Two records with the same value are the same attendance entered twice; blanks and width of letters do not tell them apart. */
export function courseIdentity(attendance: Attendance): string {
	const { volunteerId, courseType, courseName, provider, startDate } = attendance;
	return JSON.stringify([volunteerId, courseType, plain(courseName), plain(provider), startDate]);
}

function plain(text: string): string {
	return text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
}
