import { Entity, type EntityItem } from 'electrodb';
import { levelAttributes, scopedIndexes } from '#platform/data/scoped-indexes.ts';
import { model, type Table } from '#platform/data/table.ts';
import { courseTypes, type CourseType } from '#shared/codes/course-types.ts';
import { serviceCategories, type ServiceCategory } from '#shared/codes/service-categories.ts';

const fileProperties = {
	fileId: { type: 'string', required: true },
	name: { type: 'string', required: true },
	size: { type: 'number', required: true },
	contentType: { type: 'string', required: true },
} as const;

/**
 * A course that a volunteer has finished (E-18). Kept with the person (V-15: the whole history, whoever registered it)
 * and listed below the organisation that registered it, by the day it ended. Its hours are in the sums of the person
 * and of the memberships, written in the same transaction.
 */
export function trainingRecordEntity(table: Table) {
	return new Entity(
		{
			model: model('training-record'),
			attributes: {
				volunteerId: { type: 'string', required: true },
				recordId: { type: 'string', required: true },
				/** As at the time of the entry. */
				volunteerName: { type: 'string', required: true },
				nationalIdMasked: { type: 'string', required: true },
				courseName: { type: 'string', required: true },
				courseType: { type: courseTypes.map(({ code }) => code) as CourseType[], required: true },
				category: { type: serviceCategories.map(({ code }) => code) as ServiceCategory[], required: true },
				provider: { type: 'string', required: true },
				tenths: { type: 'number', required: true },
				startDate: { type: 'string', required: true },
				endDate: { type: 'string', required: true },
				approvedOn: { type: 'string' },
				approvalNumber: { type: 'string' },
				certificates: {
					type: 'list',
					required: true,
					items: { type: 'map', properties: fileProperties },
				},
				/** Those that newer files have replaced (E-23). */
				replacedCertificates: {
					type: 'list',
					items: {
						type: 'map',
						properties: {
							...fileProperties,
							replacedAt: { type: 'string', required: true },
							replacedBy: { type: 'string', required: true },
						},
					},
				},
				/** For the filter 已上傳證書. */
				certificateCount: { type: 'number', required: true },
				/** 登錄單位, and where it stands. */
				organizationId: { type: 'string', required: true },
				path: { type: 'string', required: true },
				...levelAttributes,
				/** Where it was taken over from, when it was not entered here: the unit may add what is missing (N-08). */
				source: { type: ['paper-book'] as const },
				note: { type: 'string' },
				createdAt: { type: 'string', required: true },
				createdBy: { type: 'string' },
				updatedAt: { type: 'string' },
				updatedBy: { type: 'string' },
				revision: { type: 'number', required: true, default: 0 },
			},
			indexes: {
				byVolunteer: {
					pk: { field: 'pk', composite: ['volunteerId'], casing: 'none' },
					sk: { field: 'sk', composite: ['recordId'], casing: 'none' },
				},
				...scopedIndexes(['endDate', 'recordId']),
			},
		},
		table,
	);
}

export type TrainingRecordItem = EntityItem<ReturnType<typeof trainingRecordEntity>>;
