import type { StaffActor } from '#platform/access/actor.ts';
import { inScope, scopeOf } from '#platform/access/scope.ts';
import type { Audit, FieldChange } from '#platform/audit/audit.ts';
import type { CreatedOnce } from '#platform/data/created-once.ts';
import type { Transact } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { NewId } from '#platform/ids.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import { labelOfNoteKind } from '#shared/codes/note-kinds.ts';
import type { Note, NoteCreate, NoteUpdate } from '#shared/contract/volunteer-notes.ts';
import { formatRocDate } from '#shared/values/roc-date.ts';
import { mayMaintain, requireMaintained, requirePerson, type PersonReading } from '../person.ts';
import type { NoteItem, NoteRepository } from './note.repository.ts';

interface Dependencies extends PersonReading {
	notes: NoteRepository;
	directory: Directory;
	audit: Audit;
	transact: Transact;
	newId: NewId;
	createdOnce: CreatedOnce;
}

interface NoteKey {
	volunteerId: string;
	noteId: string;
}

/** 其他登錄事項 of a volunteer in scope, whichever unit keeps them (V-37). */
export async function listNotes(
	deps: Dependencies,
	actor: StaffActor,
	volunteerId: string,
): Promise<{ items: Note[] }> {
	const { memberships } = await requirePerson(deps, actor, volunteerId);
	const notes = await deps.notes.ofVolunteer(volunteerId);
	return { items: await shown(deps, actor, notes, mayMaintain(actor, memberships)) };
}

export async function createNote(
	deps: Dependencies,
	actor: StaffActor,
	volunteerId: string,
	{ requestKey, ...input }: NoteCreate,
): Promise<Note> {
	await requireMaintained(deps, actor, volunteerId);
	const { kind, recordedOn, text } = input;
	const note: NoteItem = {
		volunteerId,
		noteId: deps.newId(),
		kind,
		recordedOn,
		text,
		organizationId: actor.organizationId,
		path: actor.path,
		recordedBy: actor.name,
		revision: 1,
	};
	const creation = { actor, requestKey, input: { volunteerId, ...input }, recordId: note.noteId };
	return deps.createdOnce.run(creation, {
		async create(mark) {
			await deps.transact([
				deps.notes.createChange(note),
				...mark,
				deps.audit.entry({
					actor,
					action: 'note.create',
					subject: { type: 'volunteer', id: volunteerId },
					changes: noteChanges(undefined, note),
				}),
			]);
			return showOne(deps, actor, note);
		},
		async read(noteId) {
			const before = await deps.notes.get(volunteerId, noteId);
			return before && showOne(deps, actor, before);
		},
	});
}

/** Changes a note of the own unit or of one below; the others are only read. */
export async function updateNote(
	deps: Dependencies,
	actor: StaffActor,
	key: NoteKey,
	input: NoteUpdate,
): Promise<Note> {
	const before = await requireOwn(deps, actor, key);
	const { kind, recordedOn, text, revision } = input;
	const after: NoteItem = { ...before, kind, recordedOn, text, recordedBy: actor.name };
	await deps.transact([
		deps.notes.replaceChange(after, { revision }),
		deps.audit.entry({
			actor,
			action: 'note.update',
			subject: { type: 'volunteer', id: key.volunteerId },
			changes: noteChanges(before, after),
		}),
	]);
	return showOne(deps, actor, { ...after, revision: revision + 1 });
}

export async function deleteNote(
	deps: Dependencies,
	actor: StaffActor,
	key: NoteKey,
): Promise<Record<string, never>> {
	const note = await requireOwn(deps, actor, key);
	await deps.transact([
		deps.notes.removeChange(note),
		deps.audit.entry({
			actor,
			action: 'note.delete',
			subject: { type: 'volunteer', id: key.volunteerId },
			changes: noteChanges(note, undefined),
		}),
	]);
	return {};
}

async function requireOwn(deps: Dependencies, actor: StaffActor, key: NoteKey): Promise<NoteItem> {
	const note = await deps.notes.get(key.volunteerId, key.noteId);
	if (!note || !isOwn(actor, note)) throw new DomainError('note.not-found');
	await requireMaintained(deps, actor, key.volunteerId);
	return note;
}

/** Whether the actor's unit keeps the note, or stands above the one that does. */
function isOwn(actor: StaffActor, note: NoteItem): boolean {
	return inScope(scopeOf(actor), note.path);
}

async function shown(
	deps: Pick<Dependencies, 'directory'>,
	actor: StaffActor,
	notes: NoteItem[],
	maintained = true,
): Promise<Note[]> {
	const nameOf = await deps.directory.names(notes.map(({ organizationId }) => organizationId));
	return notes.map((note) => {
		const { volunteerId: _volunteerId, path: _path, organizationId, ...rest } = note;
		return {
			...rest,
			organization: nameOf(organizationId)?.name ?? organizationId,
			editable: maintained && isOwn(actor, note),
		};
	});
}

async function showOne(
	deps: Pick<Dependencies, 'directory'>,
	actor: StaffActor,
	note: NoteItem,
): Promise<Note> {
	const [one] = await shown(deps, actor, [note]);
	if (!one) throw new TypeError('no note to show');
	return one;
}

/** What differs, in the words of the form, for the change log. */
function noteChanges(before: NoteItem | undefined, after: NoteItem | undefined): FieldChange[] {
	const words = (note: NoteItem | undefined): Record<string, string | undefined> => ({
		註記類別: note && labelOfNoteKind(note.kind),
		登錄日期: note && formatRocDate(note.recordedOn),
		內容: note?.text,
	});
	const [from, to] = [words(before), words(after)];
	return Object.keys(to)
		.filter((label) => from[label] !== to[label])
		.map((label) => ({ label, before: from[label], after: to[label] }));
}
