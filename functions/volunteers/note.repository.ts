import type { Table } from '#platform/data/table.ts';
import { putChange, type Change } from '#platform/data/transaction.ts';
import { noteEntity, type NoteItem } from './note.entity.ts';

export function noteRepository(table: Table) {
	const entity = noteEntity(table);
	return {
		/** Newest first. */
		async ofVolunteer(volunteerId: string): Promise<NoteItem[]> {
			const { data } = await entity.query.byVolunteer({ volunteerId }).go({ pages: 'all', order: 'desc' });
			return data;
		},
		createChange(note: NoteItem): Change {
			return putChange(entity.create(note));
		},
	};
}

export type NoteRepository = ReturnType<typeof noteRepository>;
