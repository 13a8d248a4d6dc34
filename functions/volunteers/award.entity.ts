import { Entity, type EntityItem } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';
import { awardGrades, awards, type Award, type AwardGrade } from '#shared/codes/awards.ts';

/** One award of a volunteer (V-25). */
export function awardEntity(table: Table) {
	return new Entity(
		{
			model: model('award'),
			attributes: {
				volunteerId: { type: 'string', required: true },
				awardId: { type: 'string', required: true },
				award: { type: awards.map(({ code }) => code) as Award[], required: true },
				grade: { type: awardGrades.map(({ code }) => code) as AwardGrade[], required: true },
				/** 獲獎年度, a ROC year. */
				rocYear: { type: 'number', required: true },
				/** 申請單位. */
				applicantId: { type: 'string', required: true },
			},
			indexes: {
				byVolunteer: {
					pk: { field: 'pk', composite: ['volunteerId'], casing: 'none' },
					sk: { field: 'sk', composite: ['awardId'], casing: 'none' },
				},
			},
		},
		table,
	);
}

export type AwardItem = EntityItem<ReturnType<typeof awardEntity>>;
