import { Entity, type EntityItem } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';

/** 其他登錄事項 (V-37): a remark that a unit keeps with a volunteer. */
export function noteEntity(table: Table) {
	return new Entity(
		{
			model: model('note'),
			attributes: {
				volunteerId: { type: 'string', required: true },
				noteId: { type: 'string', required: true },
				/** ISO date. */
				recordedOn: { type: 'string', required: true },
				organizationId: { type: 'string', required: true },
				text: { type: 'string', required: true },
			},
			indexes: {
				byVolunteer: {
					pk: { field: 'pk', composite: ['volunteerId'], casing: 'none' },
					sk: { field: 'sk', composite: ['recordedOn', 'noteId'], casing: 'none' },
				},
			},
		},
		table,
	);
}

export type NoteItem = EntityItem<ReturnType<typeof noteEntity>>;
