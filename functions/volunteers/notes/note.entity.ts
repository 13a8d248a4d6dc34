import { Entity, type EntityItem } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';
import { noteKinds, type NoteKind } from '#shared/codes/note-kinds.ts';

/** 其他登錄事項 (V-37): a remark that a unit keeps with a volunteer; all units of the person read it. */
export function noteEntity(table: Table) {
	return new Entity(
		{
			model: model('note'),
			attributes: {
				volunteerId: { type: 'string', required: true },
				noteId: { type: 'string', required: true },
				kind: { type: noteKinds.map(({ code }) => code) as NoteKind[], required: true },
				/** ISO date. */
				recordedOn: { type: 'string', required: true },
				text: { type: 'string', required: true },
				/** 登錄單位, and where it stands. */
				organizationId: { type: 'string', required: true },
				path: { type: 'string', required: true },
				/** 登錄人. */
				recordedBy: { type: 'string', required: true },
				revision: { type: 'number', required: true },
			},
			indexes: {
				byVolunteer: {
					pk: { field: 'pk', composite: ['volunteerId'], casing: 'none' },
					sk: { field: 'sk', composite: ['noteId'], casing: 'none' },
				},
			},
		},
		table,
	);
}

export type NoteItem = EntityItem<ReturnType<typeof noteEntity>>;
