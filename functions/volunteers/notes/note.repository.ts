import type { Table } from '#platform/data/table.ts';
import { deleteChange, putChange, type Change } from '#platform/data/transaction.ts';
import { noteEntity, type NoteItem } from './note.entity.ts';

function byDate(one: NoteItem, other: NoteItem): number {
	return other.recordedOn.localeCompare(one.recordedOn) || other.noteId.localeCompare(one.noteId);
}

export function noteRepository(table: Table) {
	const entity = noteEntity(table);
	return {
		/** Newest first; nobody has so many that they would need pages. */
		async ofVolunteer(volunteerId: string): Promise<NoteItem[]> {
			const { data } = await entity.query.byVolunteer({ volunteerId }).go({ pages: 'all', consistent: true });
			return data.sort(byDate);
		},
		async get(volunteerId: string, noteId: string): Promise<NoteItem | undefined> {
			const { data } = await entity.get({ volunteerId, noteId }).go({ consistent: true });
			return data ?? undefined;
		},
		createChange(note: NoteItem): Change {
			return putChange(entity.create(note));
		},
		/** Writes the note whole if its revision is still that of `expected`. */
		replaceChange(note: NoteItem, expected: { revision: number }): Change {
			return putChange(
				entity
					.put({ ...note, revision: expected.revision + 1 })
					.where((attribute, { eq }) => eq(attribute.revision, expected.revision)),
			);
		},
		removeChange({ volunteerId, noteId, revision }: NoteItem): Change {
			return deleteChange(
				entity.remove({ volunteerId, noteId }).where((attribute, { eq }) => eq(attribute.revision, revision)),
			);
		},
	};
}

export type NoteRepository = ReturnType<typeof noteRepository>;
export type { NoteItem };
