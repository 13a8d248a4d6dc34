import type { Table } from '#platform/data/table.ts';
import type { CourseType } from '#shared/codes/course-types.ts';
import type { ServiceCategory } from '#shared/codes/service-categories.ts';
import type { StoredFile } from '#shared/contract/common.ts';
import { decimalHours } from '#shared/values/hours.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';
import { trainingRecordRepository, type TrainingRecordRepository } from './training-record.repository.ts';

/** A finished course as applications judge it and the e-book prints it. */
export interface TrainingCourse {
	recordId: string;
	courseName: string;
	courseType: CourseType;
	category: ServiceCategory;
	provider: string;
	/** Decimal hours. */
	hours: number;
	startDate: IsoDate;
	endDate: IsoDate;
	certificateCount: number;
	certificates: StoredFile[];
}

/** How other domains ask about training; the caller has checked who may see it. */
export interface TrainingHistory {
	/** All courses of one person, newest first, as of now: for decisions. */
	of(volunteerId: string): Promise<TrainingCourse[]>;
}

export function trainingHistory(records: TrainingRecordRepository): TrainingHistory {
	return {
		async of(volunteerId) {
			const found = await records.ofVolunteer(volunteerId, true);
			return found.map(
				({
					recordId,
					courseName,
					courseType,
					category,
					provider,
					tenths,
					startDate,
					endDate,
					certificates,
				}) => ({
					recordId,
					courseName,
					courseType,
					category,
					provider,
					hours: decimalHours(tenths),
					startDate,
					endDate,
					certificateCount: certificates.length,
					certificates,
				}),
			);
		},
	};
}

/** The same for domains that have no repository of training at hand. */
export function trainingHistoryOn(table: Table): TrainingHistory {
	return trainingHistory(trainingRecordRepository(table));
}
