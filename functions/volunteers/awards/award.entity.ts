import { Entity, type EntityItem } from 'electrodb';
import { levelAttributes, scopedIndexes } from '#platform/data/scoped-indexes.ts';
import { model, type Table } from '#platform/data/table.ts';
import { awardGrades, awards, type Award, type AwardGrade } from '#shared/codes/awards.ts';
import { storedFileAttribute } from '../stored-file-attribute.ts';

/**
 * One award of a volunteer (V-25). Kept with the person, and listed below the organisation that registered it, by the
 * year of the award.
 */
export function awardEntity(table: Table) {
	return new Entity(
		{
			model: model('award'),
			attributes: {
				volunteerId: { type: 'string', required: true },
				awardId: { type: 'string', required: true },
				/** As at the time of the entry. */
				volunteerName: { type: 'string', required: true },
				nationalIdMasked: { type: 'string', required: true },
				award: { type: awards.map(({ code }) => code) as Award[], required: true },
				grade: { type: awardGrades.map(({ code }) => code) as AwardGrade[], required: true },
				/** 獲獎年度, a ROC year; with its leading zero in keys, so that 99 comes before 100. */
				rocYear: { type: 'number', required: true, padding: { length: 3, char: '0' } },
				evidence: { type: 'list', required: true, items: storedFileAttribute },
				/** 申請單位, and where it stands. */
				applicantId: { type: 'string', required: true },
				path: { type: 'string', required: true },
				...levelAttributes,
				revision: { type: 'number', required: true },
			},
			indexes: {
				byVolunteer: {
					pk: { field: 'pk', composite: ['volunteerId'], casing: 'none' },
					sk: { field: 'sk', composite: ['awardId'], casing: 'none' },
				},
				...scopedIndexes(['rocYear', 'awardId']),
			},
		},
		table,
	);
}

export type AwardItem = EntityItem<ReturnType<typeof awardEntity>>;
